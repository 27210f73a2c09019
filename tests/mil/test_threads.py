"""Work that is shared among threads: all of it is done, once, and failures come back."""

from __future__ import annotations

import os
import subprocess
import sys

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


def test_pieces_within_pieces_are_computed_as_well() -> None:
    """In a process of its own, which can be ended if its threads wait for each other."""
    program = (
        "from generator.mil.threads import in_parallel\n"
        "done = []\n"
        "in_parallel(lambda i: in_parallel(lambda j: done.append((i, j)), range(8)), range(8))\n"
        "print(sorted(done) == [(i, j) for i in range(8) for j in range(8)])\n"
    )

    finished = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)

    assert finished.stdout == "True\n"


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="processors can't be forbidden here")
def test_no_more_threads_than_processors_that_may_be_used() -> None:
    program = (
        "import os, threading\n"
        "os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})\n"
        "from generator.mil.threads import in_parallel\n"
        "seen = set()\n"
        "in_parallel(lambda _: seen.add(threading.get_ident()), range(100))\n"
        "print(seen == {threading.main_thread().ident})\n"
    )

    finished = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)

    assert finished.stdout == "True\n"
