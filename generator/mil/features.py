"""Decides what an application hands to a model and gets from it: the features of the model's description."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from generator.mil.errors import PackageError

_KINDS = {
    "multiArrayType": "array",
    "imageType": "image",
    "stateType": "state",
    "dictionaryType": "dictionary",
    "sequenceType": "sequence",
    "int64Type": "int64",
    "doubleType": "double",
    "stringType": "string",
}
_ARRAY_TYPES = {65552: "FLOAT16", 65568: "FLOAT32", 65600: "FLOAT64", 131104: "INT32", 131080: "INT8"}


class ColorSpace(Enum):
    """How the channels of an image feature lie in the program's tensor; the values are Core ML's."""

    GRAYSCALE = 10
    RGB = 20
    BGR = 30
    GRAYSCALE_FLOAT16 = 40

    @property
    def channels(self) -> int:
        """1 or 3."""
        return 3 if self in (ColorSpace.RGB, ColorSpace.BGR) else 1


@dataclass(frozen=True)
class Extent:
    """Which extents one dimension may have.

    Attributes:
        lowest: the least one.
        highest: the greatest one; None if there is no bound.
    """

    lowest: int
    highest: int | None

    def __contains__(self, extent: int) -> bool:
        return self.lowest <= extent and (self.highest is None or extent <= self.highest)

    def __str__(self) -> str:
        if self.lowest == self.highest:
            return str(self.lowest)
        return f"{self.lowest}…{'' if self.highest is None else self.highest}"


@dataclass(frozen=True)
class Feature:
    """One input, output or state of a model.

    Attributes:
        name: as applications call it.
        kind: `array`, `image`, `state`, `dictionary`, `sequence`, `int64`, `double` or `string`.
        shape: extents, -1 where they are flexible; height and width of an image; empty if not described.
        dtype: MIL's name of an array's element type; empty for others.
        default_shape: the shape that the description names for a flexible feature; else `shape`.
        enumerated: the only shapes allowed, if they are listed.
        extents: the extents allowed in each dimension, if they are ranges.
        color_space: an image's; None for others.
        optional: whether the input may be left out; `default` is then every element's value.
        default: see `optional`; None if there is none.
    """

    name: str
    kind: str
    shape: tuple[int, ...] = ()
    dtype: str = ""
    default_shape: tuple[int, ...] = ()
    enumerated: tuple[tuple[int, ...], ...] = ()
    extents: tuple[Extent, ...] = ()
    color_space: ColorSpace | None = None
    optional: bool = False
    default: float | int | None = None

    @property
    def height(self) -> int:
        """An image's height; -1 if it is flexible."""
        return self.shape[0]

    @property
    def width(self) -> int:
        """An image's width; -1 if it is flexible."""
        return self.shape[1]

    def allows(self, shape: tuple[int, ...]) -> bool:
        """Whether the description allows an array or an image (height, width) of this shape."""
        if self.enumerated:
            return shape in self.enumerated
        if self.extents:
            return len(shape) == len(self.extents) and all(
                extent in allowed for extent, allowed in zip(shape, self.extents, strict=True)
            )
        return not self.shape or shape == self.shape

    @property
    def allowed_shapes(self) -> str:
        """The shapes allowed, for messages."""
        if self.enumerated:
            return " or ".join(str(list(shape)) for shape in self.enumerated)
        if self.extents:
            return f"[{', '.join(map(str, self.extents))}]"
        return str(list(self.shape))


def read_features(messages: Iterable[Any]) -> tuple[Feature, ...]:
    """The features in messages `FeatureDescription`.

    Raises:
        PackageError: one has a type that Core ML hasn't.
    """
    return tuple(map(_feature, messages))


def _feature(message: Any) -> Feature:
    field = message.type.WhichOneof("Type")
    kind = _KINDS.get(field or "")
    if kind is None:
        raise PackageError(f"The feature “{message.name}” has no type.")
    optional = bool(message.type.isOptional)
    if kind == "image":
        return _image(message.name, message.type.imageType, optional=optional)
    if kind == "array":
        return _array(message.name, kind, message.type.multiArrayType, optional=optional)
    if kind == "state":
        return _array(message.name, kind, message.type.stateType.arrayType, optional=optional)
    return Feature(message.name, kind, optional=optional)


def _array(name: str, kind: str, message: Any, *, optional: bool) -> Feature:
    flexibility = message.WhichOneof("ShapeFlexibility")
    enumerated: tuple[tuple[int, ...], ...] = ()
    extents: tuple[Extent, ...] = ()
    if flexibility == "enumeratedShapes":
        enumerated = tuple(tuple(shape.shape) for shape in message.enumeratedShapes.shapes)
    elif flexibility == "shapeRange":
        extents = tuple(map(_extent, message.shapeRange.sizeRanges))
    field = message.WhichOneof("defaultOptionalValue")
    return Feature(
        name,
        kind,
        shape=_shape(tuple(message.shape), enumerated, extents),
        dtype=_ARRAY_TYPES.get(message.dataType, ""),
        default_shape=tuple(message.shape),
        enumerated=enumerated,
        extents=extents,
        optional=optional,
        default=getattr(message, field) if field else None,
    )


def _image(name: str, message: Any, *, optional: bool) -> Feature:
    try:
        color_space = ColorSpace(message.colorSpace)
    except ValueError as error:
        raise PackageError(f"The image “{name}” has no colour space.") from error
    flexibility = message.WhichOneof("SizeFlexibility")
    enumerated: tuple[tuple[int, ...], ...] = ()
    extents: tuple[Extent, ...] = ()
    if flexibility == "enumeratedSizes":
        enumerated = tuple((int(size.height), int(size.width)) for size in message.enumeratedSizes.sizes)
    elif flexibility == "imageSizeRange":
        extents = (_extent(message.imageSizeRange.heightRange), _extent(message.imageSizeRange.widthRange))
    size = (int(message.height), int(message.width))
    return Feature(
        name,
        "image",
        shape=_shape(size, enumerated, extents),
        default_shape=size,
        enumerated=enumerated,
        extents=extents,
        color_space=color_space,
        optional=optional,
    )


def _extent(message: Any) -> Extent:
    return Extent(int(message.lowerBound), None if message.upperBound < 0 else int(message.upperBound))


def _shape(
    default: tuple[int, ...], enumerated: tuple[tuple[int, ...], ...], extents: tuple[Extent, ...]
) -> tuple[int, ...]:
    """The extents that are the same in every shape allowed, -1 for the others."""
    if extents:
        return tuple(extent.lowest if extent.lowest == extent.highest else -1 for extent in extents)
    if enumerated and len({len(shape) for shape in enumerated}) == 1:
        return tuple(column[0] if len(set(column)) == 1 else -1 for column in zip(*enumerated, strict=True))
    return default
