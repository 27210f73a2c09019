"""What a converter lacks is named with its layers, all at once, and borrowed from TensorFlow where that is wanted."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from generator.convert import SelectTfOpsNeededError, UnsupportedOperatorsError, to_coreml, to_tflite
from generator.errors import ConversionError
from generator.spec import QuantizationRecipe
from tests.support.conversions import Conversions, example, run_tflite, source_of

_FLOAT = QuantizationRecipe.FLOAT32


def _unusual(image: Any) -> Any:
    """Colours twice, which TFLite can borrow, and an incomplete beta function, which it can't; Core ML has neither."""
    import tensorflow as tf

    with tf.name_scope("hues"):
        colours = tf.image.rgb_to_hsv(image)
    with tf.name_scope("again"):
        colours = tf.image.rgb_to_hsv(tf.sigmoid(colours))
    with tf.name_scope("beta"):
        return tf.reduce_mean(tf.math.betainc(colours + 0.5, colours + 0.6, tf.sigmoid(colours)), axis=[1, 2])


def test_what_can_be_borrowed_is_named_with_its_layer(conversions: Conversions) -> None:
    with pytest.raises(SelectTfOpsNeededError) as refused:
        to_tflite(conversions.source("with_select_tf_op"), _FLOAT, "pooled")

    (operator,) = refused.value.operators
    assert (operator.name, operator.layers, operator.selectable) == ("MaxPool3D", ("pooled_volume",), True)
    assert refused.value.message == "TFLite has no operator for TensorFlow's MaxPool3D of “pooled_volume”"
    assert "2D pooling" in refused.value.hint


@pytest.mark.parametrize(("borrowing", "missing"), [(False, ["Betainc", "RGBToHSV"]), (True, ["Betainc"])])
def test_what_nobody_lends_is_no_question_of_borrowing(borrowing: bool, missing: list[str]) -> None:
    source = source_of(_unusual, "beta", image=(1, 8, 8, 3))

    with pytest.raises(UnsupportedOperatorsError) as refused:
        to_tflite(source, _FLOAT, "unusual", borrowing=borrowing)

    assert not isinstance(refused.value, SelectTfOpsNeededError)
    assert [operator.name for operator in refused.value.operators] == missing


def test_core_ml_names_all_that_it_lacks_with_every_place() -> None:
    source = source_of(_unusual, "beta", image=(1, 8, 8, 3))

    with pytest.raises(UnsupportedOperatorsError) as refused:
        to_coreml(source, _FLOAT, "unusual")

    found = {operator.name: operator.layers for operator in refused.value.operators}
    assert found == {"Betainc": ("beta/Betainc",), "RGBToHSV": ("again/RGBToHSV", "hues/RGBToHSV")}
    assert "Betainc: replace" in refused.value.hint
    assert "RGBToHSV: change colours" in refused.value.hint


def test_a_model_that_borrows_says_so_and_has_the_same_bytes_every_time(conversions: Conversions) -> None:
    source = conversions.source("with_select_tf_op")

    made = [to_tflite(source, _FLOAT, "pooled", borrowing=True) for _ in range(6)]

    assert made[0].select_tf_ops == ("MaxPool3D",)
    assert made[0].needs_interpreter
    assert not made[0].stateful
    assert all(each.files == made[0].files for each in made)


def test_a_model_that_needs_nothing_borrows_nothing(conversions: Conversions) -> None:
    source = conversions.source("small_cnn")

    borrowing = to_tflite(source, _FLOAT, "small_cnn", borrowing=True)

    assert borrowing.select_tf_ops == ()
    assert not borrowing.needs_interpreter
    assert borrowing.files == to_tflite(source, _FLOAT, "small_cnn").files


def test_a_model_that_remembers_keeps_its_variables(conversions: Conversions) -> None:
    source = conversions.source("stateful")
    pictures = [example(source, seed) for seed in range(3)]

    before = to_tflite(source, _FLOAT, "stateful")
    in_sequence = source.answers(pictures)
    afresh = [source.run(picture) for picture in pictures]
    after = to_tflite(source, _FLOAT, "stateful")

    assert before.stateful
    assert before.select_tf_ops == ()
    # Being asked leaves no trace in what is converted.
    assert before.files == after.files
    for picture, fresh in zip(pictures, afresh, strict=True):
        assert run_tflite(before, picture)["probabilities"] == pytest.approx(fresh["probabilities"], abs=1e-6)
    assert np.array_equal(in_sequence[0]["probabilities"], afresh[0]["probabilities"])
    assert np.abs(in_sequence[2]["probabilities"] - afresh[2]["probabilities"]).max() > 1e-6


def test_core_ml_refuses_what_remembers(conversions: Conversions) -> None:
    with pytest.raises(ConversionError, match="remembers what it was asked before, as “memory” does"):
        to_coreml(conversions.source("stateful"), _FLOAT, "stateful")
