"""`describe_tflite` on models of many kinds."""

from __future__ import annotations

import tracemalloc
import zipfile
from io import BytesIO

import pytest

from generator.errors import MetadataError
from generator.metadata import OperatorCount, SignatureDescription, describe_tflite, with_tflite_metadata
from generator.metadata.flatbuffer_writer import FlatbufferWriter
from tests.metadata.converted import converted_network
from tests.support.tflite_files import TinyClassifier, tiny_artifact, tiny_spec


def test_tensors_operators_and_size() -> None:
    model = TinyClassifier(raw_output_name="logits")
    content = model.file()

    described = describe_tflite(content)

    assert described.size == len(content)
    assert (described.schema, described.description, described.subgraphs) == ("TFLite schema 3", "Made by hand.", 1)
    (picture,) = described.inputs
    assert (picture.name, picture.signature_name) == ("in", "image")
    assert (picture.shape, picture.dtype) == ((1, 4, 4, 3), "float32")
    assert [tensor.signature_name for tensor in described.outputs] == ["logits", "probabilities"]
    assert described.signatures == (SignatureDescription("serving_default", ("image",), ("logits", "probabilities")),)
    assert described.operators == (
        OperatorCount("FULLY_CONNECTED", 1),
        OperatorCount("RESHAPE", 1),
        OperatorCount("SOFTMAX", 1),
    )
    assert described.weights_size == 48 * 4 * 4 + 4 * 4 + 2 * 4
    assert described.metadata is None


def test_custom_operators_are_named() -> None:
    described = describe_tflite(TinyClassifier(custom_operator="FlexErf").file())

    assert OperatorCount("FlexErf", 1, custom=True) in described.operators


def test_a_model_without_signature() -> None:
    described = describe_tflite(TinyClassifier(signature_key="").file())

    assert described.signatures == ()
    assert described.inputs[0].signature_name == ""


@pytest.mark.parametrize(
    "content", [b"", b"TFL3", b"not a model at all", b"\0" * 4 + b"TFL3", b"\xff" * 4 + b"TFL3" * 50]
)
def test_other_files_are_refused(content: bytes) -> None:
    with pytest.raises(MetadataError):
        describe_tflite(content)


def test_damaged_metadata_is_a_note_and_the_model_is_still_described() -> None:
    artifact = with_tflite_metadata(tiny_artifact(TinyClassifier()), tiny_spec(TinyClassifier()), FlatbufferWriter())
    content = artifact.files["tiny.tflite"].replace(b"M001", b"M00?")

    described = describe_tflite(content)

    assert described.metadata is None
    assert described.notes == ("The metadata can't be read: The data lacks the identifier “M001”.",)
    assert described.operators


def test_a_labels_file_that_would_unpack_to_gigabytes_is_not_unpacked() -> None:
    plain = with_tflite_metadata(tiny_artifact(TinyClassifier()), tiny_spec(TinyClassifier()), FlatbufferWriter())
    content = plain.files["tiny.tflite"]
    stream = BytesIO()
    stream.write(content[: content.index(b"PK\x03\x04")])
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("labels.txt", b"\n" * (200 << 20))

    bomb = stream.getvalue()
    tracemalloc.start()

    described = describe_tflite(bomb)

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20 << 20
    assert described.notes == ("The metadata can't be read: “labels.txt” holds more than 4 MiB of labels",)


@pytest.mark.filterwarnings("ignore")
def test_a_model_from_the_converter_with_dynamic_shape() -> None:
    described = describe_tflite(converted_network(size=None))

    assert described.inputs[0].shape == (1, -1, -1, 3)
    assert OperatorCount("CONV_2D", 1) in described.operators
    assert described.description == "MLIR Converted."


@pytest.mark.filterwarnings("ignore")
def test_a_quantised_model_from_the_converter() -> None:
    described = describe_tflite(converted_network(quantised=True))

    (picture,) = described.inputs
    assert picture.dtype == "int8"
    assert picture.quantization is not None
    assert picture.quantization.scale == pytest.approx(2 / 255, rel=1e-3)
    assert picture.quantization.zero_point == -1
