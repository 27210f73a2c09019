"""Decides in which precision a `.tflite` stores its weights, by the bytes that each element type takes."""

from __future__ import annotations

from collections import Counter

from generator.metadata import tflite_schema as schema
from generator.metadata.flatbuffer_reader import FlatbufferReader
from generator.spec import QuantizationRecipe

_PRECISIONS = {"float32": QuantizationRecipe.FLOAT32, "float16": QuantizationRecipe.FLOAT16}
# Shapes, axes and indices are constants, too.
_NO_WEIGHTS = frozenset(("int32", "int64", "bool", "string"))


def tflite_precision(data: bytes) -> QuantizationRecipe | None:
    """The precision of most weights; float32 if there are none, None if they are 8 bits or another integer type.

    Raises:
        MetadataError: the file is damaged, hostile, or not a TFLite model.
    """
    stored = stored_weights(data)
    return _PRECISIONS.get(stored) if stored else QuantizationRecipe.FLOAT32


def stored_weights(data: bytes) -> str:
    """The element type of most weights, such as `int8`; empty if there are none. Raises as `tflite_precision`."""
    model = FlatbufferReader(data, schema.MODEL_IDENTIFIER).root()
    sizes = [len(buffer.data(schema.Buffer.DATA)) for buffer in model.tables(schema.Model.BUFFERS)]
    types = schema.element_types()
    weights: Counter[str] = Counter()
    for subgraph in model.tables(schema.Model.SUBGRAPHS):
        for tensor in subgraph.tables(schema.Subgraph.TENSORS):
            index = tensor.integer(schema.Tensor.BUFFER, "I")
            name = types.get(tensor.integer(schema.Tensor.TYPE, "b"), "")
            if index < len(sizes) and sizes[index] and name not in _NO_WEIGHTS:
                weights[name] += sizes[index]
    return weights.most_common(1)[0][0] if weights else ""
