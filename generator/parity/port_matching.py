"""Decides which input or output of an artefact is which of its source, and how the one's values become the other's."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.parity.comparison import IncomparableError
from generator.parity.ports import Port, PortKind

_ILLEGAL = re.compile(r"\W", re.ASCII)
# Core ML's networks have channels first, TensorFlow's last; converters move them there and back.
_CHANNELS_FIRST = (0, 3, 1, 2)
_CHANNELS_LAST = (0, 2, 3, 1)


@dataclass(frozen=True)
class Link:
    """A port of the source and the artefact's port that means the same.

    Attributes:
        axes: the order in which the source's axes stand in the artefact's array; None if it is the same.
    """

    source: Port
    artifact: Port
    axes: tuple[int, ...] | None = None

    def to_artifact(self, values: NDArray[Any]) -> NDArray[Any]:
        """The source's real values in the artefact's shape and element type."""
        arranged = values if self.axes is None else values.transpose(self.axes)
        shape = self.artifact.shape
        fixed = len(shape) > 0 and min(shape) >= 0
        return self.artifact.declared(arranged.reshape(shape) if fixed else arranged)

    def to_source(self, raw: NDArray[Any]) -> NDArray[Any]:
        """What the artefact gave, as real values in the order of the source's."""
        values = self.artifact.real(raw)
        if self.axes is None or values.ndim != len(self.axes):
            return values
        return values.transpose(np.argsort(self.axes))


@dataclass(frozen=True)
class Matching:
    """Links in the source's order, and what a reader should know about them."""

    links: tuple[Link, ...]
    notes: tuple[str, ...] = ()


def match_ports(kind: str, source: Sequence[Port], artifact: Sequence[Port]) -> Matching:
    """Matches by name; what is left by shape, and then by position, which is said in a note.

    Args:
        kind: `input` or `output`, for messages. An artefact may have outputs that the source lacks, and no such inputs.
        source: the source's ports.
        artifact: the artefact's.

    Raises:
        IncomparableError: one of the source's ports has no counterpart, or an artefact's input has none.
    """
    links: dict[str, Link] = {}
    notes: list[str] = []
    for how, candidates in (("", _same_name), ("shape", _only_shape), ("position", _same_position)):
        for port in source:
            free = [other for other in artifact if all(other is not link.artifact for link in links.values())]
            waiting = [other for other in source if other.name not in links]
            if port.name in links or not free:
                continue
            link = candidates(port, waiting, free)
            if link:
                links[port.name] = link
                if how:
                    notes.append(
                        f"{kind.capitalize()} “{link.artifact.name}” was taken for “{port.name}” by its {how}."
                    )
    _require_all(kind, source, artifact, links)
    spare = [port.name for port in artifact if all(port is not link.artifact for link in links.values())]
    if spare:
        notes.append(f"The artefact's {kind} “{spare[0]}” has no counterpart in the source and was not compared.")
    return Matching(tuple(links[port.name] for port in source), tuple(notes))


def _same_name(port: Port, waiting: Sequence[Port], free: Sequence[Port]) -> Link | None:  # noqa: ARG001 - one of three
    same: list[Callable[[str], str]] = [str, identifier]
    for spelled in same:
        named = [other for other in free if spelled(other.name) == spelled(port.name)]
        if len(named) == 1:
            return _link(port, named[0])
    return None


def _only_shape(port: Port, waiting: Sequence[Port], free: Sequence[Port]) -> Link | None:
    fitting = [link for other in free if (link := _link(port, other))]
    if len(fitting) != 1:
        return None
    rivals = [other for other in waiting if other is not port and _link(other, fitting[0].artifact)]
    return None if rivals else fitting[0]


def _same_position(port: Port, waiting: Sequence[Port], free: Sequence[Port]) -> Link | None:
    return _link(port, free[0]) if port is waiting[0] else None


def _require_all(kind: str, source: Sequence[Port], artifact: Sequence[Port], links: dict[str, Link]) -> None:
    missing = [port for port in source if port.name not in links]
    if missing:
        found = ", ".join(f"“{port.name}” {_shape(port)}" for port in artifact) or "none"
        raise IncomparableError(
            f"it has nothing for the source's {kind} “{missing[0].name}” {_shape(missing[0])}; its {kind}s: {found}"
        )
    if kind == "input" and len(artifact) > len(source):
        raise IncomparableError(f"it takes {len(artifact)} inputs, and the source {len(source)}")


def _link(source: Port, artifact: Port) -> Link | None:
    if artifact.kind is PortKind.PICTURE or source.kind is PortKind.PICTURE:
        return Link(source, artifact) if _as_picture(source) == _as_picture(artifact) else None
    if PortKind.SCORES in (source.kind, artifact.kind):
        counts = [int(np.prod(port.shape)) for port in (source, artifact)]
        return Link(source, artifact) if min(counts) < 0 or counts[0] == counts[1] else None
    if _fits(source.shape, artifact.shape):
        return Link(source, artifact)
    for axes in (_CHANNELS_FIRST, _CHANNELS_LAST):
        if len(source.shape) == len(artifact.shape) == 4:
            turned = tuple(source.shape[axis] for axis in axes)
            if _fits(turned, artifact.shape):
                return Link(source, artifact, axes)
    return None


def _fits(source: tuple[int, ...], artifact: tuple[int, ...]) -> bool:
    """Whether the shapes are the same but for axes of one, which converters drop, and axes of any size."""
    if len(source) == len(artifact):
        return all(one == other or -1 in (one, other) for one, other in zip(source, artifact, strict=True))
    return [extent for extent in source if extent != 1] == [extent for extent in artifact if extent != 1]


def _as_picture(port: Port) -> tuple[int, ...]:
    """Height, width and channels of a port that takes one picture; else its shape."""
    shape = port.shape
    if port.kind is PortKind.ARRAY and len(shape) == 4:
        return shape[1:] if shape[3] in (1, 3) else (*shape[2:], shape[1])
    return shape


def identifier(name: str) -> str:
    """What Core ML allows of a name: `dense-1` becomes `dense_1`."""
    return _ILLEGAL.sub("_", name)


def _shape(port: Port) -> str:
    return "×".join("?" if extent < 0 else str(extent) for extent in port.shape) or "scalar"
