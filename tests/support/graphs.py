"""Builds graphs of operators from a few lines, as `conv: image kernel -> features`."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from generator.spec.operator_graph import GraphOperator, GraphTensor, OperatorGraph


def graph(
    *steps: str,
    constants: Mapping[str, int] | None = None,
    types: Mapping[str, str] | None = None,
    outputs: Collection[str] = (),
) -> OperatorGraph:
    """A graph of `KIND: inputs -> outputs`.

    Args:
        steps: operators in the order in which they run; `KIND: -> ` for one that takes and gives nothing.
        constants: bytes by tensor name.
        types: element types by tensor name; float32 otherwise.
        outputs: names of what is asked for; what nobody reads otherwise.
    """
    parsed = [_parsed(step) for step in steps]
    names = list(dict.fromkeys(name for _, inputs, given in parsed for name in (*inputs, *given)))
    made = {name for _, _, given in parsed for name in given}
    taken = {name for _, inputs, _ in parsed for name in inputs}
    sizes, kinds = constants or {}, types or {}
    asked = list(outputs) or [name for name in names if name in made and name not in taken]
    index = {name: number for number, name in enumerate(names)}
    return OperatorGraph(
        tensors=tuple(GraphTensor(name, (1,), kinds.get(name, "float32"), sizes.get(name, 0)) for name in names),
        operators=tuple(
            GraphOperator(kind, tuple(index[name] for name in inputs), tuple(index[name] for name in given))
            for kind, inputs, given in parsed
        ),
        inputs=tuple(index[name] for name in names if name not in made and name not in sizes),
        outputs=tuple(index[name] for name in asked),
        output_names=tuple(asked),
    )


def _parsed(step: str) -> tuple[str, list[str], list[str]]:
    kind, _, rest = step.partition(":")
    inputs, _, outputs = rest.partition("->")
    return kind, inputs.split(), outputs.split()
