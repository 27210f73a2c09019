"""Turning and mirroring by address arithmetic gives what turning the pixels gives."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import numpy as np
import pytest

from generator.processing.fit import Region
from generator.processing.frame import ROTATIONS
from generator.processing.upright import upright_view
from tests.support.frames import frame_showing, random_picture

_SHAPES = ((1, 1), (1, 5), (5, 1), (4, 3), (7, 9))


@pytest.mark.parametrize(("rotation", "mirrored"), list(product(ROTATIONS, (False, True))))
@pytest.mark.parametrize(("width", "height"), _SHAPES)
@pytest.mark.parametrize("padding", [0, 1, 12])
def test_view_shows_what_is_before_the_camera(
    rotation: int, mirrored: bool, width: int, height: int, padding: int
) -> None:
    upright = random_picture(width, height)
    frame = frame_showing(upright, rotation, mirrored, padding, pad_last_row=False)
    view = upright_view(frame)
    assert (view.width, view.height) == (width, height)
    assert np.array_equal(view.region_of(frame.pixels, Region(0, 0, width, height)), upright)


@pytest.mark.parametrize(("rotation", "mirrored"), list(product(ROTATIONS, (False, True))))
def test_view_of_a_region_starts_at_its_corner(rotation: int, mirrored: bool) -> None:
    upright = random_picture(9, 7)
    frame = frame_showing(upright, rotation, mirrored, padding=8)
    seen = upright_view(frame).region_of(frame.pixels, Region(left=2, top=3, width=5, height=4))
    assert np.array_equal(seen, upright[3:7, 2:7])


def test_the_contracts_table_of_columns_and_rows_holds() -> None:
    """The page's own words, evaluated: (column, row) in the frame for each upright pixel (x, y)."""
    width, height = 5, 3
    frame_addresses: dict[int, Callable[[int, int], tuple[int, int]]] = {
        0: lambda x, y: (x, y),
        90: lambda x, y: (y, height - 1 - x),
        180: lambda x, y: (width - 1 - x, height - 1 - y),
        270: lambda x, y: (width - 1 - y, x),
    }
    stored = random_picture(width, height)
    for rotation, address in frame_addresses.items():
        upright_size = (width, height) if rotation in (0, 180) else (height, width)
        upright = np.zeros((upright_size[1], upright_size[0], 3), np.uint8)
        for x, y in product(range(upright_size[0]), range(upright_size[1])):
            column, row = address(x, y)
            upright[y, x] = stored[row, column]
        frame = frame_showing(upright, rotation)
        assert np.array_equal(np.frombuffer(frame.pixels, np.uint8).reshape(height, width, 4)[:, :, :3], stored)
