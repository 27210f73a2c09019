"""Decides what is known of an artefact's operators: what each takes and gives, and which constants it carries."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class GraphTensor:
    """What travels between operators.

    Attributes:
        name: in the file.
        shape: with -1 for an axis of any size.
        dtype: element type in lower case, such as `float32`; foreign files also hold types that `DType` lacks.
        size: bytes of a constant; 0 for what is computed.
    """

    name: str
    shape: tuple[int, ...]
    dtype: str
    size: int = 0

    @property
    def is_constant(self) -> bool:
        """Whether the file holds its values."""
        return self.size > 0


@dataclass(frozen=True)
class GraphOperator:
    """One step.

    Attributes:
        kind: in the format's own words, such as `CONV_2D`, or a custom operator's own name.
        inputs: indices of tensors; what an operator may do without is left out.
        outputs: likewise.
    """

    kind: str
    inputs: tuple[int, ...]
    outputs: tuple[int, ...]
    custom: bool = False


@dataclass(frozen=True)
class OperatorGraph:
    """A graph: the model itself, or the body of a loop or a branch.

    Attributes:
        operators: in the order in which they run.
        inputs: indices of the tensors that are given; likewise `outputs` of those that are asked for.
        output_names: how callers know the outputs, in their order.
    """

    tensors: tuple[GraphTensor, ...]
    operators: tuple[GraphOperator, ...]
    inputs: tuple[int, ...]
    outputs: tuple[int, ...]
    output_names: tuple[str, ...] = ()

    def name_of(self, operator: GraphOperator) -> str:
        """What an operator is called: the name of what it gives first, or takes first if it gives nothing."""
        named = (*operator.outputs, *operator.inputs)
        return self.tensors[named[0]].name if named else operator.kind

    def constants_of(self, operator: GraphOperator) -> tuple[GraphTensor, ...]:
        """The constants that an operator reads."""
        return tuple(self.tensors[index] for index in operator.inputs if self.tensors[index].is_constant)
