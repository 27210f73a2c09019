"""Decides which tensors of a graph are constants that nobody trained, and what they hold."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def constant(tensor: Any) -> NDArray[Any] | None:
    """The value of a tensor of a traced function if it depends on neither inputs nor variables, otherwise None."""
    from tensorflow import get_static_value

    value = get_static_value(tensor)
    if value is not None:
        return np.asarray(value)
    arguments = [constant(argument) for argument in tensor.op.inputs]
    known = [argument for argument in arguments if argument is not None]
    if not known or len(known) < len(arguments):
        return None
    return _evaluated(tensor.op, known)


def _evaluated(operation: Any, arguments: list[NDArray[Any]]) -> NDArray[Any] | None:
    """What Normalization and `preprocess_input` compute from their constants while the model runs."""
    if operation.type == "Sqrt":
        return np.asarray(np.sqrt(arguments[0]))
    if operation.type == "Maximum":
        return np.asarray(np.maximum(arguments[0], arguments[1]))
    if operation.type == "Squeeze":
        return np.squeeze(arguments[0])
    if operation.type == "Identity":
        return arguments[0]
    return None
