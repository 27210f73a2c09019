"""Timing an artefact on what an app would give it, and telling this model's benchmarks from those of others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from generator.errors import SpecError
from generator.evaluation.device_benchmark import DeviceBenchmark, read_device_benchmark
from generator.parity.latency import Latency, NotMeasured
from generator.processing import Frame, preprocess
from generator.spec import ModelArtifact, ModelFormat, QuantizationRecipe
from generator.spec.quantization import Tensors
from generator.usecases.time_artifact import benchmarks_of, time_artifact
from tests.support.device_benchmarks import benchmark_data, write_benchmark
from tests.support.frames import random_picture
from tests.support.specs import digits_spec


def _artifact(content: bytes = b"1") -> ModelArtifact:
    spec = digits_spec()
    return ModelArtifact(
        ModelFormat.TFLITE, QuantizationRecipe.FLOAT32, {"a.tflite": content}, spec.inputs, spec.outputs
    )


def _benchmark(folder: Path, sha256: str) -> DeviceBenchmark:
    return read_device_benchmark(write_benchmark(folder / f"{sha256[:8]}.json", benchmark_data(sha256)))


def test_an_artefact_is_timed_on_a_preprocessed_frame() -> None:
    given: list[Tensors] = []

    def meter(artifact: ModelArtifact, inputs: Tensors) -> Latency | NotMeasured:
        assert artifact == _artifact()
        given.append(inputs)
        return NotMeasured("A fake.")

    spec, frame = digits_spec(), Frame.from_rgb(random_picture(40, 30))
    assert time_artifact(_artifact(), spec, frame, meter) == NotMeasured("A fake.")
    (inputs,) = given
    (tensor,) = spec.inputs
    assert np.array_equal(inputs[tensor.name], preprocess(frame, spec.preprocessing, tensor))


def test_each_artefact_gets_the_benchmarks_of_exactly_its_file(tmp_path: Path) -> None:
    one, other = _artifact(), replace(_artifact(b"2"), format=ModelFormat.COREML)
    of_one, of_other = (_benchmark(tmp_path, artifact.sha256) for artifact in (one, other))
    assert benchmarks_of([one, other], [of_other, of_one]) == [(one, (of_one,)), (other, (of_other,))]
    assert benchmarks_of([one], []) == [(one, ())]


def test_a_benchmark_of_another_model_is_refused(tmp_path: Path) -> None:
    stranger = _benchmark(tmp_path, "ab" * 32)
    with pytest.raises(SpecError) as refusal:
        benchmarks_of([_artifact()], [stranger])
    assert str(stranger.path) in refusal.value.message
    assert "abababababab" in refusal.value.message
    assert _artifact().sha256[:12] in refusal.value.message
