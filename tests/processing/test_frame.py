"""A frame that could not be read to its last pixel is refused when it is made."""

from __future__ import annotations

import numpy as np
import pytest

from generator.processing import Frame
from tests.support.frames import random_picture


def test_last_row_may_lack_its_padding() -> None:
    assert Frame(bytes(20 + 12), width=3, height=2, row_stride=20).height == 2


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pixels": bytes(31)}, "shorter than the 32"),
        ({"row_stride": 11}, "can't hold 3 pixels"),
        ({"width": 0}, "no picture"),
        ({"height": 0}, "no picture"),
        ({"rotation": 45}, "45 degrees"),
        ({"rotation": 360}, "360 degrees"),
    ],
)
def test_impossible_frame_is_refused(changes: dict[str, object], message: str) -> None:
    values: dict[str, object] = {"pixels": bytes(32), "width": 3, "height": 2, "row_stride": 20}
    with pytest.raises(ValueError, match=message):
        Frame(**(values | changes))  # type: ignore[arg-type]


def test_from_rgb_keeps_pixels_in_order() -> None:
    picture = random_picture(3, 2)
    frame = Frame.from_rgb(picture)
    rgba = np.frombuffer(frame.pixels, np.uint8).reshape(2, 3, 4)
    assert np.array_equal(rgba[:, :, :3], picture)
    assert (frame.width, frame.height, frame.row_stride, frame.rotation, frame.mirrored) == (3, 2, 12, 0, False)


@pytest.mark.parametrize("shape", [(2, 3), (2, 3, 4), (1, 2, 3, 3)])
def test_from_rgb_refuses_other_shapes(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="height, width, 3"):
        Frame.from_rgb(np.zeros(shape, np.uint8))
