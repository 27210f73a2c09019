"""Whatever the bytes are: a description or a `MetadataError`, in bounded time and memory."""

from __future__ import annotations

import tracemalloc
from typing import Any

import numpy as np
import pytest

from generator.errors import MetadataError
from generator.metadata import describe_tflite, with_tflite_metadata
from generator.metadata.flatbuffer_writer import FlatbufferWriter
from tests.support.tflite_files import TinyClassifier, tiny_artifact, tiny_spec

_MODEL = TinyClassifier(raw_output_name="logits", custom_operator="Odd")


@pytest.fixture(scope="module", name="content")
def model_with_metadata() -> bytes:
    artifact = with_tflite_metadata(tiny_artifact(_MODEL), tiny_spec(_MODEL), FlatbufferWriter())
    return artifact.files["tiny.tflite"]


def _survives(content: bytes) -> bool:
    """Whether it could be described; anything but a `MetadataError` fails the test."""
    try:
        describe_tflite(content)
    except MetadataError as error:
        message = error.message
    else:
        return True
    if not message:
        pytest.fail("an error without words")
    return False


def test_every_truncation(content: bytes) -> None:
    outcomes = [_survives(content[:length]) for length in range(len(content))]

    assert not any(outcomes[:64])
    assert any(outcomes), "cutting off the labels alone leaves a sound model"


@pytest.mark.parametrize("seed", range(4))
def test_random_bytes_flipped(content: bytes, seed: int) -> None:
    generator = np.random.default_rng(seed)
    refused = 0
    for _ in range(1500):
        damaged = np.frombuffer(content, np.uint8).copy()
        flips = int(generator.choice((1, 1, 2, 8, 64)))
        extremes = generator.choice((0, 1, 127, 128, 255), flips)
        values = np.where(generator.random(flips) < 0.5, extremes, generator.integers(0, 256, flips))
        damaged[generator.integers(0, len(damaged), flips)] = values
        refused += not _survives(damaged.tobytes())

    assert refused


def test_every_offset_pointed_elsewhere(content: bytes) -> None:
    for start in range(0, len(content) - 4, 4):
        for value in (0, 1, 4, len(content), 0x7FFFFFFF, 0xFFFFFFFC):
            _survives(content[:start] + value.to_bytes(4, "little") + content[start + 4 :])


def test_random_garbage_behind_a_right_identifier() -> None:
    generator = np.random.default_rng(5)
    for _ in range(500):
        body = generator.bytes(int(generator.integers(400)))
        _survives(int(generator.integers(200)).to_bytes(4, "little") + b"TFL3" + body)


def test_a_small_file_that_describes_a_huge_tree_is_refused() -> None:
    content = _shared_subgraphs(subgraphs=20_000, operators=20_000)
    tracemalloc.start()

    with pytest.raises(MetadataError, match="more often than a model needs"):
        describe_tflite(content)

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 50 << 20


def _shared_subgraphs(subgraphs: int, operators: int) -> bytes:
    """A model whose subgraphs are all the same one, and whose operators are all the same one: 400 million in 160 kB."""
    import flatbuffers

    builder = flatbuffers.Builder(1024)
    builder.StartObject(1)
    operator = builder.EndObject()
    operator_vector = _repeated(builder, operator, operators)
    builder.StartObject(4)
    builder.PrependUOffsetTRelativeSlot(3, operator_vector, 0)
    subgraph_vector = _repeated(builder, builder.EndObject(), subgraphs)
    builder.StartObject(4)
    code = builder.EndObject()
    codes = _repeated(builder, code, 1)
    builder.StartObject(3)
    builder.PrependUOffsetTRelativeSlot(1, codes, 0)
    builder.PrependUOffsetTRelativeSlot(2, subgraph_vector, 0)
    builder.Finish(builder.EndObject(), b"TFL3")
    return bytes(builder.Output())


def _repeated(builder: Any, position: int, count: int) -> int:
    builder.StartVector(4, count, 4)
    for _ in range(count):
        builder.PrependUOffsetTRelative(position)
    return int(builder.EndVector())
