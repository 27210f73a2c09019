"""A whole conversion with labelled pictures: a recipe that loses too much is refused, and `auto` takes another."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from generator.errors import BudgetError, SpecError
from generator.evaluation.dataset import Dataset
from generator.parity.preprocessed import model_inputs
from generator.processing import Frame
from generator.spec import ModelArtifact, ModelFormat, ModelSource, ModelSpec, Quantization, QuantizationRecipe
from generator.spec.budgets import Budget, Budgets
from generator.spec.source_model import SourceModel
from generator.usecases.convert_model import ConvertedModel, ConvertRequest, convert_model
from generator.usecases.evaluating.evaluator import Evaluator
from generator.usecases.model_options import MeasuringOptions, ModelOptions
from generator.usecases.ports import Progress
from generator.usecases.quantization_options import QuantizationOptions
from generator.usecases.stages import Stages
from generator.usecases.verified import ParityFailedError
from tests.support.fakes import FakeProgress, FakeQuestions, fake_stages
from tests.support.tflite_files import TinyClassifier, tiny_artifact, tiny_source, tiny_spec

_MODEL = TinyClassifier()
_SPEC = tiny_spec(_MODEL)
_PICTURES = 120
_DYNAMIC, _WEIGHTS = QuantizationRecipe.DYNAMIC_WI8_AFP32, QuantizationRecipe.WEIGHT_ONLY_WI8_AFP32
# The smallest answers other classes.
_PADDING = {QuantizationRecipe.FLOAT32: 3000, QuantizationRecipe.FLOAT16: 2000, _DYNAMIC: 1000, _WEIGHTS: 0}


def _made(recipe: QuantizationRecipe) -> ModelArtifact:
    model = replace(_MODEL, weights=np.roll(_MODEL.weights, 1, axis=1)) if recipe is _WEIGHTS else _MODEL
    # Readers of FlatBuffers never look behind the end.
    return replace(tiny_artifact(_MODEL, model.file() + bytes(_PADDING[recipe])), recipe=recipe)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model, its labels, and pictures of random pixels under the names that the model gives them."""
    folder = tmp_path_factory.mktemp("tiny")
    (folder / "tiny.keras").write_bytes(b"weights")
    (folder / "labels.txt").write_text("".join(f"{label}\n" for label in _SPEC.labels.names), encoding="utf-8")
    draws = np.random.default_rng(5)
    for number in range(_PICTURES):
        pixels = draws.integers(0, 256, (4, 4, 3), np.uint8)
        (inputs,) = model_inputs(Frame.from_rgb(pixels), _SPEC, _SPEC.inputs).values()
        best = int(_MODEL.run(inputs)[_MODEL.output_name].argmax())
        path = folder / "data" / _SPEC.labels.names[best] / f"{number}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(pixels).save(path)
    return folder


def _stages(folder: Path) -> Stages:
    def load(source: ModelSource, _size: object) -> SourceModel:
        return replace(tiny_source(_MODEL), source=source)

    def quantized(artifact: ModelArtifact, quantization: Quantization, name: str) -> ModelArtifact:
        assert (artifact.recipe, name) == (QuantizationRecipe.FLOAT32, "tiny")
        return replace(_made(quantization.recipe), kept_float=quantization.keep_float)

    def evaluator(model: SourceModel, spec: ModelSpec, dataset: Dataset, progress: Progress) -> Evaluator:
        return Evaluator(model, spec, dataset, progress, folder / "answers", jobs=1)

    return replace(
        fake_stages(folder),
        load=load,
        converters={ModelFormat.TFLITE: lambda _model, recipe, _name: _made(recipe)},
        annotators={ModelFormat.TFLITE: lambda artifact, _spec: artifact},
        quantizers={ModelFormat.TFLITE: quantized},
        evaluator=evaluator,
    )


def _converted(
    folder: Path,
    output: Path,
    quantization: QuantizationOptions,
    measuring: MeasuringOptions,
    progress: FakeProgress | None = None,
    stages: Stages | None = None,
) -> ConvertedModel:
    options = ModelOptions(labels=folder / "labels.txt", quantization=quantization, measuring=measuring)
    source = ModelSource(folder / "tiny.keras", tiny_source(_MODEL).source.format)
    request = ConvertRequest(source, output, (ModelFormat.TFLITE,), options)
    return convert_model(request, FakeQuestions(), progress or FakeProgress(), stages or _stages(folder))


def test_a_recipe_that_loses_too_much_is_refused_and_nothing_is_written(folder: Path, tmp_path: Path) -> None:
    measuring = MeasuringOptions(data=folder / "data")
    with pytest.raises(BudgetError, match=r"weight_only_wi8_afp32 loses more than .*points lost.* on 120 pictures"):
        _converted(folder, tmp_path / "out", QuantizationOptions((_WEIGHTS,)), measuring)
    assert not (tmp_path / "out").exists()


