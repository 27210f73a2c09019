"""Decides how coremltools is helped over what it can't convert or converts wrongly, for as long as a conversion lasts.

One file for each obstacle. (One more, grouped convolutions inside XLA functions, is cleared when the model is traced.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager

from generator.convert.coreml_shims import padding, quotients, resizing
from generator.convert.coreml_shims.complex_abs import complex_abs
from generator.convert.coreml_shims.erfc import erfc
from generator.convert.coreml_shims.loops import bounded_loops
from generator.convert.coreml_shims.operators import Lowering, registered, replaced

_MISSING: Mapping[str, Lowering] = {"Erfc": erfc, "ComplexAbs": complex_abs}
_WRONG: Mapping[str, Callable[[Lowering], Lowering]] = {
    "DivNoNan": quotients.division_without_nan,
    "MirrorPad": padding.mirror_pad,
    "Reciprocal": quotients.reciprocal,
    "ResizeBilinear": resizing.bilinear,
    "ResizeNearestNeighbor": resizing.nearest_neighbour,
    "Rsqrt": quotients.inverse_square_root,
}


@contextmanager
def coreml_shims() -> Iterator[None]:
    """Everything in this package, taken back at the end."""
    with ExitStack() as stack:
        for operator, lowering in _MISSING.items():
            stack.enter_context(registered(operator, lowering))
        for operator, replacement in _WRONG.items():
            stack.enter_context(replaced(operator, replacement))
        stack.enter_context(bounded_loops())
        yield
