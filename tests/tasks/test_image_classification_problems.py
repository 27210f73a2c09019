"""A contract that can't be an image classifier is told so in words that name what is wrong and what to do."""

from __future__ import annotations

from typing import Any

import pytest

from generator.spec import (
    Activation,
    DType,
    LabelSet,
    ModelSpec,
    Postprocessing,
    Problem,
    Severity,
    TaskKind,
    TensorLayout,
    TensorSpec,
)
from generator.tasks import TASKS
from tests.support.specs import digits_preprocessing, digits_spec

_TASK = TASKS[TaskKind.IMAGE_CLASSIFICATION]
_IMAGE = TensorSpec("image", (1, 32, 32, 3))
_SCORES = TensorSpec("probabilities", (1, 10))


def _only(spec: ModelSpec, final: Activation | None = None) -> Problem:
    problems = _TASK.problems(spec, final)
    assert len(problems) == 1, problems
    return problems[0]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"outputs": (TensorSpec("scores", (10,)),)},
        {"outputs": (TensorSpec("scores", (1, 1, 1, 10)),)},
        {"outputs": (TensorSpec("scores", (1, 10), DType.UINT8),)},
        {"inputs": (TensorSpec("image", (1, 32, 32, 3), DType.INT8),)},
        {
            "inputs": (TensorSpec("image", (1, 3, 32, 32)),),
            "preprocessing": digits_preprocessing(layout=TensorLayout.NCHW),
        },
    ],
)
def test_sound_contract_has_no_problems(changes: dict[str, Any]) -> None:
    assert _TASK.problems(digits_spec(**changes)) == []


def test_label_count_names_both_counts() -> None:
    problem = _only(digits_spec(labels=LabelSet(tuple("123"))))
    assert (problem.severity, problem.where) == (Severity.ERROR, "labels")
    assert problem.message == "the model gives 10 scores, but 3 labels were given"
    assert "one line for each score" in problem.hint


def test_one_label_too_few_recalls_the_background_class() -> None:
    problem = _only(digits_spec(labels=LabelSet(tuple("123456789"))))
    assert "9 labels" in problem.message
    assert "“background”" in problem.hint


def test_two_labels_for_one_score_are_explained() -> None:
    problem = _only(digits_spec(outputs=(TensorSpec("score", (1, 1)),), labels=LabelSet(("no", "yes"))))
    assert "give its label alone" in problem.hint


def test_counts_of_one_read_well() -> None:
    spec = digits_spec(outputs=(TensorSpec("score", (1, 1)),), labels=LabelSet(("a", "b")))
    assert _only(spec).message == "the model gives 1 score, but 2 labels were given"
    assert _only(digits_spec(labels=LabelSet(("a",)))).message == "the model gives 10 scores, but 1 label was given"


@pytest.mark.parametrize("kind", ["inputs", "outputs"])
def test_several_tensors_are_named(kind: str) -> None:
    tensor = _IMAGE if kind == "inputs" else _SCORES
    problem = _only(digits_spec(**{kind: (tensor, TensorSpec("mask", tensor.shape))}))
    assert problem.where == f"model.{kind}"
    assert f"“{tensor.name}”, “mask”" in problem.message


@pytest.mark.parametrize("kind", ["inputs", "outputs"])
def test_no_tensor_is_one_problem(kind: str) -> None:
    assert _only(digits_spec(**{kind: ()})).where == f"model.{kind}"


@pytest.mark.parametrize(
    ("shape", "message"),
    [
        ((1, 3072), "four axes"),
        ((1, 28, 28, 3), r"[1, 28, 28, 3], but preprocessing makes [1, 32, 32, 3]"),
        ((1, 32, 32, 1), r"[1, 32, 32, 1], but preprocessing makes [1, 32, 32, 3]"),
        ((1, 3, 32, 32), r"[1, 3, 32, 32], but preprocessing makes [1, 32, 32, 3]"),
        ((1, -1, -1, 3), "dynamic"),
    ],
)
def test_input_of_another_shape_is_refused(shape: tuple[int, ...], message: str) -> None:
    problem = _only(digits_spec(inputs=(TensorSpec("image", shape),)))
    assert problem.where == "model.inputs.image"
    assert message in problem.message


@pytest.mark.parametrize("shape", [(2, 10), (1, 8, 8, 10), (), (10, 1)])
def test_output_that_is_no_row_of_scores_is_refused(shape: tuple[int, ...]) -> None:
    problem = _only(digits_spec(outputs=(TensorSpec("scores", shape),)))
    assert problem.where == "model.outputs.scores"
    assert "one row of scores" in problem.message


@pytest.mark.parametrize("dtype", [DType.STRING, DType.INT64, DType.FLOAT16])
def test_tensors_of_other_types_are_refused(dtype: DType) -> None:
    spec = digits_spec(inputs=(TensorSpec("image", (1, 32, 32, 3), dtype),))
    assert f"holds {dtype.value};" in _only(spec).message


def test_float16_scores_are_refused_with_a_way_out() -> None:
    problem = _only(digits_spec(outputs=(TensorSpec("probabilities", (1, 10), DType.FLOAT16),)))
    assert problem.where == "model.outputs.probabilities"
    assert "can't read float16" in problem.hint
    assert "dtype='float32'" in problem.hint


@pytest.mark.parametrize("final", [Activation.SOFTMAX, Activation.SIGMOID])
@pytest.mark.parametrize("applied", [Activation.SOFTMAX, Activation.SIGMOID])
def test_activation_after_the_graphs_own_is_an_error(final: Activation, applied: Activation) -> None:
    problem = _only(digits_spec(postprocessing=Postprocessing(applied)), final)
    assert problem.severity is Severity.ERROR
    assert f"ends in {final.value} itself; {applied.value} on top" in problem.message


def test_no_activation_at_all_is_a_warning() -> None:
    problem = _only(digits_spec(postprocessing=Postprocessing(Activation.NONE)), Activation.NONE)
    assert problem.severity is Severity.WARNING
    assert "may not be probabilities" in problem.message


@pytest.mark.parametrize(
    ("applied", "final"),
    [
        (Activation.NONE, Activation.SOFTMAX),
        (Activation.NONE, Activation.SIGMOID),
        (Activation.SOFTMAX, Activation.NONE),
        (Activation.SIGMOID, Activation.NONE),
        (Activation.SOFTMAX, None),
        (Activation.NONE, None),
    ],
)
def test_one_activation_or_an_unknown_graph_is_fine(applied: Activation, final: Activation | None) -> None:
    assert _TASK.problems(digits_spec(postprocessing=Postprocessing(applied)), final) == []


def test_softmax_of_one_score_is_refused() -> None:
    spec = digits_spec(
        outputs=(TensorSpec("score", (1, 1)),),
        labels=LabelSet(("cat",)),
        postprocessing=Postprocessing(Activation.SOFTMAX),
    )
    assert "always 1" in _only(spec).message


def test_all_problems_are_told_at_once() -> None:
    spec = digits_spec(
        inputs=(TensorSpec("image", (1, 28, 28, 3), DType.INT64),),
        labels=LabelSet(("a", "")),
        preprocessing=digits_preprocessing(pad_value=300),
    )
    places = [problem.where for problem in _TASK.problems(spec)]
    expected = ["preprocessing.pad_value", "labels[1]", "model.inputs.image", "model.inputs.image", "labels"]
    assert places == expected
