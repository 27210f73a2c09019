"""A model contract collects the problems of all of its parts."""

from __future__ import annotations

import math

import pytest

from generator.spec import (
    AppSpec,
    DType,
    LabelSet,
    ModelArtifact,
    ModelFormat,
    Postprocessing,
    QuantizationParams,
    QuantizationRecipe,
    Severity,
    TensorSpec,
)
from tests.support.specs import digits_preprocessing, digits_project, digits_spec


def test_digits_contract_is_sound() -> None:
    assert digits_project().problems() == []


@pytest.mark.parametrize("accent", ["#2F63CB", "#000000", "#abcdef", None])
def test_an_accent_is_a_colour(accent: str | None) -> None:
    assert AppSpec("Digit Reader", "com.example.digits", accent).problems() == []


@pytest.mark.parametrize("accent", ["", "teal", "#12345", "#1234567", "#2F63CG", "2F63CB", "#2F63CB\n"])
def test_an_accent_that_is_no_colour_is_refused(accent: str) -> None:
    (problem,) = AppSpec("Digit Reader", "com.example.digits", accent).problems()
    assert problem.where == "app.accent"
    assert f"“{accent}” is not a colour" in problem.message
    assert "#2F63CB" in problem.hint


def test_problems_of_all_parts_are_collected() -> None:
    spec = digits_spec(
        inputs=(TensorSpec("image", (1, -1, -1, 3)),),
        outputs=(),
        preprocessing=digits_preprocessing(pad_value=-1),
        postprocessing=Postprocessing(top_k=0),
        labels=LabelSet(("",)),
    )
    project = digits_project(model=spec, app=AppSpec("", "digits"))
    assert [problem.where for problem in project.problems()] == [
        "app.display_name",
        "app.application_id",
        "preprocessing.pad_value",
        "postprocessing.top_k",
        "labels[0]",
        "model.inputs.image",
        "model.outputs",
    ]


@pytest.mark.parametrize("scale", [0.0, -1.0, math.nan, math.inf])
def test_scale_that_is_no_positive_number_is_refused(scale: float) -> None:
    tensor = TensorSpec("image", (1, 32, 32, 3), DType.UINT8, QuantizationParams(scale, 0))
    problems = digits_spec(inputs=(tensor,)).problems()
    assert [problem.where for problem in problems] == ["model.inputs.image"]
    assert "scale" in problems[0].message


@pytest.mark.parametrize(
    ("dtype", "zero_point", "is_possible"),
    [
        (DType.UINT8, 255, True),
        (DType.UINT8, -1, False),
        (DType.INT8, -128, True),
        (DType.INT8, 128, False),
        (DType.FLOAT32, 2**31, False),
    ],
)
def test_zero_point_that_no_value_can_have_is_refused(dtype: DType, zero_point: int, is_possible: bool) -> None:
    tensor = TensorSpec("image", (1, 32, 32, 3), dtype, QuantizationParams(0.5, zero_point))
    messages = [problem.message for problem in digits_spec(inputs=(tensor,)).problems()]
    assert [f"zero point {zero_point}" in message for message in messages] == [True] * (not is_possible)


@pytest.mark.parametrize("threshold", [-0.1, 1.1, math.nan])
def test_threshold_outside_of_0_to_1_is_refused(threshold: float) -> None:
    problems = Postprocessing(score_threshold=threshold).problems()
    assert [problem.where for problem in problems] == ["postprocessing.score_threshold"]


def test_size_of_an_artefact_counts_all_files() -> None:
    files = {"Manifest.json": b"{}", "Data/weights.bin": bytes(10)}
    artifact = ModelArtifact(ModelFormat.COREML, QuantizationRecipe.FLOAT16, files, (), ())
    assert artifact.size == 12


def test_labels_are_taken_verbatim() -> None:
    names = ('"quoted"', "$dollar", "{{ braces }}", "🎉", "مرحبا", " spaced ", "a\tb")
    labels = LabelSet(names)
    assert labels.problems() == []
    assert labels.names == names
    assert len(labels) == 7


@pytest.mark.parametrize(
    ("name", "expected"),
    [("", "is empty"), ("  ", "is empty"), ("a\nb", "a line break"), ("a\rb", "a carriage return"), ("a\0b", "a NUL")],
)
def test_text_that_can_be_no_label_is_refused(name: str, expected: str) -> None:
    problems = LabelSet(("fine", name)).problems()
    assert [problem.where for problem in problems] == ["labels[1]"]
    assert expected in problems[0].message


def test_duplicate_labels_are_a_warning() -> None:
    problems = LabelSet(("b", "a", "b", "a", "c")).problems()
    assert [(problem.severity, problem.message) for problem in problems] == [
        (Severity.WARNING, "“a” stands for several classes"),
        (Severity.WARNING, "“b” stands for several classes"),
    ]
