"""In a converted network with one mistake in it, that very operation is named, and what went into it is right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.convert import CONVERTERS
from generator.parity.first_divergence import Divergence, NotLocated, first_divergence
from generator.parity.runnable import Step, Trace
from generator.parity.source_trace import trace_source
from generator.parity.traces import trace_artifact
from generator.sources import load
from generator.spec import ModelArtifact, ModelFormat, QuantizationRecipe
from generator.spec.source_model import SourceModel
from tests.mil import mutated
from tests.support import models, tflite_damage
from tests.support.conversions import example

_OUTPUT = "probabilities"
_TOLERANCE = 1e-4


@dataclass(frozen=True)
class Converted:
    """A network with its artefacts, and one example with all that is computed for it."""

    source: SourceModel
    artifacts: Mapping[ModelFormat, ModelArtifact]
    inputs: Mapping[str, NDArray[Any]]
    trace: Trace

    def located(self, kind: ModelFormat, damage: Callable[[Any], Any]) -> Divergence | NotLocated:
        """Where the artefact diverges after `damage`, which gets a file's bytes or a package's files."""
        artifact = self.artifacts[kind]
        if kind is ModelFormat.COREML:
            files = dict(damage(artifact.files))
        else:
            files = {name: damage(content) for name, content in artifact.files.items()}
        damaged = trace_artifact(replace(artifact, files=files), self.inputs)
        return first_divergence(self.trace, damaged, [_OUTPUT], _TOLERANCE)


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Converted:
    keras = _keras()
    image = keras.Input((12, 12, 3), name="image")
    layers = keras.layers
    features = layers.Conv2D(6, 3, strides=2, padding="same", activation="relu6", name="stem")(image)
    left = layers.Conv2D(6, 3, padding="same", name="left")(features)
    right = layers.DepthwiseConv2D(3, padding="same", name="right")(features)
    features = layers.Subtract(name="difference")([left, right])
    features = layers.ReLU(name="active")(features)
    features = layers.GlobalAveragePooling2D(name="pooled")(features)
    scores = layers.Dense(4, activation="softmax", name=_OUTPUT)(features)
    folder: Path = tmp_path_factory.mktemp("diverging")
    source = load(models.saved(keras.Model(image, scores, name="net"), folder / "net.keras"))
    made = {kind: CONVERTERS[kind](source, QuantizationRecipe.FLOAT32, "net") for kind in ModelFormat}
    # Large enough for the activation to clip.
    inputs = {name: 20 * array for name, array in example(source).items()}
    return Converted(source, made, inputs, trace_source(source, inputs))


def _keras() -> Any:
    from generator.sources.frameworks import import_keras

    keras = import_keras()
    keras.utils.set_random_seed(7)
    return keras


@pytest.mark.parametrize(
    ("damage", "kind", "layer"),
    [
        (tflite_damage.weight("CONV_2D"), "CONV_2D", "stem"),
        (tflite_damage.weight("CONV_2D", 1), "CONV_2D", "left"),
        (tflite_damage.weight("DEPTHWISE_CONV_2D"), "DEPTHWISE_CONV_2D", "right"),
        (tflite_damage.weight("FULLY_CONNECTED"), "FULLY_CONNECTED", _OUTPUT),
        (tflite_damage.activation("CONV_2D", 0), "CONV_2D", "stem"),
        (tflite_damage.padding("CONV_2D", 1, 0), "CONV_2D", "stem"),
        # The converter fuses the activation behind it.
        (tflite_damage.swapped("SUB"), "SUB", "active"),
    ],
    ids=["weight", "later weight", "depthwise weight", "last weight", "activation", "padding", "operands"],
)
def test_a_damaged_operator_of_a_tflite_file_is_named(converted: Converted, damage: Any, kind: str, layer: str) -> None:
    _assert_named(converted.located(ModelFormat.TFLITE, damage), kind, layer)


@pytest.mark.parametrize(
    ("damage", "kind", "layer"),
    [
        (mutated.one_weight("conv", 30), "conv", "stem"),
        (mutated.one_weight("conv", 30, index=1), "conv", "left"),
        (mutated.one_weight("conv", 30, index=2), "conv", "right"),
        (mutated.retyped("relu6", "relu"), "relu", "stem"),
        (mutated.retyped("relu", "identity"), "identity", "active"),
        (mutated.retyped("relu", "sigmoid"), "sigmoid", "active"),
        (mutated.swapped("sub"), "sub", "difference"),
        (mutated.retyped("sub", "add"), "add", "difference"),
    ],
    ids=["weight", "later weight", "depthwise weight", "unclipped", "no activation", "activation", "operands", "sum"],
)
def test_a_damaged_operation_of_a_package_is_named(converted: Converted, damage: Any, kind: str, layer: str) -> None:
    _assert_named(converted.located(ModelFormat.COREML, damage), kind, layer)


@pytest.mark.parametrize("kind", list(ModelFormat))
def test_in_a_sound_artefact_nothing_is_found(converted: Converted, kind: ModelFormat) -> None:
    found = converted.located(kind, lambda content: content)
    assert isinstance(found, NotLocated)
    assert "only the outputs differ" in found.reason


def _assert_named(found: Divergence | NotLocated, kind: str, layer: str) -> None:
    assert isinstance(found, Divergence), found
    assert found.step.kind == kind
    assert f"/{layer}" in found.counterpart.name or found.counterpart.name == layer
    assert found.suspects == ()
    assert found.error > _TOLERANCE
    first, second, *_ = found.sentences
    assert kind in first
    assert layer in first
    assert "right" in second


_GIVEN = np.arange(4.0)


def test_a_long_way_of_operations_that_only_hand_on_is_followed() -> None:
    names = ["a", *(f"handed{number}" for number in range(2000))]
    handed = [Step("identity", new, (new,), (old,)) for old, new in pairwise(names)]
    first, last = Step("relu", "a", ("a",), ("x",)), Step("mul", "z", ("z",), (names[-1],))
    values = {"x": _GIVEN, **dict.fromkeys(names, _GIVEN + 1), "z": _GIVEN * 9}
    source = Trace((first, Step("mul", "z", ("z",), ("a",))), {"x": _GIVEN, "a": _GIVEN + 1, "z": _GIVEN * 3})
    found = first_divergence(source, Trace((first, *handed, last), values), ["z"], _TOLERANCE)
    assert isinstance(found, Divergence)
    assert found.step == last


def test_names_are_told_without_what_float16_hangs_to_them() -> None:
    right, wrong = Step("mul", "z", ("z",), ("x",)), Step("mul", "z_cast_fp16", ("z_cast_fp16",), ("x",))
    source = Trace((right,), {"x": _GIVEN, "z": _GIVEN * 3})
    named = Trace((wrong,), {"x": _GIVEN, "z_cast_fp16": _GIVEN * 9})
    found = first_divergence(source, named, ["z_cast_fp16"], _TOLERANCE)
    assert isinstance(found, Divergence)
    assert found.sentences[0].startswith("The first wrong result is that of mul “z”: off by")


def test_operations_that_only_hand_on_in_a_circle_end() -> None:
    circle = (Step("reshape", "a", ("a",), ("b",)), Step("reshape", "b", ("b",), ("a",)))
    source = Trace((Step("mul", "a", ("a",), ("x",)),), {"x": _GIVEN, "a": _GIVEN * 3})
    for factor in (3, 9):
        found = first_divergence(source, Trace(circle, dict.fromkeys("ab", _GIVEN * factor)), ["b"], _TOLERANCE)
        assert found.sentences
