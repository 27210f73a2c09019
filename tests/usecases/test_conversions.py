"""A model is converted once in each precision, and what is made of it is read back as what was asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.convert.unknown_layer import UnknownLayerError
from generator.spec import (
    DType,
    ModelArtifact,
    ModelFormat,
    ModelSource,
    ModelSpec,
    Quantization,
    QuantizationRecipe,
    SourceFormat,
    TensorSpec,
)
from generator.usecases.conversions import Conversions
from generator.usecases.stages import Stages
from tests.support.fakes import FakeProgress, fake_stages, linear_model
from tests.support.specs import digits_spec

TFLITE, COREML = ModelFormat
FLOAT32, DYNAMIC = QuantizationRecipe.FLOAT32, QuantizationRecipe.DYNAMIC_WI8_AFP32
TENSORS = (TensorSpec("image", (1, 8, 8, 3)), TensorSpec("ids", (1,), DType.INT64))
SPEC = digits_spec(inputs=TENSORS, outputs=(TensorSpec("probabilities", (1, 3)),))


def conversions(folder: Path, progress: FakeProgress | None = None, **changes: object) -> Conversions:
    stages: Stages = replace(fake_stages(folder), **changes)  # type: ignore[arg-type] # whatever a test changes
    model = linear_model(ModelSource(folder / "digits.keras", SourceFormat.KERAS))
    return Conversions(model, SPEC, progress or FakeProgress(), stages)


def keeping(known: set[str], asked: list[tuple[str, ...]]) -> object:
    """A quantiser that has these layers and remembers what it was asked to keep."""

    def quantized(artifact: ModelArtifact, quantization: Quantization, _name: str) -> ModelArtifact:
        asked.append(quantization.keep_float)
        for layer in quantization.keep_float:
            if layer not in known:
                raise UnknownLayerError(layer, "")
        return replace(artifact, recipe=quantization.recipe, kept_float=quantization.keep_float)

    return quantized


def test_each_precision_is_converted_once(tmp_path: Path) -> None:
    progress = FakeProgress()
    made = conversions(tmp_path, progress, quantizers={TFLITE: keeping(set(), [])})
    assert made.in_floats(TFLITE, FLOAT32) is made.in_floats(TFLITE, FLOAT32)
    for _ in range(2):
        assert made.smaller(TFLITE, Quantization(DYNAMIC), FLOAT32).recipe is DYNAMIC
    assert progress.finished.count("Converting to TFLite") == 1
    assert progress.finished.count("Making TFLite smaller by dynamic_wi8_afp32") == 2


@pytest.mark.parametrize(("io", "expected"), [(DType.FLOAT32, DType.FLOAT32), (DType.UINT8, DType.UINT8)])
def test_it_is_read_back_as_what_was_asked_for(tmp_path: Path, io: DType, expected: DType) -> None:
    """Only what the source has in float32 becomes integers."""
    compared: list[ModelSpec] = []

    def read_back(artifact: ModelArtifact, spec: ModelSpec) -> tuple[str, ...]:
        assert all(content.endswith(b"\n9") for content in artifact.files.values()), "with its metadata"
        compared.append(spec)
        return ("labels are others",)

    made = conversions(tmp_path, read_back=read_back)
    artifact, differences = made.described(made.in_floats(TFLITE, FLOAT32), io)
    (spec,) = compared
    assert [tensor.dtype for tensor in (*spec.inputs, *spec.outputs)] == [expected, DType.INT64, expected]
    assert (artifact.recipe, differences) == (FLOAT32, ("labels are others",))


def test_a_layer_that_only_one_format_has_is_kept_there(tmp_path: Path) -> None:
    asked: list[tuple[str, ...]] = []
    quantizers = {TFLITE: keeping({"a", "b"}, asked), COREML: keeping({"b", "c"}, asked)}
    made = conversions(tmp_path, quantizers=quantizers)
    kept = {
        kind: made.smaller(kind, Quantization(DYNAMIC, keep_float=("a", "b", "c")), FLOAT32).kept_float
        for kind in ModelFormat
    }
    assert kept == {TFLITE: ("a", "b"), COREML: ("b", "c")}
    made.check_layers([TFLITE, COREML])
    with pytest.raises(UnknownLayerError, match="“c”"):
        made.check_layers([TFLITE])


def test_a_layer_that_no_format_has_is_refused(tmp_path: Path) -> None:
    made = conversions(tmp_path, quantizers=dict.fromkeys(ModelFormat, keeping(set(), [])))
    for kind in ModelFormat:
        made.smaller(kind, Quantization(DYNAMIC, keep_float=("a",)), FLOAT32)
    with pytest.raises(UnknownLayerError, match="“a”"):
        made.check_layers(list(ModelFormat))
