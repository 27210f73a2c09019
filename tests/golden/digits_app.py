"""Decides which project is committed as golden: the digits sample model for both platforms, with its real pictures."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from generator.metadata import operator_layers
from generator.output.lock import LOCK_FOLDER
from generator.parity import Accelerator, AcceleratorReport, Execution, ExecutionFailed, try_accelerator
from generator.parity.execution import Failure
from generator.parity.latency import NotMeasured
from generator.processing import Frame
from generator.sources import detect_format
from generator.spec import AppSpec, ModelArtifact, ModelFormat, ModelInfo, ModelSource, ModelSpec, Platform
from generator.spec.source_model import SourceModel, Tensors
from generator.usecases.model_options import ModelOptions
from generator.usecases.new_project import NewProjectRequest, new_project
from generator.usecases.normalization import NormalizationPreset
from generator.usecases.stages import STAGES
from tests.support.fakes import FakeProgress, FakeQuestions

ROOT = Path(__file__).parents[2]
COMMITTED = ROOT / "tests" / "golden" / "digits"
# As deep below the root as COMMITTED, so that the paths in mobilegen.toml are the same.
REMADE = ROOT / "build" / "golden" / "digits"

_SAMPLE = ROOT / "sample_models" / "digits"


def make_digits_app(output: Path) -> None:
    """Makes the project in `output`, which must be new or empty.

    What depends on the machine is left out: which GPU is there, if any, how long inference takes, and the report that
    says so; and so is the lock, which only repeats what the files are.
    """
    model = _SAMPLE / "digits.keras"
    request = NewProjectRequest(
        source=ModelSource(model, detect_format(model)),
        app=AppSpec("Digit Reader", "com.example.digits"),
        output=output,
        platforms=tuple(Platform),
        options=ModelOptions(
            labels=_SAMPLE / "labels.txt",
            normalization=NormalizationPreset.MINUS_ONE_TO_ONE,
            samples=_SAMPLE / "samples",
            info=ModelInfo(description="Reads one handwritten digit.", version="1", license="Apache-2.0"),
        ),
    )
    stages = replace(
        STAGES,
        accelerators={ModelFormat.TFLITE: _not_tried},
        time=lambda _artifact, _spec, _frame: NotMeasured("Nothing is timed."),
        advise=lambda _evidence: (),
        report=lambda _findings: [],
    )
    new_project(request, FakeQuestions(), FakeProgress(), stages)
    shutil.rmtree(output / LOCK_FOLDER)


def _not_tried(
    model: SourceModel, artifact: ModelArtifact, spec: ModelSpec, frames: Sequence[Frame]
) -> tuple[AcceleratorReport, ...]:
    """What `try_gpu` says on a machine without a GPU."""
    return (try_accelerator(model, artifact, spec, frames, Accelerator.GPU, operator_layers, lambda _: _NoAdapter()),)


class _NoAdapter:
    def run(self, artifact: ModelArtifact, pictures: Sequence[Tensors]) -> Execution:  # noqa: ARG002
        return ExecutionFailed("the runtime refused it: no adapter", "No adapters found", Failure.REFUSED)
