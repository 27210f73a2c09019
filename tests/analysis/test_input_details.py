"""Details are taken away, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from generator.analysis import without_details


def test_a_plain_picture_stays_what_it_is() -> None:
    picture = np.full((1, 16, 12, 3), -0.25, np.float32)

    assert without_details(picture, 4, 3) == pytest.approx(picture)


def test_what_is_finer_than_the_small_size_goes() -> None:
    checkered = (np.indices((16, 16)).sum(0) % 2).astype(np.float32).reshape(1, 16, 16, 1)

    assert without_details(checkered, 4, 4)[0, 4:12, 4:12, 0] == pytest.approx(0.5, abs=0.05)


def test_what_is_coarser_stays_where_it_is() -> None:
    halves = np.zeros((1, 16, 16, 1), np.float32)
    halves[:, :, 8:] = 1

    reduced = without_details(halves, 8, 8)

    assert reduced.shape == halves.shape
    assert reduced[0, :, :6].max() < 0.05
    assert reduced[0, :, 10:].min() > 0.95


def test_channels_keep_to_themselves() -> None:
    picture = np.zeros((1, 8, 8, 3), np.float32)
    picture[..., 1] = 7

    reduced = without_details(picture, 2, 2)

    assert reduced[..., 1] == pytest.approx(7)
    assert not reduced[..., (0, 2)].any()
