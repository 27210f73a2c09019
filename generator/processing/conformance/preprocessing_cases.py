"""Decides which combinations of frame, preprocessing and tensor the conformance vectors hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from generator.processing.conformance.frames import luma_edges, noise, padded_to_the_end, ramp
from generator.processing.frame import ROTATIONS, Frame
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


def preprocessing_cases() -> list[PreprocessingCase]:
    """All cases, in the order of the table; their names are unique."""
    return [*_combinations(), *_layouts(), *_edges(), *_sizes(), *_luma(), *_letterboxes(), *_quantized()]


def _combinations() -> Iterator[PreprocessingCase]:
    """Every rotation, mirroring, resize mode, filter and channel order; a reduction and an enlargement of each."""
    scenes = (
        ("down", noise(13, 9, padding=8), ImageSize(5, 4)),
        ("up", padded_to_the_end(noise(4, 3, 5)), ImageSize(7, 6)),
    )
    for scene, rotation, mirrored in product(scenes, ROTATIONS, (False, True)):
        name, frame, size = scene
        turned = replace(frame, rotation=rotation, mirrored=mirrored)
        for mode, resize_filter, order in product(ResizeMode, ResizeFilter, ChannelOrder):
            parts = (name, str(rotation), "mirrored" if mirrored else "plain", mode, resize_filter, order)
            yield _case("/".join(parts), turned, _preprocessing(size, mode, resize_filter, order))


def _layouts() -> Iterator[PreprocessingCase]:
    for resize_filter, order in product(ResizeFilter, ChannelOrder):
        chosen = _preprocessing(ImageSize(5, 3), ResizeMode.LETTERBOX, resize_filter, order)
        nchw = replace(chosen, layout=TensorLayout.NCHW)
        yield _case(f"nchw/{resize_filter.value}/{order.value}", noise(8, 11, padding=4), nchw)


def _edges() -> Iterator[PreprocessingCase]:
    """Frames and tensors that are one pixel wide or high."""
    frames = (noise(1, 1), noise(7, 1), noise(1, 7), noise(6, 5))
    sizes = (ImageSize(1, 1), ImageSize(2, 5), ImageSize(1, 4), ImageSize(4, 1))
    for frame, size, mode, resize_filter in product(frames, sizes, ResizeMode, ResizeFilter):
        shape = f"{frame.width}x{frame.height}-{size.width}x{size.height}"
        chosen = _preprocessing(size, mode, resize_filter, ChannelOrder.RGB)
        yield _case(f"edge/{shape}/{mode.value}/{resize_filter.value}", frame, chosen)


def _sizes() -> Iterator[PreprocessingCase]:
    """Strong reductions, ratios whose weights end in ties, and 26 to 11, where `nearest` in float64 differs."""
    scenes = (
        (noise(61, 47), ImageSize(3, 2)),
        (noise(61, 47), ImageSize(2, 7)),
        (noise(8, 8), ImageSize(12, 12)),
        (noise(12, 12), ImageSize(8, 8)),
        (noise(12, 12), ImageSize(12, 7)),
        (noise(26, 26), ImageSize(11, 11)),
        (noise(11, 26), ImageSize(10, 5)),
    )
    for (frame, size), resize_filter in product(scenes, ResizeFilter):
        name = f"size/{frame.width}x{frame.height}-{size.width}x{size.height}/{resize_filter.value}"
        yield _case(name, frame, _preprocessing(size, ResizeMode.STRETCH, resize_filter, ChannelOrder.RGB))


def _luma() -> Iterator[PreprocessingCase]:
    for resize_filter in ResizeFilter:
        chosen = _preprocessing(ImageSize(4, 2), ResizeMode.STRETCH, resize_filter, ChannelOrder.GRAYSCALE)
        yield _case(f"luma/{resize_filter.value}", luma_edges(), chosen)


def _letterboxes() -> Iterator[PreprocessingCase]:
    """Heights and widths that fall between two pixels, exactly in the middle or just beside it."""
    scenes = ((6, 5, 3, 9), (5, 6, 9, 3), (10, 7, 5, 5), (7, 10, 5, 5), (9, 4, 6, 6), (4, 9, 6, 6), (12, 7, 8, 8))
    for (width, height, target_width, target_height), pad_value in product(scenes, (0, 255)):
        size = ImageSize(target_width, target_height)
        chosen = _preprocessing(size, ResizeMode.LETTERBOX, ResizeFilter.NEAREST, ChannelOrder.GRAYSCALE)
        name = f"letterbox/{width}x{height}-{target_width}x{target_height}/{pad_value}"
        yield _case(name, noise(width, height), replace(chosen, pad_value=pad_value))


def _quantized() -> Iterator[PreprocessingCase]:
    """8-bit tensors: all grey values through normalisations that hit ties and limits, noise through each filter."""
    grey = _preprocessing(ImageSize(16, 16), ResizeMode.STRETCH, ResizeFilter.NEAREST, ChannelOrder.GRAYSCALE)
    rules: tuple[tuple[str, DType, float, float, float, int], ...] = (
        ("raw", DType.UINT8, 0.0, 1.0, 1.0, 0),
        ("ties", DType.UINT8, 0.0, 1.0, 2.0, 0),
        ("negative-ties", DType.INT8, 128.0, 1.0, 2.0, -3),
        ("just-below-a-tie", DType.UINT8, 0.0, 6.0000005, 1.0, 0),
        ("limits", DType.UINT8, 100.0, 1.0, 0.5, 10),
        ("signed-limits", DType.INT8, 100.0, 1.0, 0.25, -20),
        ("reciprocal-of-std", DType.UINT8, 0.5, 41.0, 1.0, 7),
        ("reciprocal-of-scale", DType.INT8, 0.5, 1.0, 41.0, 7),
        ("scale-in-float64", DType.UINT8, 0.0, 4.0, 0.1, 1),
        ("usual", DType.INT8, 127.5, 127.5, 1.0 / 127.5, -1),
    )
    for name, dtype, mean, std, scale, zero_point in rules:
        chosen = replace(grey, normalization=Normalization((mean,), (std,)))
        yield _case(f"quantized/{name}", ramp(), chosen, dtype, QuantizationParams(scale, zero_point))
    for resize_filter, layout, dtype in product(ResizeFilter, TensorLayout, (DType.UINT8, DType.INT8)):
        chosen = _preprocessing(ImageSize(6, 5), ResizeMode.LETTERBOX, resize_filter, ChannelOrder.RGB)
        name = f"quantized/{resize_filter.value}/{layout.value}/{dtype.value}"
        params = QuantizationParams(0.0186, 114 if dtype is DType.UINT8 else -14)
        yield _case(name, noise(13, 9, padding=8), replace(chosen, layout=layout), dtype, params)


def _preprocessing(
    size: ImageSize, mode: ResizeMode, resize_filter: ResizeFilter, order: ChannelOrder
) -> ImagePreprocessing:
    return ImagePreprocessing(
        size, _NORMALIZATIONS[order], mode, resize_filter, order, TensorLayout.NHWC, pad_value=_PAD_VALUE
    )


def _case(
    name: str,
    frame: Frame,
    preprocessing: ImagePreprocessing,
    dtype: DType = DType.FLOAT32,
    quantization: QuantizationParams | None = None,
) -> PreprocessingCase:
    tensor = TensorSpec("image", preprocessing.tensor_shape, dtype, quantization)
    return PreprocessingCase(name, frame, preprocessing, tensor)
