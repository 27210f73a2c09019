"""Decides which project is committed as golden: the digits sample model for both platforms, with its real pictures."""

from __future__ import annotations

from pathlib import Path

from generator.sources import detect_format
from generator.spec import AppSpec, ModelInfo, ModelSource, Platform
from generator.usecases.model_options import ModelOptions
from generator.usecases.new_project import NewProjectRequest, new_project
from generator.usecases.normalization import NormalizationPreset
from tests.support.fakes import FakeProgress, FakeQuestions

ROOT = Path(__file__).parents[2]
COMMITTED = ROOT / "tests" / "golden" / "digits"
# As deep below the root as COMMITTED, so that the paths in mobilegen.toml are the same.
REMADE = ROOT / "build" / "golden" / "digits"

_SAMPLE = ROOT / "sample_models" / "digits"


def make_digits_app(output: Path) -> None:
    """Makes the project in `output`, which must be new or empty, with nothing replaced or left out."""
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
    new_project(request, FakeQuestions(), FakeProgress())
