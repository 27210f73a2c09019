"""LiteRT's GPU accelerator itself, on a Vulkan driver that needs no GPU: what it takes, refuses and computes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from generator.convert import CONVERTERS
from generator.metadata import operator_layers
from generator.parity import (
    Accelerator,
    AcceleratorOutcome,
    AcceleratorReport,
    AcceleratorRunner,
    Executed,
    natural_images,
    try_accelerator,
)
from generator.sources import load
from generator.spec import ImageSize, ModelArtifact, ModelFormat, QuantizationRecipe
from generator.spec.source_model import SourceModel
from tests.support import models, zoo
from tests.support.tflite_files import TinyClassifier, tiny_artifact, tiny_source, tiny_spec, tiny_weights

_MODEL = TinyClassifier((1, 4, 4, 3), 4 * tiny_weights((1, 4, 4, 3)))
_FRAMES = natural_images(4, ImageSize(160, 120), 1)
_SIZE = 96


def _tried(content: bytes | None = None, accelerator: Accelerator = Accelerator.GPU) -> AcceleratorReport:
    artifact, spec = tiny_artifact(_MODEL, content), tiny_spec(_MODEL)
    return try_accelerator(tiny_source(_MODEL), artifact, spec, _FRAMES, accelerator, operator_layers)


def _converted(model: Any, folder: Path, recipe: QuantizationRecipe) -> tuple[SourceModel, ModelArtifact]:
    source = load(models.saved(model, folder / "model.keras"))
    return source, CONVERTERS[ModelFormat.TFLITE](source, recipe, "model")


def _tried_network(
    build: Callable[[], Any],
    preprocessing: Any,
    folder: Path,
    recipe: QuantizationRecipe = QuantizationRecipe.FLOAT32,
) -> AcceleratorReport:
    source, artifact = _converted(build(), folder, recipe)
    spec = replace(tiny_spec(_MODEL), inputs=source.inputs, outputs=source.outputs, preprocessing=preprocessing)
    return try_accelerator(source, artifact, spec, _FRAMES, Accelerator.GPU, operator_layers)


@pytest.mark.toolchain
@pytest.mark.usefixtures("with_gpu")
@pytest.mark.parametrize("name", ["MobileNetV2", "EfficientNetB0"])
def test_known_networks_are_taken_fully_and_right(name: str, tmp_path: Path) -> None:
    report = _tried_network(partial(zoo.network, name, _SIZE), zoo.network_preprocessing(name, _SIZE), tmp_path)

    assert report.outcome is AcceleratorOutcome.TAKEN_FULLY, report.summary
    assert report.adapter is not None
    assert report.adapter.is_software
    assert report.adapter.backend == "Vulkan"
    assert report.parity is not None
    assert [row.agreement.agrees for row in report.parity.rows] == [True] * 4
    assert report.parity.worst is not None
    assert report.parity.worst.agreement.relative_error < 1e-3


@pytest.mark.toolchain
@pytest.mark.usefixtures("with_gpu")
def test_l2_normalization_is_refused_by_name_and_layer(tmp_path: Path) -> None:
    preprocessing = replace(tiny_spec(_MODEL).preprocessing, size=ImageSize(16, 16))

    report = _tried_network(models.length_normalised, preprocessing, tmp_path)

    assert report.outcome is AcceleratorOutcome.TAKEN_PARTLY, report.summary
    assert report.rejected
    (refused,) = report.refused
    assert refused.name == "L2_NORMALIZATION"
    assert len(refused.layers) == 1
    assert "unit_length" in refused.layers[0]
    assert report.failure == "no L2_NORMALIZATION"
    assert "starts on the CPU" in report.consequence
    taken, total = report.operators
    assert 0 < taken < total
    # With the CPU's help it computes the right thing.
    assert report.parity is not None
    assert report.parity.passed


@pytest.mark.toolchain
@pytest.mark.usefixtures("with_gpu")
def test_float16_weights_are_taken(tmp_path: Path) -> None:
    preprocessing = replace(tiny_spec(_MODEL).preprocessing, size=ImageSize(16, 16))

    report = _tried_network(models.small_cnn, preprocessing, tmp_path, QuantizationRecipe.FLOAT16)

    assert report.outcome is AcceleratorOutcome.TAKEN_FULLY, report.summary


@pytest.mark.toolchain
@pytest.mark.usefixtures("with_gpu")
def test_other_weights_than_the_sources_are_wrong_answers() -> None:
    report = _tried(replace(_MODEL, bias=3 * _MODEL.bias).file())

    assert report.outcome is AcceleratorOutcome.WRONG
    assert report.rejected


@pytest.mark.toolchain
@pytest.mark.usefixtures("with_gpu")
def test_operator_that_nobody_has_is_refused() -> None:
    report = _tried(replace(_MODEL, custom_operator="Unheard").file())

    assert report.outcome is AcceleratorOutcome.REFUSED
    assert [(each.name, each.layers) for each in report.refused] == [("Unheard", ("custom",))]


@pytest.mark.toolchain
@pytest.mark.usefixtures("with_gpu")
def test_several_outputs_arrive_by_their_names() -> None:
    model = replace(_MODEL, raw_output_name="logits")
    picture = {"image": np.linspace(-1, 1, 48, dtype=np.float32).reshape(1, 4, 4, 3)}

    execution = AcceleratorRunner("GPU").run(tiny_artifact(model), [picture, picture])

    assert isinstance(execution, Executed)
    expected = model.run(picture["image"])
    for outputs in execution.outputs:
        assert outputs.keys() == expected.keys()
        for name, values in outputs.items():
            assert values.shape == (1, 4)
            np.testing.assert_allclose(values, expected[name], atol=1e-5)


@pytest.mark.usefixtures("without_gpu")
@pytest.mark.parametrize("operator", ["", "Unheard"], ids=["sound", "refused"])
def test_without_a_gpu_nothing_is_tried(operator: str) -> None:
    report = _tried(replace(_MODEL, custom_operator=operator).file())

    assert report.outcome is AcceleratorOutcome.NOT_TRIED
    assert report.adapter is None
    assert not report.rejected
    assert "no GPU adapter" in report.reason or "has no GPU accelerator" in report.reason


@pytest.mark.usefixtures("without_gpu")
def test_cpu_accelerator_runs_without_a_gpu() -> None:
    report = _tried(accelerator=Accelerator.CPU)

    assert report.outcome is AcceleratorOutcome.TAKEN_FULLY, report.summary
    assert "falls back to" in report.consequence


@pytest.mark.usefixtures("without_gpu")
def test_cpu_accelerator_refuses_unknown_operators_by_name() -> None:
    report = _tried(replace(_MODEL, custom_operator="Unheard").file(), Accelerator.CPU)

    assert report.outcome is AcceleratorOutcome.REFUSED
    assert [each.name for each in report.refused] == ["Unheard"]
