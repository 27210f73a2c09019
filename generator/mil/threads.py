"""Decides how independent pieces of one computation share the processors: on threads, while numpy computes.

No result depends on it: each piece is computed the same way, wherever it is.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

import numpy as np

_Piece = TypeVar("_Piece")


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

    threads = min(_processors(), len(pieces) // at_least)
    if threads < 2:
        compute_all(pieces)
        return
    size = -(-len(pieces) // threads)
    shares = [pieces[start : start + size] for start in range(0, len(pieces), size)]
    for _ in _pool().map(compute_all, shares):
        pass


def _processors() -> int:
    return os.cpu_count() or 1


@cache
def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_processors(), thread_name_prefix="mil")
