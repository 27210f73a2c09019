"""Decides what an application gets for the values that a program has computed."""

from __future__ import annotations

from typing import Any

import numpy as np

from generator.mil.errors import EvaluationError
from generator.mil.features import Feature
from generator.mil.image_features import picture_of
from generator.mil.program import Function

_SCALARS = {"int64": int, "double": float}


def feature_values(function: Function, results: list[Any]) -> dict[str, Any]:
    """Each output feature's value, from what the function's block has given.

    Raises:
        EvaluationError: a value isn't what the feature describes.
    """
    values = dict(zip(function.block.outputs, results, strict=True))
    return {feature.name: _value(feature, values[function.results[feature.name]]) for feature in function.outputs}


def _value(feature: Feature, value: Any) -> Any:
    if feature.kind in _SCALARS and isinstance(value, np.ndarray):
        if value.size != 1:
            raise EvaluationError("output", feature.name, f"{value.size} numbers where the description has one")
        return _SCALARS[feature.kind](value.item())
    if feature.kind != "image":
        return value
    try:
        return picture_of(feature, np.asarray(value))
    except ValueError as error:
        raise EvaluationError("output", feature.name, str(error)) from error