def test_a_refusal_tells_what_was_noticed_before(folder: Path, tmp_path: Path) -> None:
    shown = max((folder / "data").iterdir(), key=lambda label: len(list(label.iterdir())))
    shutil.copytree(shown, tmp_path / "data" / shown.name)
    with pytest.raises(BudgetError) as lossy:
        _converted(folder, tmp_path / "out", QuantizationOptions((_WEIGHTS,)), MeasuringOptions(tmp_path / "data"))
    small = MeasuringOptions(tmp_path / "data", budgets=Budgets(size_mb=Budget(0.001, 0.002)))
    with pytest.raises(BudgetError) as large:
        _converted(folder, tmp_path / "out", QuantizationOptions(), small)
    for caught in (lossy, large):
        assert sum(note.startswith("No picture shows") for note in caught.value.notes) == 1


def test_auto_takes_another(folder: Path, tmp_path: Path) -> None:
    measuring = MeasuringOptions(data=folder / "data")
    converted = _converted(folder, tmp_path / "out", QuantizationOptions(automatic=True), measuring)
    assert converted.artifacts[ModelFormat.TFLITE].artifact == _made(_DYNAMIC)
    assert (tmp_path / "out" / "tiny.tflite").read_bytes() == _made(_DYNAMIC).files["tiny.tflite"]
    assert any("weight_only_wi8_afp32 was not taken" in note for note in converted.notes)
    assert any("static_wi8_ai8 was not tried" in note for note in converted.notes)


def test_what_was_refused_may_be_let_through(folder: Path, tmp_path: Path) -> None:
    measuring = MeasuringOptions(data=folder / "data", allow_over_budget=True)
    converted = _converted(folder, tmp_path / "out", QuantizationOptions((_WEIGHTS,)), measuring)
    assert converted.artifacts[ModelFormat.TFLITE].artifact == _made(_WEIGHTS)
    assert sum(note.endswith("It was let through.") for note in converted.notes) >= 1


def test_a_model_over_its_budget_is_refused_and_nothing_is_written(folder: Path, tmp_path: Path) -> None:
    measuring = MeasuringOptions(budgets=Budgets(size_mb=Budget(0.001, 0.002)))
    with pytest.raises(BudgetError, match=r"Size of tiny\.tflite is .* the budget's limit is at most"):
        _converted(folder, tmp_path / "out", QuantizationOptions(), measuring)
    assert not (tmp_path / "out").exists()


def test_a_wrong_benchmark_is_refused_before_the_slow_work(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "results.json").write_text("{}", encoding="utf-8")
    measuring = MeasuringOptions(device_benchmarks=(tmp_path / "results.json",))
    progress = FakeProgress()
    with pytest.raises(SpecError, match="is no benchmark that an app wrote"):
        _converted(folder, tmp_path / "out", QuantizationOptions(), measuring, progress)
    assert progress.started == []


def test_a_recipe_that_breaks_the_model_is_refused_with_what_may_help(folder: Path, tmp_path: Path) -> None:
    stages = replace(_stages(folder), checks=fake_stages(folder, broken={(ModelFormat.TFLITE, _WEIGHTS)}).checks)
    with pytest.raises(ParityFailedError) as caught:
        _converted(folder, tmp_path / "out", QuantizationOptions((_WEIGHTS,)), MeasuringOptions(), stages=stages)
    assert all(option in caught.value.hint for option in ("--keep-float auto", "--samples", "--eval"))

    options = QuantizationOptions((_WEIGHTS,), keep_float=("dense",))
    with pytest.raises(ParityFailedError) as spared:
        _converted(folder, tmp_path / "out", options, MeasuringOptions(), stages=stages)
    assert "--keep-float" not in spared.value.hint
    assert not (tmp_path / "out").exists()


def test_labelled_pictures_outweigh_the_comparison(folder: Path, tmp_path: Path) -> None:
    stages = replace(_stages(folder), checks=fake_stages(folder, broken={(ModelFormat.TFLITE, _DYNAMIC)}).checks)
    measuring = MeasuringOptions(data=folder / "data")
    converted = _converted(folder, tmp_path / "out", QuantizationOptions((_DYNAMIC,)), measuring, stages=stages)
    made = converted.artifacts[ModelFormat.TFLITE]
    assert (made.weighed, made.outweighed, made.failed) == (True, True, False)
    assert (tmp_path / "out" / "tiny.tflite").read_bytes() == _made(_DYNAMIC).files["tiny.tflite"]
    assert any(note.startswith("TFLite was let through although it differs") for note in made.notes)


@pytest.mark.parametrize("wrong", [{"failure": "the runtime crashed"}, {"contract": ("labels are others",)}])
def test_labelled_pictures_outweigh_no_crash_and_no_contradiction(
    folder: Path, tmp_path: Path, wrong: dict[str, Any]
) -> None:
    faulty = fake_stages(folder, **wrong)
    stages = replace(_stages(folder), checks=faulty.checks, read_back=faulty.read_back)
    with pytest.raises(ParityFailedError):
        _converted(
            folder,
            tmp_path / "out",
            QuantizationOptions((_DYNAMIC,)),
            MeasuringOptions(data=folder / "data"),
            stages=stages,
        )
    assert not (tmp_path / "out").exists()
