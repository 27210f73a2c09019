"""float16 is shipped where it computes what the model computes; elsewhere float32 is, unless the user insists."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.config import read
from generator.errors import UsageError
from generator.spec import AppSpec, ModelFormat, ModelSource, Platform, QuantizationRecipe, SourceFormat
from generator.usecases.convert_model import ConvertedModel, ConvertRequest, convert_model
from generator.usecases.model_options import ModelOptions
from generator.usecases.new_project import NewProjectRequest, new_project
from generator.usecases.normalization import NormalizationPreset
from generator.usecases.quantization_options import QuantizationOptions
from generator.usecases.refusals import Refusals
from generator.usecases.verified import ParityFailedError
from tests.support.fakes import ALL_BROKEN, FakeProgress, fake_stages
from tests.support.templates import tiny_templates
from tests.support.trees import build_tree, read_tree

FLOAT16, FLOAT32 = QuantizationRecipe.FLOAT16, QuantizationRecipe.FLOAT32
HALF = ModelOptions(normalization=NormalizationPreset.MINUS_ONE_TO_ONE, quantization=QuantizationOptions((FLOAT16,)))
BROKEN_HALF = frozenset((kind, FLOAT16) for kind in ModelFormat)


def converted(tmp_path: Path, options: ModelOptions = HALF, **stages: Any) -> ConvertedModel:
    model = tmp_path / "digits.keras"
    model.write_bytes(b"PK\x03\x04")
    request = ConvertRequest(ModelSource(model, SourceFormat.KERAS), tmp_path / "out", tuple(ModelFormat), options)
    return convert_model(request, Refusals(), FakeProgress(), fake_stages(tmp_path, **stages))


def test_float16_that_passes_is_shipped_and_nothing_is_said(tmp_path: Path) -> None:
    made = converted(tmp_path)

    for artifact in made.artifacts.values():
        assert artifact.artifact.recipe is artifact.wanted is FLOAT16
        assert (artifact.diagnosis, artifact.given_up, artifact.forced, artifact.notes) == ((), (), False, ())


def test_float16_that_fails_gives_way_to_float32_with_the_reason(tmp_path: Path) -> None:
    made = converted(tmp_path, broken=BROKEN_HALF)

    artifact = made.artifacts[ModelFormat.COREML]
    assert (artifact.artifact.recipe, artifact.wanted) == (FLOAT32, FLOAT16)
    assert [report.outcome.value for report in (*artifact.given_up, *artifact.reports)] == ["failed", "passed"]
    assert artifact.diagnosis == ("“dense” overflows in coreml.",)
    first, second = artifact.notes
    assert first.startswith(
        "The Core ML model is float32 although float16 was asked for. digits.coreml in float16 does not"
    )
    assert second == "Core ML in float16: “dense” overflows in coreml."
    assert not artifact.failed


def test_each_format_falls_back_by_itself(tmp_path: Path) -> None:
    made = converted(tmp_path, broken={(ModelFormat.COREML, FLOAT16)})

    recipes = {kind: artifact.artifact.recipe for kind, artifact in made.artifacts.items()}
    assert recipes == {ModelFormat.TFLITE: FLOAT16, ModelFormat.COREML: FLOAT32}


def test_forced_float16_is_written_and_called_wrong(tmp_path: Path) -> None:
    made = converted(tmp_path, replace(HALF, force=True), broken=BROKEN_HALF)

    artifact = made.artifacts[ModelFormat.TFLITE]
    assert (artifact.artifact.recipe, artifact.forced, artifact.failed) == (FLOAT16, True, True)
    assert artifact.notes[0] == "The TFLite model is WRONG in float16 and was kept since --force was given."
    assert artifact.notes[1].startswith("digits.tflite does not compute what the source model computes")
    assert artifact.notes[2] == "TFLite in float16: “dense” overflows in tflite."
    assert len(read_tree(tmp_path / "out")) == 3


def test_force_changes_nothing_for_float16_that_passes(tmp_path: Path) -> None:
    made = converted(tmp_path, replace(HALF, force=True))

    assert [(each.forced, each.failed) for each in made.artifacts.values()] == [(False, False)] * 2


def test_force_without_float16_makes_no_sense(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--force keeps what float16 breaks"):
        converted(tmp_path, replace(HALF, force=True, quantization=QuantizationOptions()))


@pytest.mark.parametrize("force", [False, True])
def test_what_can_not_be_compared_at_all_is_never_kept(tmp_path: Path, force: bool) -> None:
    with pytest.raises(ParityFailedError, match="doesn't compute") as caught:
        converted(tmp_path, replace(HALF, force=force), failure="the runtime crashed (SIGSEGV)")

    assert all(each.failed for each in caught.value.verified)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("force", [False, True])
def test_an_artefact_that_contradicts_its_contract_is_never_written(tmp_path: Path, force: bool) -> None:
    said = "labels[0] is “b” instead of “a”"
    with pytest.raises(ParityFailedError, match="doesn't say of itself what its contract says") as caught:
        converted(tmp_path, replace(HALF, force=force), contract=(said,))

    assert caught.value.verified[0].failures == (f"digits.tflite contradicts its contract: its {said}.",)
    assert not (tmp_path / "out").exists()


def test_both_precisions_failing_is_the_end(tmp_path: Path) -> None:
    with pytest.raises(ParityFailedError) as caught:
        converted(tmp_path, broken=ALL_BROKEN)

    assert caught.value.hint == "Nothing was written. It fails in float16 and in float32."
    assert not (tmp_path / "out").exists()


def test_the_apps_are_made_for_the_precision_that_is_shipped(tmp_path: Path) -> None:
    templates = tiny_templates(tmp_path / "templates")
    for platform in Platform:
        readme = "{{ cookiecutter.model.precision }} {{ cookiecutter.model.parity.wanted }}"
        build_tree(templates, {f"{platform.value}/tasks/image-classification/README.md": readme})
    source = ModelSource(tmp_path / "digits.keras", SourceFormat.KERAS)
    app = AppSpec("Digit Reader", "com.example.digits")
    request = NewProjectRequest(source, app, tmp_path / "out", tuple(Platform), HALF)
    new_project(request, Refusals(), FakeProgress(), fake_stages(templates, broken={(ModelFormat.COREML, FLOAT16)}))

    files = read_tree(request.output)
    assert (files["android/README.md"], files["ios/README.md"]) == (b"float16 float16", b"float32 float16")
    assert read(request.output / "mobilegen.toml").quantization.coreml is FLOAT16
