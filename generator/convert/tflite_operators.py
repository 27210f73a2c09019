"""Decides what a recipe has to know of the operators of a `.tflite`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.convert.tflite_layers import told


@dataclass(frozen=True)
class Operator:
    """An operator of a `.tflite`.

    Attributes:
        kind: the schema's name for it, such as `CONV_2D`, or a custom operator's own.
        result: name of the tensor that it gives first.
        scope: what litert-quantizer matches its rules with: the names of all results.
        computes: whether it makes float32 values from float32 values.
        weighs: bytes of its float32 constants.
        heaviest: bytes of the greatest of them.
    """

    kind: str
    result: str
    scope: str
    computes: bool
    weighs: int
    heaviest: int

    @property
    def layer(self) -> str:
        """Its layer in the source model, for people."""
        return told(self.result)


def operators(model: Any) -> tuple[Operator, ...]:
    """Those of a `ModelT`, in the file's order."""
    return tuple(_operators(model))


def _operators(model: Any) -> Iterator[Operator]:
    from tensorflow.lite.python import schema_py_generated as schema

    kinds = {code: name for name, code in vars(schema.BuiltinOperator).items() if not name.startswith("_")}
    for graph in model.subgraphs:
        for operator in graph.operators or []:
            code = model.operatorCodes[operator.opcodeIndex]
            number = max(code.builtinCode, code.deprecatedBuiltinCode)
            kind = (code.customCode or b"").decode("utf-8", "replace") or kinds.get(number, str(number))
            yield _operator(kind, operator, graph, model)


def _operator(kind: str, operator: Any, graph: Any, model: Any) -> Operator:
    from tensorflow.lite.python import schema_py_generated as schema

    given, taken = _tensors(graph, operator.outputs), _tensors(graph, operator.inputs)
    floats = [tensor for tensor in taken if tensor.type == schema.TensorType.FLOAT32]
    sizes = [_size(model.buffers[tensor.buffer]) for tensor in floats]
    names = [tensor.name.decode("utf-8", "replace") for tensor in given or taken]
    gives_float = any(tensor.type == schema.TensorType.FLOAT32 for tensor in given)
    return Operator(
        kind=kind,
        result=names[0] if names else "",
        scope="".join(f"{name};" for name in names if name),
        computes=gives_float and 0 in sizes,
        weighs=sum(sizes),
        heaviest=max(sizes, default=0),
    )


def _tensors(graph: Any, indices: Any) -> list[Any]:
    return [graph.tensors[index] for index in (indices if indices is not None else []) if index >= 0]


def _size(buffer: Any) -> int:
    return 0 if buffer.data is None else len(buffer.data)
