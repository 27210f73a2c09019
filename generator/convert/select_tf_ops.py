"""Decides which operators of a `.tflite` only TensorFlow's own kernels can run, and whether it keeps variables.

The format's word for the former is Flex: a custom operator `FlexMaxPool3D` carries TensorFlow's own description of one
`MaxPool3D`, a `NodeDef`.
"""

from __future__ import annotations

from typing import Any

# The converter's name for an operator of TensorFlow, in front of TensorFlow's own.
_PREFIX = "Flex"


def select_tf_ops(model: Any) -> tuple[str, ...]:
    """TensorFlow's names of the operators in a `ModelT` that TFLite lacks, in alphabetical order."""
    customs = [(code.customCode or b"").decode("utf-8", "replace") for code in model.operatorCodes]
    return tuple(sorted({name.removeprefix(_PREFIX) for name in customs if name.startswith(_PREFIX)}))


def keeps_variables(model: Any) -> bool:
    """Whether what a `ModelT` answers depends on what it was asked before."""
    from tensorflow.lite.python import schema_py_generated as schema

    codes = {max(code.builtinCode, code.deprecatedBuiltinCode) for code in model.operatorCodes}
    if schema.BuiltinOperator.VAR_HANDLE in codes:
        return True
    return any(tensor.isVariable for graph in model.subgraphs for tensor in graph.tensors)


def settle(model: Any) -> None:
    """Writes the attributes of Select TF ops in one order; the converter's order changes from run to run."""
    from flatbuffers import flexbuffers
    from tensorflow.core.framework.node_def_pb2 import NodeDef

    for graph in model.subgraphs:
        for operator in graph.operators:
            code = model.operatorCodes[operator.opcodeIndex].customCode or b""
            if not code.startswith(_PREFIX.encode()):
                continue
            options = bytes(bytearray(operator.customOptions))
            written = flexbuffers.GetRoot(options).AsVector[1].AsStringBytes
            # The same attributes in another order take as many bytes, so that nothing else moves.
            settled = NodeDef.FromString(written).SerializeToString(deterministic=True)
            operator.customOptions = list(options.replace(written, settled))
