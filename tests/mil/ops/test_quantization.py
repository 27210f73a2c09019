"""Quantized activations, compared with TensorFlow's operations and coremltools' value inference."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from generator.mil.ops import OPERATIONS
from tests.support.arrays import noise, same

X = 40 * noise((2, 3, 4, 5))
PARAMETERS = [
    (np.float32(0.25), None, None),
    (np.float32(0.7), 5, None),
    (np.array([0.1, 1.5, 0.33], np.float32), [3, 0, 100], 1),
    (np.array([0.1, 1.5, 0.33], np.float32), [3, 0, 100], -3),
    (np.array([0.1, 1.5, 0.33, 2, 1], np.float32), None, 3),
]


@pytest.mark.parametrize("dtype", ["int8", "uint8"])
@pytest.mark.parametrize(("scale", "zero_point", "axis"), PARAMETERS)
def test_quantize_and_dequantize_as_coremltools(scale: Any, zero_point: Any, axis: int | None, dtype: str) -> None:
    from coremltools.optimize import _utils as reference

    zero = None if zero_point is None else np.array(zero_point, dtype)
    place = None if axis is None else np.int32(axis)
    wide_scale = reference.promote_rank_to_same_as_data(scale, X, axis)
    wide_zero = None if zero is None else reference.promote_rank_to_same_as_data(zero, X, axis)
    expected = reference.quantize_by_scale_and_zp(X, wide_scale, wide_zero, dtype)
    quantized = OPERATIONS["quantize"](X, np.asarray(scale), dtype, zero, place)
    same(quantized, expected.astype(dtype))
    restored = reference.dequantize_by_scale_and_zp(quantized, wide_scale, wide_zero)
    same(OPERATIONS["dequantize"](quantized, np.asarray(scale), zero, place), restored)


def test_quantize_is_tensorflows(tf: Any) -> None:
    scale = 0.5
    expected = tf.quantization.quantize(
        X, -128 * scale, 127 * scale, tf.qint8, mode="SCALED", round_mode="HALF_TO_EVEN", narrow_range=False
    ).output
    same(OPERATIONS["quantize"](X, np.array(scale, np.float32), "int8"), tf.cast(expected, tf.int8).numpy())


def test_ties_go_to_even_numbers() -> None:
    x = np.array([0.5, 1.5, 2.5, -0.5, -1.5], np.float32)
    same(OPERATIONS["quantize"](x, np.array(1, np.float32), "int8"), np.array([0, 2, 2, 0, -2], np.int8))


def test_the_zero_point_is_added_after_rounding() -> None:
    x = np.array([0.5, 1.5], np.float32)
    zero = np.array(3, np.int8)
    same(OPERATIONS["quantize"](x, np.array(1, np.float32), "int8", zero), np.array([3, 5], np.int8))


@pytest.mark.parametrize(
    "options",
    [
        {"output_dtype": "int4"},
        {"scale": np.ones(3, np.float32)},
        {"axis": np.int32(4), "scale": np.ones(3, np.float32)},
    ],
)
def test_quantize_refuses_what_has_no_meaning(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"int8 or uint8|needs an axis|out of range"):
        OPERATIONS["quantize"](**{"input": X, "scale": np.array(1, np.float32), "output_dtype": "int8", **options})
