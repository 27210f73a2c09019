"""Decides how coremltools is helped over what it can't convert, for as long as one conversion lasts.

One file for each obstacle. (A fourth, grouped convolutions inside XLA functions, is cleared when the model is traced.)
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from generator.convert.coreml_shims.complex_abs import complex_abs
from generator.convert.coreml_shims.erfc import erfc
from generator.convert.coreml_shims.loops import bounded_loops
from generator.convert.coreml_shims.operators import registered


@contextmanager
def coreml_shims() -> Iterator[None]:
    """Everything in this package, taken back at the end."""
    with ExitStack() as stack:
        stack.enter_context(registered("Erfc", erfc))
        stack.enter_context(registered("ComplexAbs", complex_abs))
        stack.enter_context(bounded_loops())
        yield
