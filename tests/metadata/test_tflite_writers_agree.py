"""tflite-support and our own codec write the same bytes, and each reads what the other wrote."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from generator.metadata import describe_tflite, with_tflite_metadata
from generator.metadata.flatbuffer_writer import FlatbufferWriter
from generator.metadata.tflite_support_writer import TFLiteSupportWriter, tflite_support
from generator.spec import (
    Activation,
    ChannelOrder,
    ImagePreprocessing,
    ImageSize,
    LabelSet,
    ModelInfo,
    ModelSpec,
    Normalization,
    Postprocessing,
    ResizeFilter,
    ResizeMode,
    TensorSpec,
)
from tests.metadata.converted import converted_network
from tests.metadata.tflite_support import needs_tflite_support
from tests.support.texts import NASTY
from tests.support.tflite_files import TinyClassifier, tiny_artifact, tiny_spec, tiny_weights

pytestmark = needs_tflite_support

_MODEL = TinyClassifier()
_GREY = TinyClassifier((1, 3, 5, 1), tiny_weights((1, 3, 5, 1)))
_TWO_OUTPUTS = TinyClassifier(raw_output_name="logits")


def _picture(**changes: Any) -> ImagePreprocessing:
    values: dict[str, Any] = {"size": ImageSize(4, 4), "normalization": Normalization((127.5,), (127.5,))}
    return ImagePreprocessing(**(values | changes))


_IMAGENET = Normalization((123.675, 116.28, 103.53), (58.395, 57.12, 57.375))
_CASES: dict[str, tuple[TinyClassifier, ModelSpec]] = {
    "plain": (_MODEL, tiny_spec(_MODEL)),
    "no info": (_MODEL, tiny_spec(_MODEL, info=ModelInfo())),
    "only an author": (_MODEL, tiny_spec(_MODEL, info=ModelInfo(author="A"))),
    "no labels": (_MODEL, tiny_spec(_MODEL, labels=LabelSet(()))),
    "no labels, no info": (_MODEL, tiny_spec(_MODEL, labels=LabelSet(()), info=ModelInfo())),
    "a mean for each channel": (_MODEL, tiny_spec(_MODEL, preprocessing=_picture(normalization=_IMAGENET))),
    "one mean, three stds": (
        _MODEL,
        tiny_spec(_MODEL, preprocessing=_picture(normalization=Normalization((0.0,), (1.0, 2.0, 3.0)))),
    ),
    "negative std": (_MODEL, tiny_spec(_MODEL, preprocessing=_picture(normalization=Normalization((0.0,), (-255.0,))))),
    "identity": (_MODEL, tiny_spec(_MODEL, preprocessing=_picture(normalization=Normalization.identity()))),
    "bgr": (_MODEL, tiny_spec(_MODEL, preprocessing=_picture(channel_order=ChannelOrder.BGR))),
    "letterbox": (
        _MODEL,
        tiny_spec(
            _MODEL,
            preprocessing=_picture(
                resize_mode=ResizeMode.LETTERBOX, resize_filter=ResizeFilter.PILLOW_BILINEAR, pad_value=114
            ),
        ),
    ),
    "grey, not square": (_GREY, tiny_spec(_GREY)),
    "softmax in the app": (_MODEL, tiny_spec(_MODEL, postprocessing=Postprocessing(Activation.SOFTMAX))),
    "two outputs": (_TWO_OUTPUTS, tiny_spec(_TWO_OUTPUTS)),
    "float16": (TinyClassifier(float16=True), tiny_spec(_MODEL)),
    "custom operator": (TinyClassifier(custom_operator="TFLite_Detection_PostProcess"), tiny_spec(_MODEL)),
    "no signature": (TinyClassifier(signature_key=""), tiny_spec(_MODEL)),
    "tensor names of their own": (
        TinyClassifier(input_name="entrée 1", output_name="scores/ü"),
        tiny_spec(TinyClassifier(input_name="entrée 1", output_name="scores/ü")),
    ),
} | {
    f"labels and info: {title}": (
        _MODEL,
        tiny_spec(
            _MODEL,
            labels=LabelSet((text or "x", "dog", text + " 2", "fish")),
            info=ModelInfo(text, text * 2, text + "v", "licence " + text),
        ),
    )
    for title, text in NASTY.items()
}


@pytest.fixture(name="case", params=list(_CASES.values()), ids=list(_CASES))
def each_case(request: pytest.FixtureRequest) -> tuple[TinyClassifier, ModelSpec]:
    case: tuple[TinyClassifier, ModelSpec] = request.param
    return case


def _written(writer: Any, model: TinyClassifier, spec: ModelSpec) -> bytes:
    return with_tflite_metadata(tiny_artifact(model), spec, writer).files["tiny.tflite"]


def test_bytes_are_equal(case: tuple[TinyClassifier, ModelSpec]) -> None:
    assert _written(FlatbufferWriter(), *case) == _written(TFLiteSupportWriter(), *case)


def test_tflite_support_reads_what_we_wrote(case: tuple[TinyClassifier, ModelSpec]) -> None:
    model, spec = case
    displayer = tflite_support().MetadataDisplayer.with_model_buffer(_written(FlatbufferWriter(), model, spec))

    shown = json.loads(displayer.get_metadata_json())
    picture = shown["subgraph_metadata"][0]["input_tensor_metadata"][0]
    normalization = next(unit["options"] for unit in picture["process_units"])
    assert shown.get("description", "") == spec.info.description
    assert shown.get("author", "") == spec.info.author
    assert shown["min_parser_version"] == "1.0.0"
    assert picture["name"] == model.input_name
    assert len(normalization["mean"]) == len(normalization["std"])
    if len(spec.labels):
        labels = displayer.get_associated_file_buffer("labels.txt").decode()
        assert labels.removesuffix("\n").split("\n") == list(spec.labels.names)
    else:
        assert displayer.get_packed_associated_file_list() == []


def test_we_read_what_tflite_support_wrote(case: tuple[TinyClassifier, ModelSpec]) -> None:
    model, spec = case
    metadata = describe_tflite(_written(TFLiteSupportWriter(), model, spec)).metadata

    assert metadata is not None
    assert (metadata.description, metadata.author) == (spec.info.description, spec.info.author)
    assert (metadata.version, metadata.license) == (spec.info.version, spec.info.license)
    assert metadata.label_count == len(spec.labels)
    assert metadata.first_labels == spec.labels.names[:5]


def test_each_replaces_what_the_other_wrote() -> None:
    first = tiny_spec(_MODEL, labels=LabelSet(("a", "b", "c", "d")), info=ModelInfo("old"))
    once = with_tflite_metadata(tiny_artifact(_MODEL), first, TFLiteSupportWriter())

    twice = with_tflite_metadata(once, tiny_spec(_MODEL), FlatbufferWriter())
    back = with_tflite_metadata(twice, first, TFLiteSupportWriter())

    assert twice.files["tiny.tflite"] == _written(FlatbufferWriter(), _MODEL, tiny_spec(_MODEL))
    assert back.files == once.files


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("optimised", [False, True], ids=["float32", "float16"])
def test_bytes_are_equal_on_a_model_from_the_converter(optimised: bool) -> None:
    content = converted_network(optimised=optimised)
    artifact = replace(tiny_artifact(_MODEL), files={"tiny.tflite": content})
    spec = tiny_spec(
        _MODEL,
        inputs=(TensorSpec("image", (1, 8, 8, 3)),),
        preprocessing=_picture(size=ImageSize(8, 8), normalization=_IMAGENET),
    )

    ours = with_tflite_metadata(artifact, spec, FlatbufferWriter()).files["tiny.tflite"]
    theirs = with_tflite_metadata(artifact, spec, TFLiteSupportWriter()).files["tiny.tflite"]

    assert ours == theirs
    described = describe_tflite(ours)
    assert replace(described, size=0, metadata=None, inputs=(), outputs=()) == replace(
        describe_tflite(content), size=0, inputs=(), outputs=()
    )


def test_tflite_support_declines_a_model_that_its_schema_would_damage() -> None:
    newer = TinyClassifier(newer_than_tflite_support=True).file()

    assert not TFLiteSupportWriter().can_write(newer)
    assert TFLiteSupportWriter().can_write(_MODEL.file())
