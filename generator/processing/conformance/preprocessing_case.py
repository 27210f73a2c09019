"""Decides what a preprocessing case is made of, and what it has if it doesn't say otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from generator.processing.frame import Frame
from generator.spec import (
    ChannelOrder,
    DType,
    ImagePreprocessing,
    ImageSize,
    Normalization,
    QuantizationParams,
    ResizeFilter,
    ResizeMode,
    TensorLayout,
    TensorSpec,
)

# Real training pipelines' values, different for each channel, so that a wrong order of channels shows.
_NORMALIZATIONS = {
    ChannelOrder.RGB: Normalization((123.675, 116.28, 103.53), (58.395, 57.12, 57.375)),
    ChannelOrder.BGR: Normalization((103.939, 116.779, 123.68), (57.375, 57.12, 58.395)),
    ChannelOrder.GRAYSCALE: Normalization((127.5,), (127.5,)),
}
_PAD_VALUE = 114


@dataclass(frozen=True)
class PreprocessingCase:
    """One row of `preprocessing.tsv`."""

    name: str
    frame: Frame
    preprocessing: ImagePreprocessing
    tensor: TensorSpec


def usual_preprocessing(
    size: ImageSize, mode: ResizeMode, resize_filter: ResizeFilter, order: ChannelOrder
) -> ImagePreprocessing:
    """NHWC, normalised as training pipelines do, with grey bars."""
    return ImagePreprocessing(
        size, _NORMALIZATIONS[order], mode, resize_filter, order, TensorLayout.NHWC, pad_value=_PAD_VALUE
    )


def preprocessing_case(
    name: str,
    frame: Frame,
    preprocessing: ImagePreprocessing,
    dtype: DType = DType.FLOAT32,
    quantization: QuantizationParams | None = None,
) -> PreprocessingCase:
    """A case whose tensor has the shape that `preprocessing` makes."""
    tensor = TensorSpec("image", preprocessing.tensor_shape, dtype, quantization)
    return PreprocessingCase(name, frame, preprocessing, tensor)
