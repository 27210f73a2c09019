"""Decides how far the outputs of two models are apart, one output at a time and whatever they mean."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.tasks.agreement import SMALLEST_RANGE

_DECADES = np.array([10.0**power for power in range(-8, 0)])


@dataclass(frozen=True)
class OutputError:
    """The worst that one output showed over all pictures.

    Attributes:
        name: of the output, as the source model calls it.
        max_abs: greatest difference of a value, in the output's own unit; infinite if a value is no number.
        range_error: `max_abs` in proportion to the greatest magnitude that the source model gave for any picture.
        snr_db: signal to noise in dB, `10 * log10(mean energy of the answers / energy of the worst difference)`;
            infinite if nothing differs, minus infinity if a value is no number.
        decades: how many values of all pictures differ by how much, in proportion as `range_error`: by less than 1e-8,
            by less than 1e-7, … by less than 0.1, and by more or by what is no number; nine counts.
    """

    name: str
    max_abs: float
    range_error: float
    snr_db: float
    decades: tuple[int, ...] = ()


def output_errors(
    expected: Sequence[Mapping[str, NDArray[Any]]], actual: Sequence[Mapping[str, NDArray[Any]]]
) -> tuple[OutputError, ...]:
    """One `OutputError` for each output in `expected`, which holds its pictures in the order of `actual`'s.

    Raises:
        ValueError: there are no pictures, or `actual` has another number of them or of an output's values.
        KeyError: `actual` lacks an output.
    """
    if not expected or len(expected) != len(actual):
        raise ValueError(f"the answers to {len(actual)} pictures can't be compared with those to {len(expected)}")
    return tuple(
        _output_error(name, [answers[name] for answers in expected], [answers[name] for answers in actual])
        for name in expected[0]
    )


def _output_error(name: str, expected: Sequence[NDArray[Any]], actual: Sequence[NDArray[Any]]) -> OutputError:
    differences = [_differences(name, *pair) for pair in zip(expected, actual, strict=True)]
    finite = [np.where(np.isfinite(values), values, 0).astype(np.float64) for values in expected]
    largest = max((float(np.abs(values).max(initial=0)) for values in finite), default=0.0)
    max_abs = max(float(values.max(initial=0)) for values in differences)
    signal = sum(float(np.square(values).sum()) for values in finite) / len(finite)
    noise = max(float(np.square(values).sum()) for values in differences)
    scale = max(largest, SMALLEST_RANGE)
    return OutputError(name, max_abs, max_abs / scale, _decibels(signal, noise), _decades(differences, scale))


def _decades(differences: Sequence[NDArray[np.float64]], scale: float) -> tuple[int, ...]:
    places = np.searchsorted(_DECADES, np.concatenate(differences) / scale, side="right")
    return tuple(int(count) for count in np.bincount(places, minlength=len(_DECADES) + 1))


def _differences(name: str, expected: NDArray[Any], actual: NDArray[Any]) -> NDArray[np.float64]:
    """Absolute differences, in float64 so that two large numbers differ by no infinity; equal infinities are equal."""
    if expected.size != actual.size:
        raise ValueError(f"output “{name}” has {actual.size} values instead of {expected.size}")
    wanted, given = (values.reshape(-1).astype(np.float64) for values in (expected, actual))
    with np.errstate(invalid="ignore"):
        differences = np.where(wanted == given, 0.0, np.abs(wanted - given))
    return np.where(np.isfinite(differences), differences, np.inf)


def _decibels(signal: float, noise: float) -> float:
    if noise == 0:
        return math.inf
    if math.isinf(noise) or signal == 0:
        return -math.inf
    return 10 * math.log10(signal / noise)
