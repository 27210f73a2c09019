"""Decides how TFLite flatbuffers are read into objects and written again, and what their tensors are in our terms."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.errors import ConversionError
from generator.spec import DType, QuantizationParams, TensorSpec

_IDENTIFIER = b"TFL3"
# What schema.fbs demands of buffers: runtimes map the file and compute on the weights where they lie.
_ALIGNMENT = 16


def parse(data: bytes) -> Any:
    """The `ModelT` in a file that the converter has just made."""
    from tensorflow.lite.python import schema_py_generated as schema

    return schema.ModelT.InitFromPackedBuf(data, 0)


def serialize(model: Any) -> bytes:
    """The file of a `ModelT`, weights aligned.

    Equal vectors of 64 bits are stored once: the zero points of channels are all alike, and took a fourteenth of a
    quantised MobileNetV2.
    """
    import flatbuffers

    class Builder(flatbuffers.Builder):  # type: ignore[misc]  # flatbuffers ships no types
        """Python's own builder aligns bytes to nothing, and stores everything as often as it is told to."""

        def __init__(self, size: int) -> None:
            super().__init__(size)
            self._stored: dict[bytes, int] = {}

        def CreateNumpyVector(self, values: NDArray[Any]) -> int:  # noqa: N802 - the name of what it replaces
            if values.dtype == np.int64:
                key = values.tobytes()
                if key not in self._stored:
                    self._stored[key] = int(super().CreateNumpyVector(values))
                return self._stored[key]
            if values.dtype != np.uint8:
                return int(super().CreateNumpyVector(values))
            self.StartVector(1, values.size, _ALIGNMENT)
            self.head = self.Head() - values.size
            self.Bytes[self.Head() : self.Head() + values.size] = values.tobytes()
            self.vectorNumElems = values.size
            return int(self.EndVector())

    builder = Builder(1 << 20)
    builder.Finish(model.Pack(builder), file_identifier=_IDENTIFIER)
    return bytes(builder.Output())


def artifact_tensors(model: Any) -> tuple[tuple[TensorSpec, ...], tuple[TensorSpec, ...]]:
    """Inputs and outputs of the only signature, as the file declares them."""
    (signature,) = model.signatureDefs
    tensors = model.subgraphs[signature.subgraphIndex].tensors
    inputs = tuple(_spec(entry, tensors) for entry in signature.inputs)
    return inputs, tuple(_spec(entry, tensors) for entry in signature.outputs)


def _spec(entry: Any, tensors: list[Any]) -> TensorSpec:
    name, tensor = entry.name.decode(), tensors[entry.tensorIndex]
    return TensorSpec(name, tuple(int(extent) for extent in tensor.shape), _dtype(name, tensor), _quantization(tensor))


def _dtype(name: str, tensor: Any) -> DType:
    from tensorflow.lite.python import schema_py_generated as schema

    names = {code: text for text, code in vars(schema.TensorType).items() if not text.startswith("_")}
    try:
        return DType(names[tensor.type].lower())
    except (KeyError, ValueError) as failure:
        raise ConversionError(
            f"tensor “{name}” has a type that phones don't have: {names.get(tensor.type)}"
        ) from failure


def _quantization(tensor: Any) -> QuantizationParams | None:
    quantization = tensor.quantization
    if quantization is None or quantization.scale is None or len(quantization.scale) != 1:
        return None
    return QuantizationParams(float(quantization.scale[0]), int(quantization.zeroPoint[0]))
