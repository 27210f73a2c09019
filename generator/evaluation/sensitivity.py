"""Decides which layers of a model cost most when they are quantised: those that alone make a good part of the noise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Loss: TypeAlias = Callable[[Sequence[str]], float]
"""Noise in proportion to the signal, both as power, at the outputs of a model of which these layers alone are
quantised."""

Outputs: TypeAlias = Mapping[str, NDArray[np.float32]]

LEAST_SHARE = 0.1
"""Of the whole loss, below which a layer isn't worth being looked at."""


@dataclass(frozen=True)
class LayerLoss:
    """What a layer costs by itself.

    Attributes:
        noise: power of the noise that quantising it alone adds, in proportion to the signal's.
    """

    layer: str
    noise: float


def lossy_layers(layers: Sequence[str], loss: Loss, least: float = LEAST_SHARE) -> tuple[LayerLoss, ...]:
    """The layers that alone cost at least the share `least` of what all together cost, the most expensive first.

    Groups are halved as long as they cost that much: noise adds up, nearly, so that a group that costs little holds no
    layer that costs much. Where a few layers are to blame, that asks for few measurements.
    """
    whole = loss(layers) if layers else 0.0
    if not whole > 0:
        return ()
    found = list(_narrowed(layers, whole, loss, least * whole))
    return tuple(sorted(found, key=lambda each: -each.noise))


def noise_power(expected: Sequence[Outputs], actual: Sequence[Outputs]) -> float:
    """The power of the noise in proportion to the signal's, over all pictures; the mean over outputs.

    It is infinite where an answer is no number, and 0 for a signal of nothing that comes back as nothing.
    """
    powers = []
    for name in expected[0]:
        signal = np.concatenate([each[name].reshape(-1).astype(np.float64) for each in expected])
        noise = np.concatenate([each[name].reshape(-1).astype(np.float64) for each in actual]) - signal
        power = float(np.square(noise).sum())
        scale = float(np.square(signal).sum())
        powers.append(np.inf if not np.isfinite(power) or (power and not scale) else power / (scale or 1.0))
    return float(np.mean(powers))


def decibels(noise: float) -> float:
    """The signal-to-noise ratio; infinite without noise."""
    return float("inf") if noise == 0 else float(-10 * np.log10(noise))


def _narrowed(layers: Sequence[str], noise: float, loss: Loss, least: float) -> Iterator[LayerLoss]:
    if noise < least:
        return
    if len(layers) == 1:
        yield LayerLoss(layers[0], noise)
        return
    for half in (layers[: len(layers) // 2], layers[len(layers) // 2 :]):
        yield from _narrowed(half, loss(half), loss, least)
