"""Decides which of a test function's many parametrisations a short run takes."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable


def function_of(test: str) -> str:
    """A test's id without its parameters."""
    return test.partition("[")[0]


def sample(tests: Iterable[str], size: int) -> set[str]:
    """At most `size` tests of each function: those whose ids have the smallest digests, whatever others there are."""
    by_function: defaultdict[str, set[str]] = defaultdict(set)
    for test in tests:
        by_function[function_of(test)].add(test)
    return {test for group in by_function.values() for test in sorted(group, key=_digest)[:size]}


def _digest(test: str) -> str:
    return hashlib.sha256(test.encode()).hexdigest()
