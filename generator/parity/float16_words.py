"""Decides in which round figures people are told of float16: the same bytes on every processor, whose sums differ."""

from __future__ import annotations

import math

from generator.mil.float16_findings import LARGEST_FLOAT16

SCARCE = 2.0
"""By how much a result has to be able to grow before it counts as safe."""

# Steps of equal size, more or less; half-way between them lies no number that models are made of.
_STEPS = (1, 2, 5, 10)
_SMALLEST_SHARE = 1e-5
_BEYOND = math.sqrt(2)


def about(value: float) -> float:
    """The nearest of …, 0.5, 1, 2, 5, 10, … to a positive number."""
    if not 0 < value < math.inf:
        return value
    decade = math.floor(math.log10(value))
    step = min(_STEPS, key=lambda each: abs(math.log(value) - math.log(each) - decade * math.log(10)))
    return float(f"{step}e{decade}")


def percentage(share: float) -> str:
    """A share, e.g. `about 20%`."""
    if not math.isfinite(share):
        return "infinitely many times"
    return f"about {100 * about(share):.6g}%" if share >= _SMALLEST_SHARE else "less than 0.001%"


def part(share: float) -> str:
    """A share of a tensor's elements, e.g. `all` or `about 20%`."""
    return "all" if share == 1 else percentage(share) if share < 1 / _BEYOND else "most"


def reach(greatest: float) -> str:
    """How far a result's `greatest` magnitude goes, as what follows its name, and where float16 ends."""
    end = f"float16 ends at {LARGEST_FLOAT16:.0f}"
    if greatest > _BEYOND * LARGEST_FLOAT16:
        return f"reaches about {_number(about(greatest))}, {end}"
    if greatest > LARGEST_FLOAT16:
        return f"goes a little too far, {end}"
    if greatest > LARGEST_FLOAT16 / SCARCE:
        return f"reaches more than half of what there is, {end}"
    return f"becomes infinite through what goes into it, {end}"


def _number(value: float) -> str:
    return f"{value:.0f}" if value < 1e9 else f"{value:.0e}".replace("e+", "e")
