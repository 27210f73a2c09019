"""Decides how models are evaluated on labelled pictures: the source, artefacts of it, and any that a recipe makes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from generator.errors import MobilegenError
from generator.evaluation.calibration import calibration_set
from generator.evaluation.dataset import read_dataset
from generator.spec import (
    DType,
    ModelArtifact,
    ModelFormat,
    ModelSource,
    QuantizationRecipe,
    SourceFormat,
    raise_errors,
)
from generator.spec.problems import Problem, error
from generator.spec.quantization import QuantizationPlan, Tensors
from generator.usecases.artifact_files import artifact_format
from generator.usecases.conversions import Conversions
from generator.usecases.evaluating.evaluator import Evaluator
from generator.usecases.evaluating.opened import open_for_evaluation
from generator.usecases.evaluating.request import EvaluatedModel, EvaluatedModels, EvaluateRequest
from generator.usecases.model_file import model_source
from generator.usecases.model_spec import resolve_spec
from generator.usecases.ports import Progress, Questions
from generator.usecases.prepared import check_at_once, load_model
from generator.usecases.stages import STAGES, Stages

# What recipes start from that aren't of floats.
_BASES = {ModelFormat.TFLITE: QuantizationRecipe.FLOAT32, ModelFormat.COREML: QuantizationRecipe.FLOAT16}
_UNCALIBRATED = "It needs pictures to take the ranges of activations from: --calibration FOLDER."


def evaluate(
    request: EvaluateRequest, questions: Questions, progress: Progress, stages: Stages = STAGES
) -> EvaluatedModels:
    """Evaluates all that is asked for; writes nothing but the answers that are kept for the next time.

    Raises:
        MobilegenError: the source model, its contract, the pictures or the calibration aren't right, or the source
            can't be evaluated. What else can't be is told in its place and hides no others.
    """
    check_at_once(request.options)
    source = model_source(request.source)
    raise_errors(_problems(request, source))
    model = load_model(source, request.options, questions, progress, stages)
    resolved = resolve_spec(model, request.options, questions)
    dataset = read_dataset(request.data, resolved.spec.labels.names)
    calibration = calibration_set(request.calibration, resolved.spec, model.inputs) if request.calibration else None
    with _answers_folder(request) as folder:
        evaluator = Evaluator(model, resolved.spec, dataset, progress, folder, request.jobs)
        size = request.source.stat().st_size
        conversions = Conversions(model, resolved.spec, progress, stages)
        bench = _Bench(request, evaluator, conversions, calibration.pictures if calibration else ())
        models = [EvaluatedModel(request.source.name, None, "", size, evaluator.source())]
        models += [bench.named(path) for path in request.artifacts]
        models += [bench.made(kind, recipe) for recipe in request.recipes for kind in recipe.formats]
    warnings = calibration.warnings if calibration else ()
    notes = (*resolved.notes, *dataset.notes, *warnings, *bench.notes)
    return EvaluatedModels(request.data, len(dataset.examples), tuple(models), tuple(dict.fromkeys(notes)))


@dataclass
class _Bench:
    """Evaluates one thing after the other; what can't be evaluated becomes a row that says why."""

    request: EvaluateRequest
    evaluator: Evaluator
    conversions: Conversions
    calibration: Sequence[Tensors]
    notes: list[str] = field(default_factory=list)

    def named(self, path: Path) -> EvaluatedModel:
        """The artefact at `path`."""
        kind, precision, size = artifact_format(path), "", None
        try:
            opened = open_for_evaluation(path, self.evaluator.spec)
            precision, size = opened.precision, opened.artifact.size
            self.notes += opened.findings
            return EvaluatedModel(path.name, kind, precision, size, self.evaluator.model(opened.asked))
        except MobilegenError as problem:
            return EvaluatedModel(path.name, kind, precision, size, None, _sentence(problem), type(problem))

    def made(self, kind: ModelFormat, recipe: QuantizationRecipe) -> EvaluatedModel:
        """What `recipe` makes of the model."""
        name, size = kind.file_name(self.evaluator.spec.name), None
        if recipe.is_static and self.request.calibration is None:
            return EvaluatedModel(name, kind, recipe.value, None, None, _UNCALIBRATED)
        try:
            artifact = self._artifact(kind, recipe)
            size = artifact.size
            evaluation = self.evaluator.artifact(artifact, f"{name} ({recipe.value})")
        except MobilegenError as problem:
            failed_with = None if self.request.all_recipes else type(problem)
            return EvaluatedModel(name, kind, recipe.value, size, None, _sentence(problem), failed_with)
        return EvaluatedModel(name, kind, recipe.value, size, evaluation)

    def _artifact(self, kind: ModelFormat, recipe: QuantizationRecipe) -> ModelArtifact:
        """As an app would carry it, metadata and all; raises `ConversionError` if it can't be made."""
        quantization = QuantizationPlan(io=self.request.io).quantization(recipe, self.calibration)
        if recipe.is_float:
            artifact = self.conversions.in_floats(kind, recipe)
        else:
            artifact = self.conversions.smaller(kind, quantization, _BASES[kind])
        described, differences = self.conversions.described(artifact, quantization.io)
        name = kind.file_name(self.evaluator.spec.name)
        self.notes += [f"{name} ({recipe.value}) contradicts its contract: its {each}." for each in differences]
        return described


@contextmanager
def _answers_folder(request: EvaluateRequest) -> Iterator[Path | None]:
    if request.keep_answers:
        yield None
    else:
        with tempfile.TemporaryDirectory(prefix="mobilegen-answers-") as folder:
            yield Path(folder)


def _problems(request: EvaluateRequest, source: ModelSource) -> list[Problem]:
    """What contradicts itself in what is asked for."""
    found = []
    if not request.data.exists():
        found.append(error("eval", f"there is nothing at {request.data}", "Name a folder of labels, or a CSV file."))
    if request.recipes and source.format is SourceFormat.TFLITE:
        message = f"“{source.path.name}” is converted already, and recipes are for trained models"
        found.append(error("quantize", message, "Name the model that it was made from."))
    integers = QuantizationRecipe.STATIC_WI8_AI8
    if request.io is not DType.FLOAT32 and integers not in request.recipes:
        found.append(error("io", f"only {integers.value} has inputs of {request.io.value}", "Leave it out."))
    if not request.all_recipes:
        plans = [QuantizationPlan(each, calibration=request.calibration) for each in request.recipes if each.is_static]
        found += [problem for plan in plans for problem in plan.problems()]
    return found


def _sentence(problem: MobilegenError) -> str:
    return f"{problem.message.rstrip('.')}."
