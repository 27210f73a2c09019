"""Every `.tflite` that is handed on is tried on the GPU; whatever comes of it stops nothing and reaches the user."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from generator.parity import Accelerator, AcceleratorOutcome, AcceleratorReport, RefusedOperator
from generator.processing import Frame
from generator.spec import (
    AppSpec,
    ModelArtifact,
    ModelFormat,
    ModelSource,
    ModelSpec,
    Platform,
    QuantizationRecipe,
    SourceFormat,
)
from generator.spec.source_model import SourceModel
from generator.usecases.model_options import ModelOptions
from generator.usecases.new_project import NewProject, NewProjectRequest, new_project
from generator.usecases.normalization import NormalizationPreset
from generator.usecases.refusals import Refusals
from generator.usecases.verified import ParityFailedError
from tests.support.fakes import FakeProgress, fake_stages
from tests.support.templates import tiny_templates

_REFUSED = RefusedOperator("L2_NORMALIZATION", "Operation is not supported", ("head/unit",))


def made(tmp_path: Path, outcome: AcceleratorOutcome, *, broken: bool = False) -> tuple[NewProject, list[ModelFormat]]:
    """The project, and the formats that were tried."""
    tried: list[ModelFormat] = []

    def attempt(
        model: SourceModel,  # noqa: ARG001
        artifact: ModelArtifact,
        spec: ModelSpec,
        frames: Sequence[Frame],
    ) -> tuple[AcceleratorReport, ...]:
        assert frames
        tried.append(artifact.format)
        refused = (_REFUSED,) if outcome is AcceleratorOutcome.REFUSED else ()
        name = f"{spec.name}.tflite"
        return (AcceleratorReport(name, Accelerator.GPU, outcome, reason="no reason", refused=refused),)

    model = tmp_path / "digits.keras"
    model.write_bytes(b"PK\x03\x04")
    request = NewProjectRequest(
        source=ModelSource(model, SourceFormat.KERAS),
        app=AppSpec("Digit Reader", "com.example.digits"),
        output=tmp_path / "out",
        platforms=tuple(Platform),
        options=ModelOptions(normalization=NormalizationPreset.MINUS_ONE_TO_ONE),
    )
    templates = tiny_templates(tmp_path / "templates")
    stages = fake_stages(templates, broken=[(ModelFormat.TFLITE, QuantizationRecipe.FLOAT32)] if broken else [])
    stages = replace(stages, accelerators={ModelFormat.TFLITE: attempt})
    try:
        return new_project(request, Refusals(), FakeProgress(), stages), tried
    except ParityFailedError:
        assert tried == []
        raise


@pytest.mark.parametrize("outcome", list(AcceleratorOutcome))
def test_no_verdict_stops_anything(outcome: AcceleratorOutcome, tmp_path: Path) -> None:
    project, tried = made(tmp_path, outcome)

    assert tried == [ModelFormat.TFLITE]
    assert (project.folder / "android").is_dir()
    (report,) = project.artifacts[ModelFormat.TFLITE].accelerators
    assert report.outcome is outcome
    assert project.artifacts[ModelFormat.COREML].accelerators == ()


def test_a_refusal_is_a_note_that_names_operator_layer_and_consequence(tmp_path: Path) -> None:
    project, _ = made(tmp_path, AcceleratorOutcome.REFUSED)

    (note,) = (note for note in project.artifacts[ModelFormat.TFLITE].notes if "GPU" in note)
    assert "refuses digits.tflite: L2_NORMALIZATION, layer “head/unit” (Operation is not supported)" in note
    assert "starts on the CPU" in note


@pytest.mark.parametrize(
    "outcome", [AcceleratorOutcome.TAKEN_FULLY, AcceleratorOutcome.NOT_TRIED, AcceleratorOutcome.UNFINISHED]
)
def test_what_speaks_not_against_it_is_no_note(outcome: AcceleratorOutcome, tmp_path: Path) -> None:
    project, _ = made(tmp_path, outcome)

    assert [note for note in project.artifacts[ModelFormat.TFLITE].notes if "GPU" in note] == []


def test_what_is_not_handed_on_is_not_tried(tmp_path: Path) -> None:
    with pytest.raises(ParityFailedError):
        made(tmp_path, AcceleratorOutcome.TAKEN_FULLY, broken=True)
