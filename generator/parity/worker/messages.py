"""Decides how a long-lived worker and the process that started it talk: messages of a kind and a body over pipes."""

from __future__ import annotations

import struct
from collections.abc import Callable
from enum import IntEnum

_HEAD = struct.Struct("<BQ")
_LARGEST = 2**31


class Kind(IntEnum):
    """What a body holds: arrays, or a text."""

    READY = 1
    PICTURE = 2
    ANSWER = 3
    REFUSED = 4
    UNABLE = 5


Message = tuple[Kind, bytes]


def written(kind: Kind, body: bytes) -> bytes:
    """The message as it travels."""
    return _HEAD.pack(kind, len(body)) + body


def read(take: Callable[[int], bytes]) -> Message | None:
    """The next message; None where the stream ends.

    Args:
        take: gives so many bytes, or fewer where the stream ends.

    Raises:
        ValueError: what comes is no message.
    """
    head = take(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    kind, size = _HEAD.unpack(head)
    if size > _LARGEST:
        raise ValueError(f"a message of {size} bytes")
    body = take(size)
    return (Kind(kind), body) if len(body) == size else None
