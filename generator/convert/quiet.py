"""Decides what the converters may tell a person while they work: nothing; their errors become `ConversionError`."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet() -> Iterator[None]:
    """Keeps the converters' Python warnings and progress bars to themselves."""
    # Progress bars read it when they are imported, which coremltools does.
    os.environ.setdefault("TQDM_DISABLE", "1")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
