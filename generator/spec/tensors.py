"""Decides how a model's inputs and outputs are described."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class DType(str, Enum):
    """Element types of tensors, with the names that numpy, TFLite and Core ML share."""

    FLOAT32 = "float32"
    FLOAT16 = "float16"
    INT8 = "int8"
    UINT8 = "uint8"
    INT16 = "int16"
    INT32 = "int32"
    INT64 = "int64"
    BOOL = "bool"
    STRING = "string"


class TensorLayout(str, Enum):
    """Order of the axes of an image tensor: batch, height, width, channels or batch, channels, height, width."""

    NHWC = "nhwc"
    NCHW = "nchw"


@dataclass(frozen=True)
class QuantizationParams:
    """Affine quantisation of a whole tensor: `real = (quantised - zero_point) * scale`.

    Source: TensorFlow Lite 8-bit quantization specification.
    """

    scale: float
    zero_point: int


@dataclass(frozen=True)
class TensorSpec:
    """One input or output: its signature name, static shape with the batch axis, element type and quantisation."""

    name: str
    shape: tuple[int, ...]
    dtype: DType = DType.FLOAT32
    quantization: QuantizationParams | None = None
