"""A frame becomes the tensor that the training pipeline's own libraries make of the upright picture."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from generator.processing import Frame, preprocess
from generator.processing.frame import ROTATIONS
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
from tests.support.frames import frame_showing, random_picture

_IMAGENET = Normalization((123.675, 116.28, 103.53), (58.395, 57.12, 57.375))
_MEAN = np.array(_IMAGENET.mean, np.float32)
_STD = np.array(_IMAGENET.std, np.float32)


@pytest.mark.parametrize(("rotation", "mirrored"), list(product(ROTATIONS, (False, True))))
@pytest.mark.parametrize(("width", "height"), [(9, 7), (4, 11), (1, 6), (5, 1)])
@pytest.mark.parametrize("padding", [0, 12])
def test_turned_frame_gives_what_tensorflow_gives_for_the_upright_picture(
    tf: Any, rotation: int, mirrored: bool, width: int, height: int, padding: int
) -> None:
    upright = random_picture(width, height)
    frame = frame_showing(upright, rotation, mirrored, padding, pad_last_row=False)
    chosen = ImagePreprocessing(ImageSize(6, 5), _IMAGENET, ResizeMode.STRETCH)
    for resize_filter, method in ((ResizeFilter.BILINEAR, "bilinear"), (ResizeFilter.NEAREST, "nearest")):
        resized = tf.cast(tf.image.resize(upright, (5, 6), method=method), tf.float32)
        expected = (resized - _MEAN) / _STD
        assert np.array_equal(_tensor(frame, replace(chosen, resize_filter=resize_filter))[0], expected.numpy())


@pytest.mark.parametrize(("rotation", "mirrored"), list(product(ROTATIONS, (False, True))))
def test_turned_frame_gives_what_pillow_gives_for_the_upright_picture(rotation: int, mirrored: bool) -> None:
    upright = random_picture(17, 11)
    frame = frame_showing(upright, rotation, mirrored, padding=4)
    chosen = ImagePreprocessing(
        ImageSize(6, 5), _IMAGENET, ResizeMode.STRETCH, ResizeFilter.PILLOW_BILINEAR, ChannelOrder.BGR
    )
    resized = np.asarray(Image.fromarray(upright).resize((6, 5), Image.Resampling.BILINEAR))
    expected = (resized[:, :, ::-1].astype(np.float32) - _MEAN) / _STD
    assert np.array_equal(_tensor(frame, chosen)[0], expected)


@pytest.mark.parametrize(("resize_filter"), list(ResizeFilter))
def test_grayscale_is_made_before_resizing(resize_filter: ResizeFilter) -> None:
    picture = random_picture(13, 9)
    gray = np.asarray(Image.fromarray(picture).convert("L"))
    of_colour = ImagePreprocessing(
        ImageSize(5, 4), Normalization.identity(), ResizeMode.STRETCH, resize_filter, ChannelOrder.GRAYSCALE
    )
    of_gray = replace(of_colour, channel_order=ChannelOrder.RGB)
    tensor = _tensor(Frame.from_rgb(picture), of_colour)
    assert np.array_equal(tensor, _tensor(Frame.from_rgb(np.dstack([gray] * 3)), of_gray)[..., :1])


def test_letterbox_surrounds_the_picture_with_normalised_padding() -> None:
    picture = random_picture(8, 4)
    chosen = ImagePreprocessing(ImageSize(4, 4), _IMAGENET, ResizeMode.LETTERBOX, pad_value=200)
    tensor = _tensor(Frame.from_rgb(picture), chosen)[0]
    bar = (np.float32(200) - _MEAN) / _STD
    assert np.array_equal(tensor[[0, 3]], np.broadcast_to(bar, (2, 4, 3)))
    stretched = replace(chosen, size=ImageSize(4, 2), resize_mode=ResizeMode.STRETCH)
    assert np.array_equal(tensor[1:3], _tensor(Frame.from_rgb(picture), stretched)[0])


def test_bgr_and_nchw_only_reorder() -> None:
    frame = Frame.from_rgb(random_picture(7, 6))
    rgb = ImagePreprocessing(ImageSize(5, 3), Normalization((10.0,), (20.0,)))
    tensor = _tensor(frame, rgb)
    assert tensor.shape == (1, 3, 5, 3)
    assert np.array_equal(_tensor(frame, replace(rgb, channel_order=ChannelOrder.BGR)), tensor[..., ::-1])
    channels_first = _tensor(frame, replace(rgb, layout=TensorLayout.NCHW))
    assert channels_first.shape == (1, 3, 3, 5)
    assert np.array_equal(channels_first, tensor.transpose(0, 3, 1, 2))


def test_one_value_normalises_all_channels() -> None:
    frame = Frame.from_rgb(random_picture(7, 6))
    once = ImagePreprocessing(ImageSize(5, 3), Normalization((127.5,), (63.7,)))
    thrice = replace(once, normalization=Normalization((127.5,) * 3, (63.7,) * 3))
    assert np.array_equal(_tensor(frame, once), _tensor(frame, thrice))


@pytest.mark.parametrize("dtype", [DType.UINT8, DType.INT8])
def test_quantised_tensor_has_the_tensors_type(dtype: DType) -> None:
    frame = Frame.from_rgb(random_picture(7, 6))
    chosen = ImagePreprocessing(ImageSize(5, 3), Normalization((127.5,), (127.5,)))
    params = QuantizationParams(1 / 127.5, 128 if dtype is DType.UINT8 else 0)
    quantised = preprocess(frame, chosen, TensorSpec("image", chosen.tensor_shape, dtype, params))
    assert quantised.dtype == dtype.value
    restored = (quantised.astype(np.float64) - params.zero_point) * params.scale
    assert np.abs(restored - _tensor(frame, chosen)).max() < 1.01 * params.scale


def test_tensor_of_another_shape_is_refused() -> None:
    chosen = ImagePreprocessing(ImageSize(5, 3), Normalization.identity())
    with pytest.raises(ValueError, match=r"\(1, 5, 3, 3\).*\(1, 3, 5, 3\)"):
        preprocess(Frame.from_rgb(random_picture(2, 2)), chosen, TensorSpec("image", (1, 5, 3, 3)))


def test_tensor_of_another_type_is_refused() -> None:
    chosen = ImagePreprocessing(ImageSize(5, 3), Normalization.identity())
    with pytest.raises(ValueError, match="int32 is neither"):
        preprocess(Frame.from_rgb(random_picture(2, 2)), chosen, TensorSpec("image", chosen.tensor_shape, DType.INT32))


def _tensor(frame: Frame, preprocessing: ImagePreprocessing) -> NDArray[Any]:
    return preprocess(frame, preprocessing, TensorSpec("image", preprocessing.tensor_shape))
