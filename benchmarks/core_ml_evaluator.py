"""Decides what evaluating an ML Program costs: whole networks by our evaluator, beside TensorFlow's own time."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.measure import Row, compare_times
from generator.convert import CONVERTERS
from generator.mil import Precision, read_package
from generator.sources import load
from generator.spec import ModelFormat, QuantizationRecipe
from generator.spec.source_model import SourceModel
from tests.support.models import saved
from tests.support.zoo import network, network_inputs

RUNS = 15
NETWORKS = ("MobileNetV2", "ResNet50", "DenseNet121", "EfficientNetB0", "ConvNeXtTiny")
PRECISIONS = {
    QuantizationRecipe.FLOAT32: Precision.FLOAT32,
    QuantizationRecipe.FLOAT16: Precision.PROGRAM,
}


def rows() -> list[Row]:
    """Two rows for each network: one picture through the float32 package, and through the float16 one as declared."""
    with tempfile.TemporaryDirectory() as scratch:
        return [row for name in NETWORKS for row in _rows_of(name, Path(scratch) / f"{name}.keras")]


def _rows_of(name: str, file: Path) -> list[Row]:
    source = load(saved(network(name), file))
    picture = network_inputs(name, 1)
    theirs = _in_tensorflow(source, picture)
    found = []
    for recipe, precision in PRECISIONS.items():
        program = read_package(CONVERTERS[ModelFormat.COREML](source, recipe, name).files)
        inputs = {program.inputs[0].name: picture}
        ours = lambda: program.evaluate(inputs, precision)  # noqa: E731, B023 - called before the next round
        for warm_up in (ours, theirs):
            warm_up()
        subject = f"{name}, one picture: {recipe.value} ML Program evaluated / TensorFlow (float32)"
        found.append(compare_times(subject, ours, theirs, RUNS))
    return found


def _in_tensorflow(source: SourceModel, picture: Any) -> Callable[[], object]:
    """The very function that was converted, called with tensors that are there already."""
    import tensorflow as tf

    tensor = tf.constant(picture)
    return lambda: source.function({source.inputs[0].name: tensor})
