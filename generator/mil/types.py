"""Decides what a program's declared types mean: how wide an element is, and which numpy type holds it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias

import numpy as np

from generator.mil.errors import PackageError
from generator.mil.messages import messages


@dataclass(frozen=True)
class DataType:
    """An element type of MIL.

    Attributes:
        name: MIL's name, e.g. `FLOAT16`.
        bits: width as stored; types narrower than a byte are packed.
        dtype: the numpy type that an unpacked element gets.
        blob: its number in a weight file (`BlobDataType` of coremltools' MILBlob); 0 if it can't stand in one.
    """

    name: str
    bits: int
    dtype: np.dtype[Any]
    blob: int

    @property
    def is_float(self) -> bool:
        """Whether values of this type are evaluated in the wide float type."""
        return self.dtype.kind == "f"


def _data_types() -> Mapping[str, DataType]:
    rows = (
        ("BOOL", 8, "?", 0),
        ("FLOAT16", 16, "f2", 1),
        ("FLOAT32", 32, "f4", 2),
        ("FLOAT64", 64, "f8", 0),
        ("INT4", 4, "i1", 8),
        ("INT8", 8, "i1", 4),
        ("INT16", 16, "i2", 6),
        ("INT32", 32, "i4", 14),
        ("INT64", 64, "i8", 0),
        ("UINT1", 1, "u1", 9),
        ("UINT2", 2, "u1", 10),
        ("UINT3", 3, "u1", 12),
        ("UINT4", 4, "u1", 11),
        ("UINT6", 6, "u1", 13),
        ("UINT8", 8, "u1", 3),
        ("UINT16", 16, "u2", 7),
        ("UINT32", 32, "u4", 15),
        ("UINT64", 64, "u8", 0),
    )
    return MappingProxyType({name: DataType(name, bits, np.dtype(code), blob) for name, bits, code, blob in rows})


DATA_TYPES = _data_types()
"""Every numeric element type that can be evaluated, by MIL's name."""

STRING = "STRING"
_MOST_ELEMENTS = np.iinfo(np.intp).max // 8
"""What the widest elements leave of an address space."""
MAX_RANK = 32
"""More dimensions than any operation takes, and no more than every numpy can hold."""


@dataclass(frozen=True)
class TensorType:
    """A tensor, or a scalar if `shape` is empty.

    Attributes:
        data_type: MIL's name of the element type.
        shape: extents, -1 where a dimension is flexible; None if the rank is open, too.
    """

    data_type: str
    shape: tuple[int, ...] | None

    @property
    def is_float(self) -> bool:
        """Whether its elements are floats."""
        return self.data_type in DATA_TYPES and DATA_TYPES[self.data_type].is_float

    @property
    def is_fixed(self) -> bool:
        """Whether every extent is declared."""
        return self.shape is not None and -1 not in self.shape

    def __str__(self) -> str:
        return f"{self.data_type} {'of any shape' if self.shape is None else list(self.shape)}"


@dataclass(frozen=True)
class ListType:
    """A list of values of one type."""

    element: ValueType


@dataclass(frozen=True)
class TupleType:
    """Several values."""

    elements: tuple[ValueType, ...]


@dataclass(frozen=True)
class DictionaryType:
    """A mapping, e.g. from labels to probabilities."""

    key: ValueType
    value: ValueType


@dataclass(frozen=True)
class StateType:
    """A tensor that survives from one evaluation to the next."""

    wrapped: TensorType


ValueType: TypeAlias = TensorType | ListType | TupleType | DictionaryType | StateType


def matches_shape(actual: tuple[int, ...], declared: tuple[int, ...] | None) -> bool:
    """Whether an array may have this shape where the program declares that one."""
    if declared is None or actual == declared:
        return True
    return len(actual) == len(declared) and all(
        wanted in (-1, extent) for extent, wanted in zip(actual, declared, strict=True)
    )


def read_type(message: Any, where: str) -> ValueType:
    """The type in a message `ValueType`; `where` stands in errors.

    Raises:
        PackageError: it is none that the format has.
    """
    kind = message.WhichOneof("type")
    if kind == "tensorType":
        return _tensor_type(message.tensorType, where)
    if kind == "listType":
        return ListType(read_type(message.listType.type, where))
    if kind == "tupleType":
        return TupleType(tuple(read_type(element, where) for element in message.tupleType.types))
    if kind == "dictionaryType":
        dictionary = message.dictionaryType
        return DictionaryType(read_type(dictionary.keyType, where), read_type(dictionary.valueType, where))
    if kind == "stateType":
        wrapped = read_type(message.stateType.wrappedType, where)
        if isinstance(wrapped, TensorType) and wrapped.is_fixed:
            return StateType(wrapped)
        raise PackageError(f"{where}: a state has to be a tensor of a fixed shape.")
    raise PackageError(f"{where}: the type is missing.")


def _tensor_type(message: Any, where: str) -> TensorType:
    try:
        name = messages("MIL").DataType.Name(message.dataType)
    except ValueError as error:
        raise PackageError(f"{where}: element type {message.dataType} isn't one of MIL's.") from error
    if name not in DATA_TYPES and name != STRING:
        raise PackageError(f"{where}: element type {name} isn't supported.")
    if message.rank < 0 or any(dimension.unknown.variadic for dimension in message.dimensions):
        return TensorType(name, None)
    if message.rank != len(message.dimensions) or message.rank > MAX_RANK:
        raise PackageError(f"{where}: rank {message.rank} with {len(message.dimensions)} dimensions declared.")
    shape = tuple(_extent(dimension, where) for dimension in message.dimensions)
    # numpy multiplies the extents of empty arrays, too.
    elements = math.prod(extent for extent in shape if extent > 0)
    if elements > _MOST_ELEMENTS:
        raise PackageError(f"{where}: a shape of {elements} elements can't be.")
    return TensorType(name, shape)


def _extent(dimension: Any, where: str) -> int:
    if not dimension.HasField("constant"):
        return -1
    size = int(dimension.constant.size)
    if size >= 2**63:
        raise PackageError(f"{where}: a dimension of {size} elements can't be.")
    return size
