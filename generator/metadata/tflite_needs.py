"""Decides what a `.tflite` needs of a runtime beyond TFLite's own operators: TensorFlow's kernels, or a memory."""

from __future__ import annotations

from dataclasses import dataclass

from generator.metadata import tflite_schema as schema
from generator.metadata.flatbuffer_reader import FlatbufferReader
from generator.metadata.tflite_reader import operator_name

# The converter's name for an operator of TensorFlow, in front of TensorFlow's own.
_SELECT_TF_OP = "Flex"
_VARIABLE = "VAR_HANDLE"


@dataclass(frozen=True)
class RuntimeNeeds:
    """What a file needs.

    Attributes:
        select_tf_ops: TensorFlow's names of the operators that it borrows, in alphabetical order.
        stateful: whether it keeps variables from one run to the next.
    """

    select_tf_ops: tuple[str, ...] = ()
    stateful: bool = False


def runtime_needs(data: bytes) -> RuntimeNeeds:
    """What the `.tflite` in `data` needs.

    Raises:
        MetadataError: the file is damaged, hostile, or not a TFLite model.
    """
    model = FlatbufferReader(data, schema.MODEL_IDENTIFIER).root()
    names = [operator_name(code) for code in model.tables(schema.Model.OPERATOR_CODES)]
    borrowed = {name for name, custom in names if custom and name.startswith(_SELECT_TF_OP)}
    tensors = (
        tensor
        for subgraph in model.tables(schema.Model.SUBGRAPHS)
        for tensor in subgraph.tables(schema.Subgraph.TENSORS)
    )
    stateful = (_VARIABLE, False) in names or any(tensor.integer(schema.Tensor.IS_VARIABLE, "b") for tensor in tensors)
    return RuntimeNeeds(tuple(sorted(name.removeprefix(_SELECT_TF_OP) for name in borrowed)), stateful)
