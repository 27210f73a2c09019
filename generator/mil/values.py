"""Decides which values a program's constants have, without making more of them than the package's bytes back."""

from __future__ import annotations

import math
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from generator.mil.errors import PackageError
from generator.mil.package import Weights
from generator.mil.packed import unpack_integers
from generator.mil.types import (
    DATA_TYPES,
    STRING,
    DataType,
    DictionaryType,
    ListType,
    TensorType,
    TupleType,
    read_type,
)

Constant: TypeAlias = Any
"""An array of the declared shape, a text, a list or a tuple of constants, or a dictionary from keys to constants."""

_COMPOUND = {"list": ListType, "tuple": TupleType, "dictionary": DictionaryType}
_NUMBERS = {"f": ("floats", "doubles"), "i": ("ints", "longInts"), "u": ("ints", "longInts"), "b": ("bools",)}


def read_value(message: Any, weights: Weights, where: str) -> Constant:
    """The constant in a message `Value`; arrays are read-only, most of them views of the weight file.

    Raises:
        PackageError: the value is missing, or isn't what its type declares.
    """
    kind = message.WhichOneof("value")
    content = message.immediateValue.WhichOneof("value") if kind == "immediateValue" else kind
    if content is None:
        raise PackageError(f"{where}: the value is missing.")
    if content in _COMPOUND:
        return _compound(message, content, weights, where)
    declared = read_type(message.type, where)
    if not isinstance(declared, TensorType) or declared.shape is None or not declared.is_fixed:
        raise PackageError(f"{where}: a constant has to have a fixed shape.")
    if content == "tensor":
        return _immediate(message.immediateValue.tensor, declared.data_type, declared.shape, where)
    if declared.data_type == STRING:
        raise PackageError(f"{where}: texts can't stand in a weight file.")
    blob = message.blobFileValue
    try:
        return weights.file(blob.fileName).read(blob.offset, DATA_TYPES[declared.data_type], declared.shape)
    except PackageError as error:
        raise PackageError(f"{where}: {error}") from error


def _compound(message: Any, content: str, weights: Weights, where: str) -> Constant:
    declared = read_type(message.type, where)
    if not isinstance(declared, _COMPOUND[content]):
        raise PackageError(f"{where}: the value is a {content}, but its type is {declared}.")
    parts = getattr(message.immediateValue, content).values
    if content == "dictionary":
        return _dictionary(parts, weights, where)
    elements = [read_value(part, weights, where) for part in parts]
    return tuple(elements) if content == "tuple" else elements


def _dictionary(pairs: Any, weights: Weights, where: str) -> dict[Any, Constant]:
    read = [(read_value(pair.key, weights, where), read_value(pair.value, weights, where)) for pair in pairs]
    if any(not isinstance(key, str | np.ndarray) or np.ndim(key) for key, _ in read):
        raise PackageError(f"{where}: the keys of a dictionary have to be texts or numbers.")
    return {key if isinstance(key, str) else key.item(): value for key, value in read}


def _immediate(message: Any, name: str, shape: tuple[int, ...], where: str) -> Constant:
    if name == STRING:
        return _texts(list(message.strings.values), shape, where)
    data_type = DATA_TYPES[name]
    count = math.prod(shape)
    field = message.WhichOneof("value")
    if field is None:
        elements = np.empty(0, data_type.dtype)
    elif field == "bytes":
        elements = _from_bytes(message.bytes.values, data_type, count, where)
    elif field in _NUMBERS[data_type.dtype.kind]:
        elements = _from_numbers(getattr(message, field).values, data_type, where)
    else:
        raise PackageError(f"{where}: {field} can't be elements of {name}.")
    if elements.size not in (1, count):
        raise PackageError(f"{where}: {elements.size} values for a shape of {count} elements.")
    elements.flags.writeable = False
    # A single one stands for all of them, in memory as well.
    return elements.reshape(shape) if elements.size == count else np.broadcast_to(elements.reshape(()), shape)


def _from_bytes(raw: bytes, data_type: DataType, count: int, where: str) -> NDArray[Any]:
    content = np.frombuffer(raw, np.uint8)
    if data_type.bits < 8:
        if len(raw) != (data_type.bits * count + 7) // 8:
            raise PackageError(f"{where}: {len(raw)} bytes for {count} elements of {data_type.name}.")
        return unpack_integers(content, data_type, count)
    if len(raw) % data_type.dtype.itemsize:
        raise PackageError(f"{where}: {len(raw)} bytes aren't whole elements of {data_type.name}.")
    if data_type.dtype.kind == "b":
        return np.not_equal(content, 0)
    return content.view(data_type.dtype)


def _from_numbers(values: Any, data_type: DataType, where: str) -> NDArray[Any]:
    if data_type.dtype.kind in "fb":
        with np.errstate(over="ignore"):
            return np.array(values, data_type.dtype)
    numbers = np.array(values, np.int64)
    lowest, highest = _limits(data_type)
    if numbers.size and not lowest <= int(numbers.min()) <= int(numbers.max()) <= highest:
        raise PackageError(f"{where}: values from {numbers.min()} to {numbers.max()} aren't {data_type.name}.")
    return numbers.astype(data_type.dtype)


def _limits(data_type: DataType) -> tuple[int, int]:
    if data_type.dtype.kind == "u":
        return 0, 2**data_type.bits - 1
    return -(2 ** (data_type.bits - 1)), 2 ** (data_type.bits - 1) - 1


def _texts(values: list[str], shape: tuple[int, ...], where: str) -> str | list[str]:
    """A text, or a list of texts for a vector of them."""
    if len(shape) > 1 or len(values) != math.prod(shape):
        raise PackageError(f"{where}: {len(values)} texts for the shape {list(shape)}.")
    return values if shape else values[0]
