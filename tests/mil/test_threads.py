"""Work that is shared among threads: all of it is done, once, and failures come back."""

from __future__ import annotations

import numpy as np
import pytest

from generator.mil.threads import in_parallel


@pytest.mark.parametrize("count", [0, 1, 2, 3, 7, 100])
@pytest.mark.parametrize("at_least", [1, 4])
def test_computes_every_piece_once(count: int, at_least: int) -> None:
    done = np.zeros(count, np.int64)

    def compute(piece: int) -> None:
        done[piece] += piece + 1

    in_parallel(compute, range(count), at_least)

    assert done.tolist() == [piece + 1 for piece in range(count)]


def test_raises_what_a_piece_raises() -> None:
    def compute(piece: int) -> None:
        if piece == 9:
            raise ValueError("the tenth piece")

    with pytest.raises(ValueError, match="the tenth piece"):
        in_parallel(compute, range(10))


def test_is_silent_about_overflow_on_every_thread() -> None:
    in_parallel(lambda _: np.exp(np.full(1000, 1000, np.float32)).sum(), range(16))
