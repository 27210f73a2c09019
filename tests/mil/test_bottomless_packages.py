"""That packages whose messages are nested deeper than any stack are refused like any other damaged one."""

from __future__ import annotations

import pytest

from generator.mil import PackageError, read_package
from tests.support.mil_packages import SPECIFICATION, MilProgram

# Field numbers of Core ML's messages, from the outside to a constant's value.
ML_PROGRAM, FUNCTIONS, OPSET, BLOCKS, OPERATIONS, ATTRIBUTES, KEY, VALUE = 502, 2, 2, 3, 3, 5, 1, 2
# The way to a message, and from there to another of its own kind: lists of lists, their types, attributes of types.
CYCLES = {
    "values": ((), (3, 3, 1)),
    "types": ((2,), (2, 1)),
    "attributes": ((), (2, 1, 4, 2)),
}


def field(number: int, content: bytes) -> bytes:
    """A length-delimited field of a protobuf message."""
    return varint(number << 3 | 2) + varint(len(content)) + content


def varint(value: int) -> bytes:
    digits = []
    while value > 127:
        digits.append(value & 127 | 128)
        value >>= 7
    return bytes([*digits, value])


def specification(constant: bytes) -> bytes:
    """A program whose only operation is a constant with this message as its value."""
    operation = field(1, b"const") + field(ATTRIBUTES, field(KEY, b"val") + field(VALUE, constant))
    return program(field(OPERATIONS, operation))


def program(block: bytes) -> bytes:
    function = field(OPSET, b"CoreML7") + field(BLOCKS, field(KEY, b"CoreML7") + field(VALUE, block))
    return field(ML_PROGRAM, field(FUNCTIONS, field(KEY, b"main") + field(VALUE, function)))


def refused(content: bytes) -> None:
    files = MilProgram().files()
    with pytest.raises(PackageError):
        read_package({**files, SPECIFICATION: content})


@pytest.mark.parametrize("depth", [10, 40, 100, 300, 3000])
@pytest.mark.parametrize("kind", CYCLES)
def test_values_and_types_without_end_are_refused(kind: str, depth: int) -> None:
    outside, cycle = CYCLES[kind]
    message = b""
    for number in reversed(outside + cycle * depth):
        message = field(number, message)
    refused(specification(message))


@pytest.mark.parametrize("depth", [45, 100, 300, 3000])
def test_blocks_without_end_are_refused(depth: int) -> None:
    refused(program(conditionals(depth)))


def test_ten_blocks_within_each_other_are_not_too_many() -> None:
    read = read_package({**MilProgram().files(), SPECIFICATION: program(conditionals(10))})
    assert [kind for kind, _ in read.operations()] == ["cond"] * 10


def conditionals(depth: int) -> bytes:
    block = b""
    for _ in range(depth):
        block = field(OPERATIONS, field(1, b"cond") + field(4, b"") + field(4, block))
    return block
