"""What stands in a `.tflite` after the contract was written into it."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from ai_edge_litert import schema_py_generated as schema
from ai_edge_litert.interpreter import Interpreter

from generator.errors import MetadataError
from generator.metadata import describe_tflite, tflite_writer, with_tflite_metadata
from generator.metadata.flatbuffer_writer import FlatbufferWriter
from generator.spec import (
    ChannelOrder,
    ImagePreprocessing,
    ImageSize,
    LabelSet,
    ModelInfo,
    Normalization,
    TensorSpec,
)
from tests.metadata.tflite_support import MISSING
from tests.support.tflite_files import TinyClassifier, tiny_artifact, tiny_spec

_MODEL = TinyClassifier()
_CODEC = FlatbufferWriter()


def _written(model: TinyClassifier = _MODEL, **changes: Any) -> bytes:
    return with_tflite_metadata(tiny_artifact(model), tiny_spec(model, **changes), _CODEC).files["tiny.tflite"]


def test_the_contract_is_read_back() -> None:
    described = describe_tflite(_written())

    metadata = described.metadata
    assert metadata is not None
    assert (metadata.name, metadata.version, metadata.license) == ("tiny", "1.2.0", "Apache-2.0")
    assert metadata.first_labels == ("cat", "dog", "bird", "fish")
    assert metadata.normalization == Normalization((127.5,), (127.5,))
    assert metadata.color_space == "rgb"
    assert "Upright picture of 4 x 4 pixels" in described.inputs[0].description
    assert described.outputs[0].description == "One score for each class."
    assert described.notes == ()


def test_the_model_computes_what_it_computed() -> None:
    picture = np.random.default_rng(0).standard_normal(_MODEL.shape, np.float32)
    interpreter = Interpreter(model_content=_written())
    interpreter.allocate_tensors()

    scores = interpreter.get_signature_runner("serving_default")(image=picture)["probabilities"]

    np.testing.assert_allclose(scores, _MODEL.run(picture)["probabilities"], atol=1e-6)


def test_only_the_metadata_is_added() -> None:
    before = schema.ModelT.InitFromObj(schema.Model.GetRootAsModel(_MODEL.file(), 0))
    after = schema.ModelT.InitFromObj(schema.Model.GetRootAsModel(_written(), 0))

    assert [entry.name for entry in after.metadata] == [b"min_runtime_version", b"TFLITE_METADATA"]
    assert len(after.buffers) == len(before.buffers) + 1
    for old, new in zip(before.buffers, after.buffers, strict=False):
        assert (old.data is None) == (new.data is None)
        assert old.data is None or bytes(old.data) == bytes(new.data)
    assert [operator.inputs.tolist() for operator in after.subgraphs[0].operators] == [
        operator.inputs.tolist() for operator in before.subgraphs[0].operators
    ]


def test_constants_are_aligned_to_16_bytes() -> None:
    content = _written()
    model = schema.Model.GetRootAsModel(content, 0)

    for index in range(model.BuffersLength()):
        data = model.Buffers(index).DataAsNumpy()
        if isinstance(data, np.ndarray):
            start = content.index(data.tobytes())
            assert start % 16 == 0, index


def test_labels_are_stored_uncompressed_and_without_a_date() -> None:
    with zipfile.ZipFile(BytesIO(_written())) as archive:
        (entry,) = archive.infolist()
        content = archive.read(entry)

    assert content == b"cat\ndog\nbird\nfish\n"
    assert entry.compress_type == zipfile.ZIP_STORED
    assert entry.date_time == (1980, 1, 1, 0, 0, 0)
    assert (entry.create_system, entry.external_attr) == (3, 0o100644 << 16)


def test_writing_twice_changes_nothing() -> None:
    once = with_tflite_metadata(tiny_artifact(_MODEL), tiny_spec(_MODEL), _CODEC)

    assert with_tflite_metadata(once, tiny_spec(_MODEL), _CODEC) == once


def test_bgr_is_not_passed_off_as_rgb() -> None:
    preprocessing = ImagePreprocessing(
        ImageSize(4, 4), Normalization((103.9, 116.8, 123.7), (1.0,)), channel_order=ChannelOrder.BGR
    )

    described = describe_tflite(_written(preprocessing=preprocessing))

    assert described.metadata is not None
    assert described.metadata.color_space == "unknown"
    assert "blue, green, red (BGR)" in described.inputs[0].description
    assert described.metadata.normalization is not None
    np.testing.assert_allclose(described.metadata.normalization.mean, (103.9, 116.8, 123.7), rtol=1e-6)
    assert described.metadata.normalization.std == (1.0, 1.0, 1.0)


def test_descriptions_follow_the_signature_and_not_the_position() -> None:
    model = TinyClassifier(raw_output_name="logits")
    spec = tiny_spec(model)
    assert [tensor.name for tensor in spec.outputs] == ["probabilities", "logits"]

    outputs = describe_tflite(_written(model)).outputs

    assert [(tensor.signature_name, tensor.description) for tensor in outputs] == [
        ("logits", ""),
        ("probabilities", "One score for each class."),
    ]


def test_writer_is_visible() -> None:
    name = tflite_writer(_MODEL.file()).name

    assert name == ("mobilegen's codec" if MISSING else "tflite-support 0.4.4")


def test_names_that_differ_are_refused() -> None:
    spec = tiny_spec(_MODEL, inputs=(TensorSpec("picture", (1, 4, 4, 3)),))

    with pytest.raises(MetadataError, match="inputs are image, but the contract's are picture"):
        with_tflite_metadata(tiny_artifact(_MODEL), spec, _CODEC)


def test_labels_that_fit_no_output_are_refused() -> None:
    with pytest.raises(MetadataError, match="No output of “tiny” has 3 scores"):
        _written(labels=LabelSet(("a", "b", "c")))


@pytest.mark.parametrize(
    "changes",
    [
        {"preprocessing": ImagePreprocessing(ImageSize(4, 4), Normalization((1e300,), (1.0,)))},
        {"info": ModelInfo(author="half a pair: \ud800")},
        {"labels": LabelSet(("a", "b", "c", "\udfff"))},
    ],
)
def test_values_that_the_format_cannot_hold_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(MetadataError):
        _written(**changes)


def test_a_damaged_model_is_refused() -> None:
    artifact = tiny_artifact(_MODEL, _MODEL.file()[:-700])

    with pytest.raises(MetadataError):
        with_tflite_metadata(artifact, tiny_spec(_MODEL), _CODEC)


def test_an_artefact_of_several_files_is_refused() -> None:
    artifact = replace(tiny_artifact(_MODEL), files={"a": b"", "b": b""})

    with pytest.raises(MetadataError, match="one file, not 2"):
        with_tflite_metadata(artifact, tiny_spec(_MODEL), _CODEC)
