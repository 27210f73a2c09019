"""Layer by layer, an artefact computes what TensorFlow computes, on zeros, tiny and huge values, too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.convert import CONVERTERS
from generator.sources.frameworks import import_tensorflow
from generator.spec import DType, ModelFormat, ModelSource, QuantizationRecipe, SourceFormat, TensorSpec
from generator.spec.source_model import SourceModel, Tensors
from tests.convert.layer_case import Case, Values
from tests.convert.layer_families import FAMILIES
from tests.support.conversions import run_coreml, run_tflite

# Of the greatest value of an answer; float32 has 6e-8 to a step.
_ROUNDING = 3e-6
_RUN = {ModelFormat.COREML: run_coreml, ModelFormat.TFLITE: run_tflite}
_CASES = [(family, index) for family, cases in FAMILIES.items() for index in range(len(cases))]
_IDS = [f"{family}: {FAMILIES[family][index].name}" for family, index in _CASES]


@dataclass(frozen=True)
class Answers:
    """What TensorFlow and an artefact made of each scale's inputs."""

    expected: Mapping[float, Tensors]
    actual: Mapping[float, Tensors]


@pytest.mark.parametrize("form", list(ModelFormat), ids=lambda form: form.value)
@pytest.mark.parametrize(("family", "index"), _CASES, ids=_IDS)
def test_layer_keeps_its_meaning(family: str, index: int, form: ModelFormat) -> None:
    case, answers, output = FAMILIES[family][index], _answers(family, form), f"y{index}"
    errors = [_range_error(answers.expected[s][output], answers.actual[s][output]) for s in case.scales]
    known = case.inexact.get(form)
    if known is None:
        assert max(errors) <= _ROUNDING
    else:
        assert _ROUNDING < max(errors) <= known.range_error, f"explained as: {known.reason}"


@cache
def _answers(family: str, form: ModelFormat) -> Answers:
    source = _source(family)
    artifact = CONVERTERS[form](source, QuantizationRecipe.FLOAT32, "layers")
    inputs = {scale: _inputs(family, scale) for scale in sorted({s for case in FAMILIES[family] for s in case.scales})}
    expected = {scale: source.run(tensors) for scale, tensors in inputs.items()}
    return Answers(expected, {scale: _RUN[form](artifact, tensors) for scale, tensors in inputs.items()})


@cache
def _source(family: str) -> SourceModel:
    """One function of all cases; each has inputs of its own, so that the converters see it by itself."""
    tf = import_tensorflow()
    cases, functions = FAMILIES[family], _functions(family)
    shapes = _shapes(cases)

    def serve(tensors: dict[str, Any]) -> dict[str, Any]:
        return {f"y{i}": function(*_own(tensors, i, cases[i])) for i, function in enumerate(functions)}

    traced = tf.function(serve, autograph=False).get_concrete_function(
        {name: tf.TensorSpec(shape, tf.float32, name) for name, shape in shapes.items()}
    )

    def run(arrays: Tensors) -> dict[str, NDArray[Any]]:
        results = traced({name: tf.constant(array) for name, array in arrays.items()})
        return {name: tensor.numpy() for name, tensor in results.items()}

    return SourceModel(
        source=ModelSource(Path("layers.keras"), SourceFormat.KERAS),
        inputs=tuple(TensorSpec(name, shape) for name, shape in shapes.items()),
        outputs=tuple(
            TensorSpec(name, tuple(tensor.shape), DType(tensor.dtype.name))
            for name, tensor in traced.structured_outputs.items()
        ),
        function=traced,
        run=run,
    )


@cache
def _functions(family: str) -> list[Callable[..., Any]]:
    """Kept for as long as the tests run: a traced function doesn't keep the variables of its layers."""
    return [case.build() for case in FAMILIES[family]]


def _shapes(cases: tuple[Case, ...]) -> dict[str, tuple[int, ...]]:
    return {f"x{i}_{j}": shape for i, case in enumerate(cases) for j, shape in enumerate(case.shapes)}


def _own(tensors: dict[str, Any], index: int, case: Case) -> list[Any]:
    return [tensors[f"x{index}_{j}"] for j in range(len(case.shapes))]


def _inputs(family: str, scale: float) -> dict[str, NDArray[np.float32]]:
    generator = np.random.default_rng(3)
    draw: dict[Values, Callable[[NDArray[np.float64]], NDArray[np.float64]]] = {
        Values.NORMAL: lambda drawn: drawn * scale,
        Values.POSITIVE: lambda drawn: np.abs(drawn) * scale,
        Values.WHOLE: lambda drawn: np.round(drawn * scale),
    }
    cases = FAMILIES[family]
    return {
        name: draw[cases[int(name[1:].split("_")[0])].values](generator.normal(size=shape)).astype(np.float32)
        for name, shape in _shapes(cases).items()
    }


def _range_error(expected: NDArray[Any], actual: NDArray[Any]) -> float:
    """The greatest difference in proportion to the greatest value; infinite where only one of them is finite."""
    assert actual.shape == expected.shape
    if not np.array_equal(np.isfinite(expected), np.isfinite(actual)):
        return float("inf")
    wanted = np.where(np.isfinite(expected), expected, 0).astype(np.float64)
    difference = np.abs(wanted - np.where(np.isfinite(actual), actual, 0))
    return float(difference.max() / max(np.abs(wanted).max(), np.finfo(np.float32).tiny))
