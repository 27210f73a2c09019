"""A Core ML package is executed where Core ML is, and elsewhere the report says plainly that it wasn't."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pytest

from generator.parity import Executed, Execution, Outcome, check_coreml, coreml_runners, natural_images
from generator.parity.coreml_runner import CoreMLRunner
from generator.spec import ImageSize, ModelArtifact, ModelFormat
from generator.spec.source_model import Tensors
from tests.support.coreml_files import package_files, tiny_program
from tests.support.tflite_files import TinyClassifier, tiny_artifact, tiny_source, tiny_spec

_MODEL = TinyClassifier(raw_output_name="logits")
_FRAMES = natural_images(3, ImageSize(8, 6), 0)
_PACKAGE = replace(tiny_artifact(_MODEL), format=ModelFormat.COREML, files=package_files(b"specification"))


@dataclass(frozen=True)
class FakeCoreML:
    """Computes what `model` computes, in float16."""

    model: TinyClassifier = _MODEL

    def run(self, artifact: ModelArtifact, pictures: Sequence[Tensors]) -> Execution:
        assert artifact.format is ModelFormat.COREML
        outputs = tuple(
            {name: values.astype(np.float16) for name, values in self.model.run(picture["image"]).items()}
            for picture in pictures
        )
        return Executed(outputs, "Core ML of macOS 26.1, CPU")


def test_not_executed_off_apples_systems() -> None:
    runner = CoreMLRunner(platform="linux")

    (report,) = check_coreml(tiny_source(_MODEL), _PACKAGE, tiny_spec(_MODEL), _FRAMES, [runner])

    assert report.outcome is Outcome.NOT_EXECUTED
    assert not report.passed
    assert not report.failed
    assert report.executed_by == ""
    assert report.summary == "tiny.mlpackage was not checked here: Core ML runs on Apple's systems only."


@pytest.mark.filterwarnings("ignore")  # coremltools leaves temporary folders to the garbage collector
def test_the_evaluator_on_every_system_and_core_ml_on_macos() -> None:
    model = TinyClassifier()

    reports = check_coreml(tiny_source(model), tiny_program(model), tiny_spec(model), _FRAMES)

    assert all(report.passed for report in reports), reports
    assert reports[0].executed_by == "mobilegen's reference evaluator of ML Programs, not Core ML itself"
    assert [report.executed_by.startswith("Core ML of macOS") for report in reports[1:]] == (
        [True] if sys.platform == "darwin" else []
    )


def test_who_executes_where() -> None:
    assert [type(runner).__name__ for runner in coreml_runners("linux")] == ["MilRunner"]
    assert [type(runner).__name__ for runner in coreml_runners("win32")] == ["MilRunner"]
    assert [type(runner).__name__ for runner in coreml_runners("darwin")] == ["MilRunner", "CoreMLRunner"]


def test_float16_outputs_are_compared_in_float32() -> None:
    half = replace(_PACKAGE, recipe=tiny_artifact(TinyClassifier(float16=True)).recipe)

    (report,) = check_coreml(tiny_source(_MODEL), half, tiny_spec(_MODEL), _FRAMES, [FakeCoreML()])

    assert report.passed
    assert report.executed_by == "Core ML of macOS 26.1, CPU"
    assert report.worst is not None
    assert report.worst.agreement.raw_error > 0


def test_another_model_fails() -> None:
    other = replace(_MODEL, weights=-_MODEL.weights)

    (report,) = check_coreml(tiny_source(_MODEL), _PACKAGE, tiny_spec(_MODEL), _FRAMES, [FakeCoreML(other)])

    assert report.failed
