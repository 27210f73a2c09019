"""Decides whether an operation gave what the program declares, and stores that as its type demands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.mil.ops import OPERATIONS
from generator.mil.precision import Precision
from generator.mil.program import Operation, Variable
from generator.mil.rounding import round_to_float16
from generator.mil.types import DATA_TYPES, STRING, DictionaryType, ListType, TensorType, TupleType, matches_shape


@dataclass(frozen=True)
class Storage:
    """How floats are kept.

    Attributes:
        wide: the type that they are computed and kept in.
        rounds: whether they are rounded to narrower types where the program declares these.
    """

    wide: np.dtype[Any]
    rounds: bool

    @classmethod
    def of(cls, precision: Precision) -> Storage:
        """That of variables in this precision."""
        return cls(precision.wide, rounds=precision is Precision.PROGRAM)

    def store(self, value: Any, data_type: str, *, exact: bool = False) -> NDArray[Any]:
        """The value as a variable of that declared type holds it.

        Args:
            value: what an operation gave.
            data_type: MIL's name of a numeric type.
            exact: no rounding is needed, as each element is one of that type already.

        Raises:
            ValueError: fractions or numbers out of range where integers are declared.
        """
        array = np.asarray(value)
        declared = DATA_TYPES[data_type].dtype
        if declared.kind != "f":
            if array.dtype.kind == "f" and declared.kind in "iu" and not _whole(array, np.iinfo(declared)):
                raise ValueError(f"gave numbers that aren't {data_type}, as the program declares")
            return array.astype(declared, copy=False)
        array = array.astype(self.wide, copy=False)
        if exact or not self.rounds or declared.itemsize >= self.wide.itemsize:
            return array
        return round_to_float16(array) if declared.itemsize == 2 else array.astype(declared).astype(self.wide)


def _whole(array: NDArray[Any], limits: np.iinfo[Any]) -> bool:
    return bool(np.all((array == np.trunc(array)) & (array >= limits.min) & (array <= limits.max)))


def stored(operation: Operation, results: list[Any], storage: Storage) -> list[Any]:
    """The results, rounded as the storage and the declared types demand.

    Raises:
        ValueError: there are more or fewer than declared, or one has another type or shape.
    """
    if len(results) != len(operation.outputs):
        raise ValueError(f"gave {len(results)} values where the program declares {len(operation.outputs)}")
    exact = operation.uniform and OPERATIONS.is_exact(operation.type)
    return [
        _stored(output, value, storage, exact=exact) for output, value in zip(operation.outputs, results, strict=True)
    ]


def _stored(output: Variable, value: Any, storage: Storage, *, exact: bool) -> Any:
    declared = output.type
    if isinstance(declared, TensorType):
        if declared.data_type == STRING:
            return _required(value, str if declared.shape == () else str | list, output)
        array = storage.store(value, declared.data_type, exact=exact)
        if array.shape != declared.shape and not matches_shape(array.shape, declared.shape):
            raise ValueError(
                f"gave the shape {list(array.shape)} where the program declares {list(declared.shape or ())}"
            )
        return array
    if isinstance(declared, DictionaryType):
        return _required(value, dict, output)
    if isinstance(declared, ListType):
        return [_element(declared, element, storage) for element in _required(value, list, output)]
    if isinstance(declared, TupleType):
        return _required(value, tuple, output)
    raise ValueError("gave a state, which no operation can")


def _element(declared: ListType, value: Any, storage: Storage) -> Any:
    """An element of a list, which was stored when it was computed; a new one is rounded."""
    element = declared.element
    if isinstance(element, TensorType) and element.data_type != STRING and isinstance(value, np.ndarray):
        return storage.store(value, element.data_type)
    return value


def _required(value: Any, kind: Any, output: Variable) -> Any:
    if not isinstance(value, kind):
        raise ValueError(f"gave {type(value).__name__} for “{output.name}”, declared otherwise")
    return value
