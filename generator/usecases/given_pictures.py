"""Decides what becomes of the pictures that a user gives beside the model: to calibrate with, and to measure on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.errors import SpecError, UsageError
from generator.evaluation.calibration import CalibrationSet
from generator.evaluation.dataset import read_dataset
from generator.evaluation.device_benchmark import read_device_benchmark
from generator.parity.latency import Latency, NotMeasured
from generator.spec import ModelArtifact, ModelSpec, QuantizationPlan, raise_errors
from generator.spec.source_model import SourceModel
from generator.usecases.choose_recipe import LEAST_PICTURES
from generator.usecases.evaluating.evaluator import Evaluator
from generator.usecases.model_options import MeasuringOptions, ModelOptions
from generator.usecases.ports import Progress
from generator.usecases.stages import Stages
from generator.usecases.weighing import Scales

_NONE = CalibrationSet((), (), (), "")


@dataclass(frozen=True)
class LabelledPictures:
    """Labelled pictures and who evaluates models on them; neither if none were given."""

    evaluator: Evaluator | None = None
    notes: tuple[str, ...] = ()

    def scales(
        self, options: MeasuringOptions, time: Callable[[ModelArtifact], Latency | NotMeasured]
    ) -> Scales | None:
        """What recipes are weighed by; None without labelled pictures."""
        if self.evaluator is None:
            return None
        return Scales(self.evaluator.artifact, time, options.max_drop, options.allow_over_budget)


def labelled_pictures(
    model: SourceModel, spec: ModelSpec, options: ModelOptions, progress: Progress, stages: Stages
) -> LabelledPictures:
    """Those of `--eval`.

    Raises:
        SpecError: they can't be read, or are too few to choose a recipe by.
    """
    data = options.measuring.data
    if data is None:
        return LabelledPictures()
    dataset = read_dataset(data, spec.labels.names)
    if options.quantization.automatic and len(dataset.examples) < LEAST_PICTURES:
        raise SpecError(
            f"{len(dataset.examples)} labelled pictures in {data} are too few to choose a recipe by",
            f"Give {LEAST_PICTURES} or more with --eval, or name a recipe.",
        )
    return LabelledPictures(stages.evaluator(model, spec, dataset, progress), dataset.notes)


def calibrated(plan: QuantizationPlan, spec: ModelSpec, model: SourceModel, stages: Stages) -> CalibrationSet:
    """The pictures that fix the ranges of activations; raises `SpecError` if there are none in what was given."""
    return stages.calibration(plan.calibration, spec, model.inputs) if plan.calibration else _NONE


def check_given(options: ModelOptions, plan: QuantizationPlan) -> None:
    """Refuses what can't be right whatever the model is, before the slow work.

    Raises:
        UsageError: a choice is asked for and nothing given to choose by.
        SpecError: the plan or the budgets contradict themselves; a folder that was given isn't there; a phone's
            benchmark is none.
    """
    measuring = options.measuring
    if options.quantization.automatic and measuring.data is None:
        raise UsageError(
            "--quantize auto weighs recipes by labelled pictures, and none were given",
            f"Give {LEAST_PICTURES} or more: --eval FOLDER with one sub-folder for each label.",
        )
    if options.quantization.keep_float_automatic and plan.calibration is None:
        raise UsageError(
            "--keep-float auto measures on pictures what each layer costs, and none were given",
            "Give 100 to 500 of what the app will see: --calibration FOLDER.",
        )
    raise_errors(plan.problems() + measuring.budgets.problems())
    for option, path in (("--eval", measuring.data), ("--calibration", plan.calibration)):
        if path is not None and not path.exists():
            raise SpecError(f"{path}, which {option} names, doesn't exist.", "Check the path.")
    for benchmark in measuring.device_benchmarks:
        read_device_benchmark(benchmark)
