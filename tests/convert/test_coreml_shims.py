"""Each thing that coremltools can't convert by itself: it fails without our help, and is right with it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from generator.convert import coreml, to_coreml
from generator.convert.coreml_shims import coreml_shims
from generator.errors import ConversionError
from generator.sources.frameworks import import_keras, import_tensorflow
from generator.spec import ModelFormat, QuantizationRecipe
from generator.spec.source_model import SourceModel
from tests.support import models
from tests.support.conversions import Conversions, example, source_of
from tests.support.mil_programs import evaluate, operators, read_program

FULL = QuantizationRecipe.FLOAT32


@pytest.fixture
def unaided(monkeypatch: pytest.MonkeyPatch) -> Callable[[SourceModel], Any]:
    """The converter without the shims."""

    def convert(source: SourceModel) -> Any:
        with monkeypatch.context() as patch:
            patch.setattr(coreml, "coreml_shims", nullcontext)
            return to_coreml(source, FULL, "m")

    return convert


def spectrum() -> SourceModel:
    tf = import_tensorflow()
    return source_of(lambda sound: tf.abs(tf.signal.stft(sound, 64, 32)), "magnitude", sound=(1, 256))


def test_erfc_is_one_minus_erf(conversions: Conversions, unaided: Callable[[SourceModel], Any], tmp_path: Path) -> None:
    source = conversions.source("exact_gelu")
    with pytest.raises(ConversionError, match="Erfc"):
        unaided(source)
    inputs = example(source)
    actual = evaluate(conversions.artifact("exact_gelu", ModelFormat.COREML), inputs, tmp_path)
    np.testing.assert_allclose(actual["activated"], source.run(inputs)["activated"], atol=1e-6)


def test_complex_abs_is_the_magnitude(unaided: Callable[[SourceModel], Any], tmp_path: Path) -> None:
    source = spectrum()
    with pytest.raises(ConversionError, match="ComplexAbs"):
        unaided(source)
    inputs = example(source)
    actual = evaluate(to_coreml(source, FULL, "m"), inputs, tmp_path)
    np.testing.assert_allclose(actual["magnitude"], source.run(inputs)["magnitude"], atol=1e-4)


@pytest.mark.parametrize("name", ["lstm", "gru"])
def test_loops_of_recurrent_layers_keep_their_own_bound(
    conversions: Conversions, unaided: Callable[[SourceModel], Any], tmp_path: Path, name: str
) -> None:
    source = conversions.source(name)
    with pytest.raises(ConversionError):
        unaided(source)
    main = read_program(conversions.artifact(name, ModelFormat.COREML), tmp_path).functions["main"]
    (loop,) = [operator for operator in operators(main) if operator.op_type == "while_loop"]
    condition, body = loop.blocks
    (comparison,) = operators(condition)
    assert comparison.op_type == "less"
    assert comparison.y.val == 5
    time = list(condition.inputs).index(comparison.x)
    assert loop.loop_vars[time].val == 0
    step = body.outputs[time].op
    assert step.op_type == "add"
    assert {getattr(step.x, "val", None), getattr(step.y, "val", None)} == {None, 1}


@pytest.mark.parametrize(
    ("start", "step", "bound", "most"),
    [(0, 1, 5, 3), (2, 1, 5, 5), (0, 2, 5, 5)],
    ids=["stops earlier", "starts later", "strides"],
)
def test_loops_with_a_second_bound_of_their_own_are_refused(start: int, step: int, bound: int, most: int) -> None:
    tf = import_tensorflow()

    def doubled(x: Any) -> Any:
        return tf.while_loop(
            lambda time, _: time < bound,
            lambda time, value: (time + step, value * 2.0),
            (tf.constant(start), x),
            maximum_iterations=most,
        )[1]

    with pytest.raises(ConversionError, match=r"loop .* maximum number of iterations") as refusal:
        to_coreml(source_of(doubled, "doubled", x=(1, 4)), FULL, "m")
    assert "unroll" in refusal.value.hint


def test_loop_without_a_condition_of_its_own_is_refused() -> None:
    tf = import_tensorflow()

    def doubled(x: Any) -> Any:
        always = tf.reduce_sum
        return tf.while_loop(
            lambda value: always(value) < 1e9, lambda value: (value * 2.0,), (x,), maximum_iterations=3
        )[0]

    with pytest.raises(ConversionError, match="maximum number of iterations"):
        to_coreml(source_of(doubled, "doubled", x=(1, 4)), FULL, "m")


def test_grouped_convolutions_are_traced_without_xla(conversions: Conversions, tmp_path: Path) -> None:
    keras, tf = import_keras(), import_tensorflow()
    source = conversions.source("grouped_convolutions")
    model = keras.saving.load_model(source.source.path)
    compiled = tf.function(lambda tensors: {"features": model(tensors["image"], training=False)})
    by_xla = compiled.get_concrete_function({"image": tf.TensorSpec((1, 8, 8, 4), tf.float32, "image")})
    with pytest.raises(ConversionError, match="PartitionedCall"):
        to_coreml(replace(source, function=by_xla), FULL, "m")
    main = read_program(conversions.artifact("grouped_convolutions", ModelFormat.COREML), tmp_path).functions["main"]
    groups = [operator.groups.val for operator in operators(main) if operator.op_type == "conv"]
    assert groups == [2, 8]


def test_shims_are_taken_back() -> None:
    from coremltools.converters.mil.frontend.tensorflow.tf_op_registry import _TF_OPS_REGISTRY
    from coremltools.converters.mil.frontend.tensorflow2.tf_graph_pass import rewrite_control_flow_functions

    namespace = rewrite_control_flow_functions.__globals__
    before = namespace["_eliminate_loop_cond_nodes"]
    with coreml_shims():
        assert "Erfc" in _TF_OPS_REGISTRY
        assert namespace["_eliminate_loop_cond_nodes"] is not before
    assert {"Erfc", "ComplexAbs"}.isdisjoint(_TF_OPS_REGISTRY)
    assert namespace["_eliminate_loop_cond_nodes"] is before


def test_unrolled_recurrent_layers_need_no_help(tmp_path: Path) -> None:
    from generator.sources import load

    keras = import_keras()
    steps = keras.Input((5, 3), name="steps")
    model = keras.Model(steps, keras.layers.LSTM(4, unroll=True, name="state")(steps))
    source = load(models.saved(model, tmp_path / "model.keras"))
    actual = evaluate(to_coreml(source, FULL, "m"), example(source), tmp_path / "package")
    np.testing.assert_allclose(actual["state"], source.run(example(source))["state"], atol=1e-6)
