"""Decides how independent pieces of one computation share the processors: on threads, while numpy computes.

No result depends on it: each piece is computed the same way, wherever it is. A piece that is itself in pieces stays on
its thread: threads that wait for each other could wait forever.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

import numpy as np

_Piece = TypeVar("_Piece")
_inside = threading.local()


def in_parallel(compute: Callable[[_Piece], None], pieces: Sequence[_Piece], at_least: int = 1) -> None:
    """Computes every piece, with numpy's warnings off; what one of them raises is raised here.

    Args:
        compute: what is done with a piece; it touches nothing that other pieces touch.
        pieces: as many consecutive ones as possible go to the same thread.
        at_least: pieces for a thread; handing work over takes about 50 microseconds.
    """

    def compute_all(share: Sequence[_Piece]) -> None:
        # Which floating point errors are ignored is known to each thread by itself.
        with np.errstate(all="ignore"):
            for piece in share:
                compute(piece)

    def compute_inside(share: Sequence[_Piece]) -> None:
        _inside.pool = True
        compute_all(share)

    threads = min(_processors(), len(pieces) // at_least)
    if threads < 2 or getattr(_inside, "pool", False):
        compute_all(pieces)
        return
    size = -(-len(pieces) // threads)
    shares = [pieces[start : start + size] for start in range(0, len(pieces), size)]
    for _ in _pool().map(compute_inside, shares):
        pass


def _processors() -> int:
    """How many this process may use, which is fewer than there are in many containers."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@cache
def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_processors(), thread_name_prefix="mil")
