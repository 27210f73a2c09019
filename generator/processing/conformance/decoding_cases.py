"""Decides which raw outputs the conformance vectors decode."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.spec import Activation, DType, Postprocessing, QuantizationParams, TensorSpec


@dataclass(frozen=True)
class DecodingCase:
    """One row of `decoding.tsv`; `raw` has the element type of `tensor`."""

    name: str
    raw: NDArray[Any]
    postprocessing: Postprocessing
    tensor: TensorSpec


def decoding_cases() -> list[DecodingCase]:
    """All cases, in the order of the table; their names are unique."""
    return [*_real(), *_special(), *_quantized(), *_half()]


def _real() -> Iterator[DecodingCase]:
    for count, activation in product((1, 2, 10, 300), Activation):
        # Multiples of 1/8 between -16 and 15.875, so that some are equal.
        values = (_noise(count).astype(np.float32) - np.float32(128)) / np.float32(8)
        yield _float_case(f"float32/{count}/{activation.value}", values, activation, top_k=5)


def _special() -> Iterator[DecodingCase]:
    nan, infinity = math.nan, math.inf
    values: dict[str, tuple[float, ...]] = {
        "ties": (1, 3, 3, 2, 3, 1, 2),
        "all-equal": (0.25, 0.25, 0.25, 0.25),
        "signed-zeros": (-0.0, -1, 0.0, -0.0, 0.0),
        "nan": (nan, 1, nan, 5, -infinity, 2),
        "only-nan": (nan, nan, nan),
        "infinity": (1, infinity, 2),
        "minus-infinity": (0, -infinity, 0.5),
        "large": (1000, 999, 998.5, -1000),
        "very-large": (3e38, 2.9e38, -3e38),
        "beyond-float32-exp": (89, 90, 88, -104),
        "small-differences": (100.00001, 100, 100.00002, 99.99999),
        "saturated": (-1000, -100, -88.8, -17, 17, 88.8, 1000),
    }
    for (name, chosen), activation in product(values.items(), Activation):
        yield _float_case(f"{name}/{activation.value}", np.array(chosen, np.float32), activation, top_k=4)
    logits = np.array((0.1, 2.5, -1.25, 2.5), np.float32)
    for top_k in (1, 2, 4, 100):
        yield _float_case(f"top-{top_k}", logits, Activation.SOFTMAX, top_k)


def _quantized() -> Iterator[DecodingCase]:
    rules = (
        (DType.UINT8, QuantizationParams(1 / 256, 0)),
        (DType.UINT8, QuantizationParams(0.1, 131)),
        (DType.INT8, QuantizationParams(1 / 256, -128)),
        (DType.INT8, QuantizationParams(0.0739, 17)),
    )
    for (dtype, params), activation in product(rules, Activation):
        raw = np.concatenate([np.array([0, 127, 128, 255], np.uint8), _noise(9)]).view(dtype.value)
        tensor = TensorSpec("scores", (1, raw.size), dtype, params)
        name = f"{dtype.value}/{params.zero_point}/{activation.value}"
        yield DecodingCase(name, raw, Postprocessing(activation, top_k=5), tensor)


def _half() -> Iterator[DecodingCase]:
    """Bit patterns of float16: normal, subnormal, both zeros, the greatest, infinities, a NaN."""
    kinds = {
        "usual": (0x3C00, 0xBC00, 0x4248, 0x3555, 0x2E66, 0xC500, 0x3555),
        "subnormal": (0x0001, 0x8001, 0x03FF, 0x0400, 0x0000, 0x8000, 0x83FF),
        "limits": (0x7BFF, 0xFBFF, 0x4900, 0xC900),
        "infinity": (0x3C00, 0xFC00, 0x4000),
        "nan": (0x3C00, 0x7E00, 0x4000),
    }
    for (name, bits), activation in product(kinds.items(), Activation):
        raw = np.array(bits, np.uint16).view(np.float16)
        tensor = TensorSpec("scores", (1, raw.size), DType.FLOAT16)
        yield DecodingCase(f"float16/{name}/{activation.value}", raw, Postprocessing(activation, top_k=4), tensor)


def _float_case(name: str, values: NDArray[np.float32], activation: Activation, top_k: int) -> DecodingCase:
    return DecodingCase(name, values, Postprocessing(activation, top_k), TensorSpec("scores", (1, values.size)))


def _noise(count: int) -> NDArray[np.uint8]:
    return np.frombuffer(hashlib.shake_256(str(count).encode()).digest(count), np.uint8)
