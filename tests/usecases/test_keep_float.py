"""Layers stay in floating point where that is worth it, by what was measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest

from generator.convert.nothing_smaller import NothingSmallerError
from generator.errors import ParityError, SpecError
from generator.parity.execution import Executed, Execution, ExecutionFailed
from generator.spec import ModelArtifact, ModelFormat, Quantization, QuantizationRecipe, TensorSpec
from generator.spec.quantization import Tensors
from generator.usecases.keep_float import PICTURES, KeptFloat, find_kept_float

LARGE = "large"
LAYERS = (*(f"layer{index}" for index in range(7)), LARGE)
OUTPUTS = (TensorSpec("scores", (1, 1)),)
RECIPE = QuantizationRecipe.STATIC_WI8_AI8
EXAMPLES: Sequence[Tensors] = [{"image": np.ones((1, 1), np.float32)}] * 64


def artifact(quantized: Sequence[str] = ()) -> ModelArtifact:
    """A file that says which of its layers are quantised; each of the others takes two bytes more, a large one 300."""
    content = ",".join(quantized).encode()
    padding = b"." * (1000 - len(content) - 2 * len(quantized) - 300 * (LARGE in quantized))
    recipe = RECIPE if quantized else QuantizationRecipe.FLOAT32
    return ModelArtifact(ModelFormat.TFLITE, recipe, {"model.tflite": content + b"|" + padding}, (), OUTPUTS)


@dataclass(frozen=True)
class Layers:
    """Quantises all layers but those that are kept."""

    layers: tuple[str, ...] = LAYERS
    refused: tuple[str, ...] = ()

    def quantized(self, keep_float: Sequence[str], name: str) -> ModelArtifact:  # noqa: ARG002 - the port has it
        rest = [layer for layer in self.layers if layer not in keep_float]
        if not rest:
            raise NothingSmallerError("nothing")
        assert set(self.refused) <= set(keep_float)
        return artifact(rest)


@dataclass
class Runner:
    """Answers 1, less what the quantised layers cost; each picture's noise is the root of the layers' powers."""

    costs: Mapping[str, float]
    pictures: list[int] = field(default_factory=list)

    def run(self, artifact: ModelArtifact, pictures: Sequence[Tensors]) -> Execution:
        (content,) = artifact.files.values()
        layers = content.partition(b"|")[0].decode().split(",")
        noise = np.sqrt(sum(self.costs.get(layer, 0.0) for layer in layers))
        self.pictures.append(len(pictures))
        return Executed(tuple({"scores": np.array([[1 - noise]], np.float32)} for _ in pictures), "a fake")


class Broken:
    """Runs nothing."""

    def run(self, artifact: ModelArtifact, pictures: Sequence[Tensors]) -> Execution:  # noqa: ARG002 - the port has it
        return ExecutionFailed("it crashed")


def found(costs: Mapping[str, float], refused: tuple[str, ...] = ()) -> KeptFloat:
    quantization = Quantization(RECIPE, calibration=EXAMPLES)
    return find_kept_float(artifact(), quantization, lambda *_: Layers(refused=refused), Runner(costs))


def test_the_layers_that_cost_most_are_kept_and_what_that_gains_is_told() -> None:
    kept = found({"layer3": 0.04, "layer6": 0.01, "layer0": 1e-5})
    assert kept.layers == ("layer3", "layer6")
    assert [each.layer for each in kept.losses] == ["layer3", "layer6"]
    assert kept.before == pytest.approx(13.0, abs=0.1)
    assert kept.after == pytest.approx(50.0, abs=0.1)
    assert kept.size > kept.smallest
    (note,) = kept.notes(Quantization(RECIPE), ModelFormat.TFLITE)
    assert "keeps “layer3” and “layer6” in floating point: 13.0 dB" in note
    assert "became 50.0 dB" in note


def test_no_more_layers_are_kept_than_it_takes() -> None:
    assert found({"layer3": 0.04, "layer6": 0.01, "layer1": 0.02}).layers == ("layer3", "layer1", "layer6")
    assert found({"layer3": 0.0085, "layer6": 0.00095}).layers == ("layer3",)


def test_layers_that_make_it_much_larger_are_passed_over() -> None:
    assert found({"layer3": 0.04, "layer6": 0.04, LARGE: 0.05}).layers == ("layer3", "layer6")


def test_a_model_that_loses_little_is_left_alone() -> None:
    kept = found({"layer3": 1e-4})
    assert (kept.layers, kept.losses, kept.size) == ((), (), kept.smallest)
    assert "needs no layers in floating point: 40.0 dB" in kept.notes(Quantization(RECIPE), ModelFormat.TFLITE)[0]


def test_what_the_recipe_refuses_is_kept_whatever_it_costs() -> None:
    kept = found({"layer3": 0.04}, refused=("layer1", "layer2"))
    assert kept.layers == ("layer1", "layer2", "layer3")
    first, second = kept.notes(Quantization(RECIPE), ModelFormat.TFLITE)
    assert "can't take “layer1” and “layer2”" in first
    assert "keeps “layer3”" in second


def test_nothing_but_refused_layers_is_the_quantisers_refusal() -> None:
    with pytest.raises(NothingSmallerError):
        found({}, refused=LAYERS)


def test_it_measures_on_a_few_of_the_pictures() -> None:
    runner = Runner({})
    find_kept_float(artifact(), Quantization(RECIPE, calibration=EXAMPLES), lambda *_: Layers(), runner)
    assert set(runner.pictures) == {PICTURES}


def test_without_pictures_it_is_refused_in_words() -> None:
    with pytest.raises(SpecError, match="measures on pictures") as refusal:
        find_kept_float(artifact(), Quantization(RECIPE), lambda *_: Layers(), Runner({}))
    assert "--calibration" in refusal.value.hint


def test_what_cant_be_executed_is_said() -> None:
    with pytest.raises(ParityError, match="it crashed"):
        find_kept_float(artifact(), Quantization(RECIPE, calibration=EXAMPLES), lambda *_: Layers(), Broken())
