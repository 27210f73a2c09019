"""Decides which 8-bit and float16 tensors the conformance vectors hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from generator.processing.conformance.frames import noise, ramp
from generator.processing.conformance.preprocessing_case import (
    PreprocessingCase,
    preprocessing_case,
    usual_preprocessing,
)
from generator.spec import (
    ChannelOrder,
    DType,
    ImageSize,
    Normalization,
    QuantizationParams,
    ResizeFilter,
    ResizeMode,
    TensorLayout,
)


def quantized_cases() -> Iterator[PreprocessingCase]:
    """8-bit tensors: all grey values through normalisations that hit ties and limits, noise through each filter."""
    grey = usual_preprocessing(ImageSize(16, 16), ResizeMode.STRETCH, ResizeFilter.NEAREST, ChannelOrder.GRAYSCALE)
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
        yield preprocessing_case(f"quantized/{name}", ramp(), chosen, dtype, QuantizationParams(scale, zero_point))
    for resize_filter, layout, dtype in product(ResizeFilter, TensorLayout, (DType.UINT8, DType.INT8)):
        chosen = usual_preprocessing(ImageSize(6, 5), ResizeMode.LETTERBOX, resize_filter, ChannelOrder.RGB)
        name = f"quantized/{resize_filter.value}/{layout.value}/{dtype.value}"
        params = QuantizationParams(0.0186, 114 if dtype is DType.UINT8 else -14)
        yield preprocessing_case(name, noise(13, 9, padding=8), replace(chosen, layout=layout), dtype, params)


def half_cases() -> Iterator[PreprocessingCase]:
    """float16: all grey values normalised to ties, subnormal numbers and infinity; noise through each filter."""
    grey = usual_preprocessing(ImageSize(16, 16), ResizeMode.STRETCH, ResizeFilter.NEAREST, ChannelOrder.GRAYSCALE)
    rules = (
        ("usual", 127.5, 127.5),
        ("ties", -2048.0, 1.0),
        ("subnormal", 100.0, 2.0**22),
        ("ties-of-subnormal", 128.0, 2.0**25),
        ("edge-of-normal", 0.0, 2.0**21),
        ("infinity", 128.0, 0.00195),
        ("edge-of-infinity", -65390.0, 1.0),
    )
    for name, mean, std in rules:
        chosen = replace(grey, normalization=Normalization((mean,), (std,)))
        yield preprocessing_case(f"float16/{name}", ramp(), chosen, DType.FLOAT16)
    for resize_filter, layout in product(ResizeFilter, TensorLayout):
        chosen = usual_preprocessing(ImageSize(6, 5), ResizeMode.LETTERBOX, resize_filter, ChannelOrder.RGB)
        name = f"float16/{resize_filter.value}/{layout.value}"
        yield preprocessing_case(name, noise(13, 9, padding=8), replace(chosen, layout=layout), DType.FLOAT16)
