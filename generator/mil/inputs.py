"""Decides what a program's parameters get for the inputs that an application hands over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.mil.errors import InputError
from generator.mil.features import Feature
from generator.mil.image_features import image_tensor
from generator.mil.ops.arguments import affordable
from generator.mil.program import Function, Variable
from generator.mil.storing import Storage
from generator.mil.types import DATA_TYPES, StateType, TensorType, matches_shape


def parameter_values(function: Function, inputs: Mapping[str, Any], storage: Storage) -> list[Any]:
    """The value of each of a function's parameters, in order; a state's is its name.

    Raises:
        InputError: an input is missing, unknown or not as described, or its default is too large.
    """
    features = {feature.name: feature for feature in function.inputs}
    if unknown := sorted(set(inputs) - set(features)):
        raise InputError(f"The program has no input “{unknown[0]}”; it takes {', '.join(sorted(features)) or 'none'}.")
    return [
        parameter.name
        if isinstance(parameter.type, StateType)
        else _parameter_value(parameter, features[parameter.name], inputs, storage)
        for parameter in function.parameters
    ]


def _parameter_value(
    parameter: Variable, feature: Feature, inputs: Mapping[str, Any], storage: Storage
) -> NDArray[Any]:
    declared = parameter.type
    if not isinstance(declared, TensorType) or declared.data_type not in DATA_TYPES:
        raise InputError(f"The input “{feature.name}” isn't a tensor or an image.")
    array = _tensor(feature, inputs[feature.name]) if feature.name in inputs else _default(feature)
    if not matches_shape(array.shape, declared.shape):
        wanted = list(declared.shape or ())
        raise InputError(f"The input “{feature.name}” is {wanted} in the program, not {list(array.shape)}.")
    try:
        stored = storage.store(array, declared.data_type).view()
    except ValueError as error:
        raise InputError(f"The input “{feature.name}” takes {declared.data_type}; this isn't.") from error
    if not declared.is_float and not np.array_equal(stored, array):
        raise InputError(f"The input “{feature.name}” takes {declared.data_type}; a number is out of its range.")
    stored.flags.writeable = False
    return stored


def _tensor(feature: Feature, value: Any) -> NDArray[Any]:
    if feature.kind == "image":
        return image_tensor(feature, value)
    array = np.asarray(value)
    if array.dtype.kind not in "fiub":
        raise InputError(f"The input “{feature.name}” takes numbers, not {array.dtype}.")
    if feature.kind == "array" and not feature.allows(array.shape):
        found = list(array.shape)
        raise InputError(f"The input “{feature.name}” takes the shape {feature.allowed_shapes}, not {found}.")
    return array


def _default(feature: Feature) -> NDArray[Any]:
    if not feature.optional or feature.default is None:
        raise InputError(f"The input “{feature.name}” is missing.")
    try:
        return np.full(affordable(feature.default_shape), feature.default)
    except (ValueError, MemoryError) as error:
        raise InputError(f"The input “{feature.name}” is missing, and its default can't be made: {error}.") from error
