"""Decides how a single layer is held to the source: what goes in, and how far off an artefact's answer may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from operator import attrgetter
from typing import Any

from generator.sources.frameworks import import_keras, import_tensorflow
from generator.spec import ModelFormat

Shape = tuple[int, ...]
PICTURE: Shape = (1, 7, 9, 4)
ROWS: Shape = (1, 4, 6)
# Zeros find divisions, tiny values every epsilon, huge ones every overflow.
SCALES = (0.0, 1e-4, 1.0, 1e4)
NONZERO = SCALES[1:]


class Values(Enum):
    """What inputs are drawn from before they are scaled."""

    NORMAL = "normal"
    POSITIVE = "positive"
    WHOLE = "whole"


@dataclass(frozen=True)
class Inexact:
    """A difference that we know of and accept: up to `range_error`, because of `reason`."""

    range_error: float
    reason: str


@dataclass(frozen=True)
class Case:
    """One layer or operator.

    Attributes:
        build: makes a function of the input tensors.
        scales: the sizes of values that it is tried with.
        inexact: formats that are known to be off by more than rounding.
        refused: formats whose converter refuses it.
    """

    name: str
    build: Callable[[], Callable[..., Any]]
    shapes: tuple[Shape, ...] = (PICTURE,)
    values: Values = Values.NORMAL
    scales: tuple[float, ...] = SCALES
    inexact: Mapping[ModelFormat, Inexact] = field(default_factory=dict)
    refused: tuple[ModelFormat, ...] = ()


def layer(name: str, *arguments: Any, shapes: tuple[Shape, ...] = (PICTURE,), **options: Any) -> Case:
    """The Keras layer called `name`, with random weights; several inputs go in as a list."""

    def build() -> Callable[..., Any]:
        made = getattr(import_keras().layers, name)(*arguments, **options)
        made.build(shapes[0] if len(shapes) == 1 else list(shapes))
        draw_weights(made)
        return lambda *tensors: made(tensors[0] if len(tensors) == 1 else list(tensors))

    words = [*map(str, arguments), *(f"{key}={value}" for key, value in options.items())]
    return Case(f"{name}({', '.join(words)})", build, shapes)


def function(path: str, *shapes: Shape, **details: Any) -> Case:
    """TensorFlow's function at `path`, such as `nn.relu6`, of tensors of `ROWS` unless told otherwise."""
    return Case(path, lambda: attrgetter(path)(import_tensorflow()), shapes or (ROWS,), **details)


def operator(name: str, apply: Callable[..., Any], *shapes: Shape, **details: Any) -> Case:
    """A plain function of tensors, of `ROWS` unless told otherwise."""
    return Case(name, lambda: apply, shapes or (ROWS,), **details)


def draw_weights(made: Any) -> None:
    """Weights, gains and statistics that no layer could do without unnoticed."""
    import numpy as np

    generator = np.random.default_rng(5)
    for weight in made.weights:
        if weight.dtype == "float32":
            positive = "variance" in weight.path
            drawn = generator.uniform(0.3, 1.5, weight.shape) if positive else generator.normal(0, 0.5, weight.shape)
            weight.assign(drawn)
