"""Two versions of a project differ in words: what breaks code first, names named, sizes as people read them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.spec import (
    Activation,
    AppSpec,
    ChannelOrder,
    DType,
    ImageSize,
    LabelSet,
    ModelSpec,
    Normalization,
    Platform,
    ProjectSpec,
    TensorSpec,
)
from generator.usecases.change_notes import with_changes
from generator.usecases.model_changes import ModelChange, model_changes
from tests.support.specs import digits_project

BEFORE = digits_project()


def words(after: ProjectSpec, before: ProjectSpec = BEFORE) -> list[str]:
    return [("! " if change.breaking else "") + change.message for change in model_changes(before, after)]


def with_model(**changed: Any) -> ProjectSpec:
    return replace(BEFORE, model=replace(BEFORE.model, **changed))


def with_labels(*names: str) -> ProjectSpec:
    return with_model(labels=LabelSet(names))


def model() -> ModelSpec:
    return BEFORE.model


def test_the_same_is_silent() -> None:
    assert words(BEFORE) == []


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("abcd", ["1 label added: “d”"]),
        ("ab", ["! 1 label removed: “c”"]),
        ("abx", ["! 1 label renamed: “c” → “x”"]),
        ("bca", ["! labels in another order"]),
        ("dabc", ["! labels at other indices, the first one “a”: 0 → 1", "1 label added: “d”"]),
        ("xyz", ["! 3 labels renamed: “a” → “x”, “b” → “y”, “c” → “z”"]),
        ("cbxy", ["! 1 label removed: “a”", "! labels in another order", "2 labels added: “x”, “y”"]),
        ("abcdefghijklm", ["10 labels added: “d”, “e”, “f”, “g”, “h”, “i”, “j”, “k” and 2 more"]),
    ],
)
def test_labels(labels: str, expected: list[str]) -> None:
    assert words(with_labels(*labels), before=with_labels(*"abc")) == expected


def test_inputs_and_outputs() -> None:
    picture, scores = model().inputs[0], model().outputs[0]
    renamed = with_model(outputs=(replace(scores, name="scores"),))
    (change,) = model_changes(BEFORE, renamed)
    assert (change.message, change.breaking) == (f"output renamed “{scores.name}” → “scores”", True)
    assert change.names == (scores.name,)
    assert words(with_model(inputs=(replace(picture, dtype=DType.UINT8),)))[0].startswith("! input")
    assert words(with_model(outputs=(scores, TensorSpec("features", (1, 8))))) == ["! 1 → 2 outputs"]


def test_preprocessing_and_answers() -> None:
    pre, post = model().preprocessing, model().postprocessing
    changed = with_model(
        preprocessing=replace(
            pre,
            size=ImageSize(320, 240),
            normalization=Normalization((0.0,), (255.0,)),
            channel_order=ChannelOrder.BGR,
            pad_value=114,
        ),
        postprocessing=replace(post, activation=Activation.SOFTMAX, top_k=7),
    )
    size, normalization, order, pad, activation, top_k = words(changed)
    assert size == f"pictures {pre.size.width}×{pre.size.height} → 320×240 pixels"
    assert normalization.endswith("→ (value - [0]) / [255]")
    assert (order, pad) == ("channels rgb → bgr", "letterbox colour 0 → 114")
    assert activation == f"activation {post.activation.value} → softmax"
    assert top_k == f"results shown at most {post.top_k} → 7"


def test_artefacts() -> None:
    before = {
        "tflite.bytes": "4200000",
        "tflite.precision": "float32",
        "coreml.bytes": "43100",
        "tflite.accuracy": "91 %",
    }
    after = {
        "tflite.bytes": "6100000",
        "tflite.precision": "float16",
        "coreml.bytes": "43400",
        "tflite.accuracy": "93 %",
    }
    told = [change.message for change in model_changes(BEFORE, BEFORE, before, after)]
    assert told == ["TFLite 4.2 MB → 6.1 MB", "TFLite float32 → float16", "TFLite right 91 % → 93 % of the time"]


def test_the_app() -> None:
    app = AppSpec("Zoo", "org.example.zoo", "#112233")
    after = replace(BEFORE, app=app, platforms=(Platform.IOS,))
    first, *others = model_changes(BEFORE, after)
    assert first == ModelChange("application id com.example.digits → org.example.zoo", True, ("com.example.digits",))
    assert [change.message.split()[0] for change in others] == ["app's", "accent", "platforms"]


def test_notes_are_numbered_the_latest_first() -> None:
    first = with_changes("", [ModelChange("labels in another order", breaking=True)])
    assert first.endswith("## Update 1\n\n- **Breaking:** labels in another order\n")
    mine = first.replace("# Changes\n", "# Changes of ours\n")
    second = with_changes(mine, [ModelChange("label “a*b” added")])
    assert second.startswith("# Changes of ours\n")
    assert second.index("## Update 2\n\n- label “a\\*b” added\n") < second.index("## Update 1")
    assert with_changes("mine, without end", [ModelChange("x")]) == "mine, without end\n\n## Update 1\n\n- x\n"
