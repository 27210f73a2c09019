"""Decides what can be asked of `mobilegen evaluate`, and what its answer is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.errors import MobilegenError
from generator.evaluation.measures import Accuracy, ClassAccuracy, Interval
from generator.spec import DType, ModelFormat, QuantizationRecipe
from generator.usecases.evaluating.disagreements import Disagreement
from generator.usecases.evaluating.evaluator import Evaluation
from generator.usecases.model_options import ModelOptions

__all__ = [
    "Accuracy",
    "ClassAccuracy",
    "Disagreement",
    "EvaluateRequest",
    "EvaluatedModel",
    "EvaluatedModels",
    "Evaluation",
    "Interval",
]


@dataclass(frozen=True)
class EvaluateRequest:
    """What is evaluated, and on what.

    Attributes:
        source: the trained model.
        artifacts: `.tflite` files and Core ML packages of it.
        recipes: by which artefacts are made to be evaluated, and thrown away.
        all_recipes: whether `recipes` are simply all there are, so that one which can't be made is no mistake.
        data: a folder with a sub-folder for each label, or a CSV file.
        options: what the user says about the model; its recipe doesn't count.
        calibration: pictures for recipes with fixed ranges.
        io: element type of inputs and outputs of artefacts by `static_wi8_ai8`.
        keep_answers: whether answers are kept for the next time.
        jobs: pictures evaluated at a time; None for one for each processor, at most four.
    """

    source: Path
    data: Path
    options: ModelOptions
    artifacts: tuple[Path, ...] = ()
    recipes: tuple[QuantizationRecipe, ...] = ()
    all_recipes: bool = False
    calibration: Path | None = None
    io: DType = DType.FLOAT32
    keep_answers: bool = True
    jobs: int | None = None


@dataclass(frozen=True)
class EvaluatedModel:
    """One model and what came of it.

    Attributes:
        name: of its file, for people.
        format: None for a source model.
        precision: how its weights are stored, for people; empty for a source model.
        size: bytes of all its files; None if it could not be made.
        evaluation: None if it was not evaluated, which `failure` explains in a full sentence.
        failed_with: the kind of error in that case; None otherwise, and if nobody asked for this very model.
    """

    name: str
    format: ModelFormat | None
    precision: str
    size: int | None
    evaluation: Evaluation | None
    failure: str = ""
    failed_with: type[MobilegenError] | None = None


@dataclass(frozen=True)
class EvaluatedModels:
    """The source model first, then artefacts as they were named, then by recipe.

    Attributes:
        pictures: how many the data set names, damaged ones among them.
        notes: what the user should know, in sentences.
    """

    data: Path
    pictures: int
    models: tuple[EvaluatedModel, ...]
    notes: tuple[str, ...]
