"""Real artefacts that were damaged on their way: each is reported as failing, and nothing is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from generator.convert import CONVERTERS
from generator.metadata import with_coreml_metadata, with_tflite_metadata
from generator.sources import load
from generator.sources.frameworks import import_keras
from generator.spec import (
    LabelSet,
    ModelArtifact,
    ModelFormat,
    ModelSource,
    ModelSpec,
    Normalization,
    QuantizationRecipe,
)
from generator.spec.source_model import SourceModel
from generator.usecases.convert_model import ConvertRequest, convert_model
from generator.usecases.model_options import ModelOptions
from generator.usecases.refusals import Refusals
from generator.usecases.stages import Stages
from generator.usecases.verified import ParityFailedError
from tests.mil.mutated import one_weight, truncated
from tests.support.fakes import FakeProgress
from tests.support.models import saved, small_cnn

LABELS = ("ant", "bee", "cat", "dog")
ANNOTATORS = {ModelFormat.TFLITE: with_tflite_metadata, ModelFormat.COREML: with_coreml_metadata}


@dataclass(frozen=True)
class Bench:
    """A model that normalises by itself, what real converters make of it, and of a twin that normalises otherwise."""

    folder: Path
    source: ModelSource
    model: SourceModel
    artifacts: Mapping[ModelFormat, ModelArtifact]
    other: Mapping[ModelFormat, ModelArtifact]

    def stages(self, kind: ModelFormat, artifact: ModelArtifact) -> Stages:
        """Mobilegen's own, but the model is loaded already, and the converter gives `artifact`."""
        return Stages(
            load=lambda _source, _size: self.model,
            converters={kind: lambda _model, _recipe, _name: artifact},
            accelerators={},
        )

    def convert(self, kind: ModelFormat, stages: Stages, output: Path) -> None:
        labels = self.folder / "labels.txt"
        labels.write_text("".join(f"{label}\n" for label in LABELS))
        request = ConvertRequest(self.source, output, (kind,), ModelOptions(labels=labels))
        convert_model(request, Refusals(), FakeProgress(), stages)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    folder = tmp_path_factory.mktemp("bench")
    rescaling = import_keras().layers.Rescaling
    source = saved(small_cnn([rescaling(1 / 127.5, -1)]), folder / "model.keras")
    model, twin = load(source), load(saved(small_cnn([rescaling(1 / 255, 0)]), folder / "twin.keras"))

    def converted(what: SourceModel) -> dict[ModelFormat, ModelArtifact]:
        return {kind: convert(what, QuantizationRecipe.FLOAT32, "model") for kind, convert in CONVERTERS.items()}

    return Bench(folder, source, model, converted(model), converted(twin))


def fails(bench: Bench, kind: ModelFormat, stages: Stages, output: Path) -> tuple[str, ...]:
    """What is said of the artefact, which must be refused."""
    with pytest.raises(ParityFailedError) as caught:
        bench.convert(kind, stages, output)
    assert not output.exists()
    (verified,) = caught.value.verified
    assert verified.failed
    return verified.failures


@pytest.mark.parametrize("kind", list(ModelFormat))
def test_what_nobody_has_damaged_is_written(bench: Bench, kind: ModelFormat, tmp_path: Path) -> None:
    bench.convert(kind, bench.stages(kind, bench.artifacts[kind]), tmp_path / "out")

    assert any((tmp_path / "out").iterdir())


@pytest.mark.parametrize("kind", list(ModelFormat))
def test_another_normalisation_inside(bench: Bench, kind: ModelFormat, tmp_path: Path) -> None:
    (said,) = fails(bench, kind, bench.stages(kind, bench.other[kind]), tmp_path / "out")

    assert "does not compute what the source model computes" in said


@pytest.mark.parametrize("kind", list(ModelFormat))
def test_another_normalisation_in_the_metadata(bench: Bench, kind: ModelFormat, tmp_path: Path) -> None:
    def annotate(artifact: ModelArtifact, spec: ModelSpec) -> ModelArtifact:
        preprocessing = replace(spec.preprocessing, normalization=Normalization((127.5,), (127.5,)))
        return ANNOTATORS[kind](artifact, replace(spec, preprocessing=preprocessing))

    stages = replace(bench.stages(kind, bench.artifacts[kind]), annotators={kind: annotate})
    (said,) = fails(bench, kind, stages, tmp_path / "out")

    assert said.endswith("contradicts its contract: its mean is 127.5, yours 0; its std is 127.5, yours 1.")


@pytest.mark.parametrize("kind", list(ModelFormat))
def test_swapped_labels(bench: Bench, kind: ModelFormat, tmp_path: Path) -> None:
    def annotate(artifact: ModelArtifact, spec: ModelSpec) -> ModelArtifact:
        return ANNOTATORS[kind](artifact, replace(spec, labels=LabelSet(("ant", "bee", "dog", "cat"))))

    stages = replace(bench.stages(kind, bench.artifacts[kind]), annotators={kind: annotate})
    (said,) = fails(bench, kind, stages, tmp_path / "out")

    assert said.endswith(
        "contradicts its contract: its labels differ in 2 of 4 places: the first is “dog”, yours “cat”."
    )


def test_one_changed_weight(bench: Bench, tmp_path: Path) -> None:
    package = bench.artifacts[ModelFormat.COREML]
    damaged = replace(package, files=dict(one_weight("conv", 1.5)(package.files)))
    (said,) = fails(bench, ModelFormat.COREML, bench.stages(ModelFormat.COREML, damaged), tmp_path / "out")

    assert "does not compute what the source model computes" in said


def test_weights_that_end_too_soon(bench: Bench, tmp_path: Path) -> None:
    package = bench.artifacts[ModelFormat.COREML]
    damaged = replace(package, files=dict(truncated(package.files)))
    (said,) = fails(bench, ModelFormat.COREML, bench.stages(ModelFormat.COREML, damaged), tmp_path / "out")

    assert "could not be compared with the source model" in said
    assert "weight.bin" in said
