"""Nobody's app grows by TensorFlow's kernels unasked, and nobody is asked twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from generator.convert import SelectTfOpsNeededError, UnsupportedOperator
from generator.errors import ConversionError
from generator.spec import ModelArtifact, ModelFormat, ModelSource, QuantizationRecipe, SourceFormat
from generator.spec.source_model import SourceModel
from generator.usecases.quantization_options import SelectTfOps
from generator.usecases.refusals import Refusals
from generator.usecases.select_tf_ops import select_tf_ops_note, with_select_tf_ops
from generator.usecases.stages import Stages
from tests.support.fakes import FakeQuestions, linear_model

_MODEL = linear_model(ModelSource(Path("shop.keras"), SourceFormat.KERAS))
_ROLL = UnsupportedOperator("MaxPool3D", ("pooled",), selectable=True)


def _artifact(model: SourceModel, recipe: QuantizationRecipe, name: str, borrowed: Sequence[str] = ()) -> ModelArtifact:
    files = {f"{name}.tflite": b"model"}
    return ModelArtifact(ModelFormat.TFLITE, recipe, files, model.inputs, model.outputs, select_tf_ops=tuple(borrowed))


def _lacking(_model: SourceModel, _recipe: QuantizationRecipe, _name: str) -> ModelArtifact:
    raise SelectTfOpsNeededError("TFLite", [_ROLL])


def _borrowing(model: SourceModel, recipe: QuantizationRecipe, name: str) -> ModelArtifact:
    return _artifact(model, recipe, name, ["MaxPool3D"])


_STAGES = replace(Stages(), converters={ModelFormat.TFLITE: _lacking}, borrow=_borrowing)
_FOREIGN = replace(Stages(), converters={ModelFormat.TFLITE: _borrowing}, borrow=_borrowing)


def _convert(stages: Stages) -> ModelArtifact:
    return stages.converters[ModelFormat.TFLITE](_MODEL, QuantizationRecipe.FLOAT32, "shop")


@pytest.mark.parametrize("stages", [_STAGES, _FOREIGN])
def test_what_is_allowed_is_borrowed_without_a_question(stages: Stages) -> None:
    questions = FakeQuestions()

    artifact = _convert(with_select_tf_ops(SelectTfOps.ALLOW, questions, stages))

    assert artifact.select_tf_ops == ("MaxPool3D",)
    assert questions.asked == []


@pytest.mark.parametrize("stages", [_STAGES, _FOREIGN])
def test_what_is_refused_fails_with_operator_and_costs(stages: Stages) -> None:
    questions = FakeQuestions(borrow=True)

    with pytest.raises(ConversionError, match="MaxPool3D") as refused:
        _convert(with_select_tf_ops(SelectTfOps.REFUSE, questions, stages))

    assert questions.asked == []
    assert "--select-tf-ops allow" in refused.value.hint
    assert "MB" in refused.value.hint


def test_whoever_is_there_is_asked_once_with_layer_and_costs() -> None:
    questions = FakeQuestions(borrow=True)
    stages = with_select_tf_ops(SelectTfOps.ASK, questions, _STAGES)

    assert _convert(stages) == _convert(stages)

    (asked,) = questions.asked
    assert "MaxPool3D of “pooled”" in asked
    assert "MB" in asked


@pytest.mark.parametrize("questions", [FakeQuestions(borrow=False), Refusals()])
def test_no_and_nobody_mean_no(questions: FakeQuestions | Refusals) -> None:
    with pytest.raises(ConversionError):
        _convert(with_select_tf_ops(SelectTfOps.ASK, questions, _STAGES))


def test_a_model_that_needs_nothing_is_no_question() -> None:
    questions = FakeQuestions()
    stages = replace(_STAGES, converters={ModelFormat.TFLITE: _artifact})

    artifact = _convert(with_select_tf_ops(SelectTfOps.ASK, questions, stages))

    assert questions.asked == []
    assert select_tf_ops_note(artifact) == ()


def test_other_failures_stay_what_they_are() -> None:
    def failing(_model: SourceModel, _recipe: QuantizationRecipe, _name: str) -> ModelArtifact:
        raise ConversionError("the converter failed")

    stages = replace(_STAGES, converters={ModelFormat.TFLITE: failing})

    with pytest.raises(ConversionError, match="the converter failed"):
        _convert(with_select_tf_ops(SelectTfOps.ALLOW, FakeQuestions(), stages))


def test_what_is_borrowed_is_told() -> None:
    (note,) = select_tf_ops_note(_artifact(_MODEL, QuantizationRecipe.FLOAT32, "shop", ["MaxPool3D", "Roll"]))

    assert "MaxPool3D, Roll" in note
    assert "MB" in note
