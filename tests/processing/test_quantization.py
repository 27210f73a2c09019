"""Quantisation rounds half away from zero and clamps; float16 rounds to the nearest, and overflows to infinity."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np
import pytest

from generator.processing.quantization import dequantize, quantize, to_real, to_tensor_type
from generator.spec import DType, QuantizationParams, TensorSpec

_RULES = [
    QuantizationParams(1.0, 0),
    QuantizationParams(0.5, 3),
    QuantizationParams(1 / 127.5, -1),
    QuantizationParams(0.1, 100),
    QuantizationParams(41.0, -128),
]


@pytest.mark.parametrize("params", _RULES)
@pytest.mark.parametrize("integer_type", [np.uint8, np.int8])
def test_quantise_rounds_half_away_from_zero_and_clamps(params: QuantizationParams, integer_type: type[Any]) -> None:
    values = np.concatenate([np.arange(-600, 600, dtype=np.float32) / 4, np.linspace(-3, 3, 999, dtype=np.float32)])
    limits = np.iinfo(integer_type)
    expected = []
    for quotient in values / np.float32(params.scale):
        whole = int(Decimal(float(quotient)).quantize(Decimal(1), ROUND_HALF_UP))
        expected.append(min(max(whole + params.zero_point, limits.min), limits.max))
    assert quantize(values, params, integer_type).tolist() == expected


def test_quantise_handles_values_without_a_number() -> None:
    values = np.array([np.nan, np.inf, -np.inf, 3e38, 0.49999997, -0.49999997], np.float32)
    quantised = quantize(values, QuantizationParams(1.0, 5), np.int8)
    assert quantised.tolist() == [5, 127, -128, 127, 5, 5]
    assert quantize(values[3:4], QuantizationParams(1e-3, 5), np.int8).tolist() == [127]


@pytest.mark.parametrize("params", _RULES)
@pytest.mark.parametrize("integer_type", [np.uint8, np.int8])
def test_dequantised_values_quantise_to_themselves(params: QuantizationParams, integer_type: type[Any]) -> None:
    limits = np.iinfo(integer_type)
    every = np.arange(limits.min, limits.max + 1).astype(integer_type)
    real = dequantize(every, params)
    assert real.dtype == np.float32
    assert np.array_equal(quantize(real, params, integer_type), every)


def test_float_tensor_stays_as_it_is() -> None:
    values = np.array([0.1, -5.0], np.float32)
    tensor = TensorSpec("x", (2,))
    assert to_tensor_type(values, tensor) is values
    assert np.array_equal(to_real(values, tensor), values)


def test_8_bit_tensor_without_quantisation_holds_the_values_themselves() -> None:
    tensor = TensorSpec("x", (3,), DType.UINT8)
    stored = to_tensor_type(np.array([0, 17.5, 300], np.float32), tensor)
    assert stored.tolist() == [0, 18, 255]
    assert to_real(stored, tensor).tolist() == [0, 18, 255]


def test_float16_rounds_to_the_nearest_even_and_overflows_to_infinity() -> None:
    values = np.array([1.00048828125, 1.00146484375, 65519, 65520, -1e9, 2**-25, 3 * 2**-25, 0.1, np.nan], np.float32)
    tensor = TensorSpec("x", (9,), DType.FLOAT16)
    stored = to_tensor_type(values, tensor)
    bits = [0x3C00, 0x3C02, 0x7BFF, 0x7C00, 0xFC00, 0, 2, 0x2E66, 0x7E00]
    assert stored.view(np.uint16).tolist() == bits
    assert to_real(stored, tensor)[:2].tolist() == [1.0, 1.001953125]


@pytest.mark.parametrize("dtype", [DType.INT32, DType.INT16, DType.STRING])
def test_other_types_are_refused(dtype: DType) -> None:
    with pytest.raises(ValueError, match=f"“x” of type {dtype.value}"):
        to_real(np.zeros(1, np.uint8), TensorSpec("x", (1,), dtype))
