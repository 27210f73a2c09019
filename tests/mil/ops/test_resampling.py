"""Images at coordinates, compared with TensorFlow's projective transform and with a loop over padded images."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from generator.mil.ops import OPERATIONS
from tests.support.arrays import close, noise

TO_NHWC, TO_NCHW = (0, 2, 3, 1), (0, 3, 1, 2)
PIXELS = {"padding_value": np.float32(6.17), "coordinates_mode": "unnormalized", "align_corners": np.bool_(False)}
# Without ties, for a nearest pixel that is one of two equally near ones is defined nowhere.
MATRICES = np.array([[0.9, 0.3, -0.7, -0.2, 1.3, 0.4], [1.7, -0.4, 0.27, 0.6, 0.5, -2.13]], np.float32)


def grid(matrices: Any, height: int, width: int) -> Any:
    """`[B, h, w, 2]`: where each matrix sends each pixel."""
    y, x = np.mgrid[:height, :width].astype(np.float32)
    return np.stack([np.stack([a * x + b * y + c, d * x + e * y + f], -1) for a, b, c, d, e, f in matrices])


@pytest.mark.parametrize("sampling", ["bilinear", "nearest"])
@pytest.mark.parametrize(
    ("padding", "fill_mode"), [("constant", "CONSTANT"), ("border", "NEAREST"), ("symmetric", "REFLECT")]
)
def test_resample_is_tensorflows_projective_transform(padding: str, fill_mode: str, sampling: str, tf: Any) -> None:
    x = noise((2, 3, 6, 7))
    expected = tf.raw_ops.ImageProjectiveTransformV3(
        images=x.transpose(TO_NHWC),
        transforms=np.concatenate([MATRICES, np.zeros((2, 2), np.float32)], axis=1),
        output_shape=[5, 4],
        fill_value=6.17,
        interpolation=sampling.upper(),
        fill_mode=fill_mode,
    )
    result = OPERATIONS["resample"](x, grid(MATRICES, 5, 4), sampling, padding, **PIXELS)
    close(result, expected.numpy().transpose(TO_NCHW), 1e-5)


@pytest.mark.parametrize(
    ("padding", "numpy_mode"), [("border", "edge"), ("reflection", "reflect"), ("symmetric", "symmetric")]
)
def test_padding_is_that_of_a_padded_image(padding: str, numpy_mode: Any) -> None:
    x, margin = noise((1, 2, 4, 5)), 9
    coordinates = np.random.default_rng(3).uniform(-8, 12, (1, 6, 5, 2)).astype(np.float32)
    padded = np.pad(x, [(0, 0), (0, 0), (margin, margin), (margin, margin)], numpy_mode)
    close(
        OPERATIONS["resample"](x, coordinates, "bilinear", padding, **PIXELS),
        OPERATIONS["resample"](padded, coordinates + margin, "bilinear", "constant", **PIXELS),
        2e-5,
    )


@pytest.mark.parametrize("align_corners", [True, False])
@pytest.mark.parametrize("mode", ["normalized_minus_one_to_one", "normalized_zero_to_one"])
def test_normalized_coordinates(mode: str, align_corners: bool) -> None:
    x, pixels = noise((2, 3, 6, 7)), grid(MATRICES, 5, 4)
    size = np.array([7, 6], np.float32)
    unit = pixels / (size - 1) if align_corners else (pixels + 0.5) / size
    coordinates = unit if mode == "normalized_zero_to_one" else 2 * unit - 1
    close(
        OPERATIONS["resample"](x, coordinates, "bilinear", "constant", np.float32(6.17), mode, np.bool_(align_corners)),
        OPERATIONS["resample"](x, pixels, "bilinear", "constant", **PIXELS),
        2e-5,
    )


APPLES = [
    ("bilinear", "constant", 6.17, "normalized_minus_one_to_one", True, [8.585, 6.17, 27.5, 6.17]),
    ("nearest", "border", -1.0, "unnormalized", False, [11.0, 11.0, 11.0, 44.0]),
    ("bilinear", "reflection", -1.0, "normalized_zero_to_one", True, [22.0, 36.3, 11.0, 34.1]),
    ("nearest", "symmetric", -1.0, "normalized_zero_to_one", False, [22.0, 33.0, 11.0, 33.0]),
]


@pytest.mark.parametrize(("sampling", "padding", "value", "mode", "align_corners", "expected"), APPLES)
def test_apples_examples(
    sampling: str, padding: str, value: float, mode: str, align_corners: bool, expected: list[float]
) -> None:
    x = np.array([11, 22, 33, 44], np.float32).reshape(1, 1, 2, 2)
    coordinates = np.array([-1.0, -2.0, -3.7, -1.0, 0.0, 0.0, 3.5, 1.2], np.float32).reshape(1, 2, 2, 2)
    result = OPERATIONS["resample"](x, coordinates, sampling, padding, np.float32(value), mode, np.bool_(align_corners))
    close(result.reshape(-1), expected)


def test_integers_are_coordinates(tf: Any) -> None:
    x = noise((1, 2, 4, 5))
    coordinates = np.array([[[[4, 3], [0, 1]]]], np.int32)
    result = OPERATIONS["resample"](x, coordinates, "bilinear", "constant", **PIXELS)
    close(result[0, :, 0], tf.gather_nd(x[0].transpose(1, 2, 0), [[3, 4], [1, 0]]).numpy().T)


AFFINE = {
    "sampling_mode": "bilinear",
    "padding_mode": "constant",
    "padding_value": np.float32(0),
    "coordinates_mode": "normalized_minus_one_to_one",
    "align_corners": np.bool_(True),
}


@pytest.mark.parametrize("count", [1, 2])
def test_affine_is_tensorflows_projective_transform(count: int, tf: Any) -> None:
    x, size = noise((2, 3, 6, 7)), (5, 4)
    matrices = np.array([[0.8, 0.2, -0.1, -0.3, 0.9, 0.2], [1.1, -0.2, 0.3, 0.1, 0.7, -0.4]], np.float32)[:count]
    # From pixels of the result to [-1, 1], through the matrix, and from there to pixels of the image.
    whole = np.concatenate([matrices.reshape(-1, 2, 3), np.tile([[[0, 0, 1]]], (count, 1, 1))], axis=1)
    to_unit = np.array([[2 / (size[1] - 1), 0, -1], [0, 2 / (size[0] - 1), -1], [0, 0, 1]])
    to_pixels = np.array([[3, 0, 3], [0, 2.5, 2.5], [0, 0, 1]])
    transforms = (to_pixels @ whole @ to_unit).reshape(-1, 9)[:, :8].astype(np.float32)
    expected = tf.raw_ops.ImageProjectiveTransformV3(
        images=x.transpose(TO_NHWC),
        transforms=transforms,
        output_shape=size,
        fill_value=0.0,
        interpolation="BILINEAR",
        fill_mode="CONSTANT",
    )
    result = OPERATIONS["affine"](x, matrices, *map(np.int32, size), **AFFINE)
    close(result, expected.numpy().transpose(TO_NCHW), 1e-5)


def test_affine_identity_without_aligned_corners() -> None:
    x, identity = noise((1, 2, 5, 6)), np.array([[1, 0, 0, 0, 1, 0]], np.float32)
    options = {**AFFINE, "align_corners": np.bool_(False)}
    close(OPERATIONS["affine"](x, identity, np.int32(5), np.int32(6), **options), x, 1e-5)


@pytest.mark.parametrize(
    "arguments",
    [
        {"sampling_mode": "cubic"},
        {"padding_mode": "circular"},
        {"coordinates_mode": "polar"},
        {"coordinates": np.full((1, 1, 1, 2), np.nan, np.float32)},
        {"coordinates": np.zeros((2, 1, 1, 2), np.float32)},
    ],
)
def test_resample_refuses_what_has_no_meaning(arguments: dict[str, Any]) -> None:
    given = {"coordinates": np.zeros((1, 1, 1, 2), np.float32), "sampling_mode": "nearest", "padding_mode": "border"}
    with pytest.raises(ValueError, match=r"neither|aren't known|not finite"):
        OPERATIONS["resample"](x=noise((1, 1, 2, 2)), **{**PIXELS, **given, **arguments})


def test_affine_without_measure_is_refused() -> None:
    with pytest.raises(ValueError, match="can't be made"):
        OPERATIONS["affine"](noise((1, 1, 2, 2)), MATRICES[:1], np.int32(2**31 - 1), np.int32(2**31 - 1), **AFFINE)
