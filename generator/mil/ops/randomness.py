"""Decides what MIL's random operations draw: the right distribution, from a generator that isn't Core ML's.

Definitions: coremltools, `converters/mil/mil/ops/defs/iOS15/random.py`. Which numbers Core ML draws stands nowhere, so
that no value can be compared with Core ML's, or with the source framework's; the registry marks these operations as not
deterministic for that. Here each draw of an operation gives the same numbers: those of its seed, or of seed 0 where it
has none (-1).
"""

from __future__ import annotations

import numpy as np

from generator.mil.ops.arguments import Array, affordable, integers
from generator.mil.ops.registry import Operations

operations = Operations()


@operations.define("random_bernoulli", deterministic=False)
def random_bernoulli(shape: Array, prob: Array | float = 0.5, seed: Array | int = -1) -> Array:
    """Ones with probability `prob`, zeros otherwise."""
    return (_generator(seed).random(affordable(integers(shape))) < prob).astype(np.float32)


@operations.define("random_categorical", deterministic=False)
def random_categorical(x: Array, mode: str = "logits", size: Array | int = 1, seed: Array | int = -1) -> Array:
    """`size` indices, drawn with replacement, for each distribution along the last dimension of `x`.

    Raises:
        ValueError: `mode` is neither logits nor probs.
    """
    if mode not in {"logits", "probs"}:
        raise ValueError(f"mode {mode!r} is neither logits nor probs")
    shape = affordable((*x.shape[:-1], int(size)))
    weights = np.exp(x - x.max(axis=-1, keepdims=True)) if mode == "logits" else x
    limits = np.cumsum(weights, axis=-1, dtype=np.float64)
    draws = _generator(seed).random(shape) * limits[..., -1:]
    affordable((*shape, x.shape[-1]))
    drawn: Array = (draws[..., np.newaxis] >= limits[..., np.newaxis, :]).sum(axis=-1)
    return drawn.astype(np.float32)


@operations.define("random_normal", deterministic=False)
def random_normal(
    shape: Array, mean: Array | float = 0.0, stddev: Array | float = 1.0, seed: Array | int = -1
) -> Array:
    """Normally distributed around `mean`."""
    drawn: Array = mean + stddev * _generator(seed).standard_normal(affordable(integers(shape)))
    return drawn


@operations.define("random_uniform", deterministic=False)
def random_uniform(shape: Array, low: Array | float = 0.0, high: Array | float = 1.0, seed: Array | int = -1) -> Array:
    """Uniformly distributed from `low` to `high`, which isn't included."""
    drawn: Array = low + (high - low) * _generator(seed).random(affordable(integers(shape)))
    return drawn


def _generator(seed: Array | int) -> np.random.Generator:
    return np.random.default_rng(max(0, int(seed)))
