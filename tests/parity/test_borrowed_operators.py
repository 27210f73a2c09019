"""A `.tflite` that borrows operators from TensorFlow, or remembers, is executed and compared like any other."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from generator.analysis import coverage
from generator.convert import to_tflite
from generator.metadata import operator_graphs, runtime_needs
from generator.parity import Executed, check_tflite, natural_images
from generator.parity.preprocessed import model_inputs
from generator.parity.streams import stream
from generator.parity.tflite_runner import TFLiteRunner
from generator.parity.traces import trace_artifact
from generator.spec import ImageSize, LabelSet, ModelArtifact, ModelSpec, QuantizationRecipe
from generator.spec.source_model import SourceModel
from tests.support.conversions import Conversions, source_of
from tests.support.specs import digits_preprocessing, digits_spec

_FRAMES = natural_images(4, ImageSize(24, 18), 3)


@pytest.fixture(scope="module", name="conversions")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Conversions:
    return Conversions(tmp_path_factory.mktemp("models"))


def _spec(source: SourceModel) -> ModelSpec:
    return digits_spec(
        inputs=source.inputs,
        outputs=source.outputs,
        preprocessing=digits_preprocessing(size=ImageSize(16, 16)),
        labels=LabelSet(("a", "b", "c", "d")),
    )


def test_what_is_borrowed_is_run_by_tensorflow_and_agrees(conversions: Conversions) -> None:
    source, artifact = conversions.source("with_select_tf_op"), conversions.with_select_tf_ops("with_select_tf_op")

    (report,) = check_tflite(source, artifact, _spec(source), _FRAMES)

    assert report.passed
    assert report.executed_by.startswith("TensorFlow 2.")
    assert "Flex" in report.executed_by
    # Two runtimes in two processes.
    assert report.worst is not None
    assert report.worst.agreement.raw_error < 1e-5


def test_every_value_around_a_borrowed_operator_can_be_seen(conversions: Conversions) -> None:
    source, artifact = conversions.source("with_select_tf_op"), conversions.with_select_tf_ops("with_select_tf_op")
    inputs = model_inputs(_FRAMES[0], _spec(source), source.inputs)

    trace = trace_artifact(artifact, inputs)

    kinds = [step.kind for step in trace.steps]
    assert kinds == ["CONV_2D", "RESHAPE", "FlexMaxPool3D", "RESHAPE", "FULLY_CONNECTED", "SOFTMAX"]
    (pooled,) = trace.steps[2].outputs
    assert trace.values[pooled].shape == (1, 2, 2, 8, 8)
    assert trace.values["probabilities"] == pytest.approx(source.run(inputs)["probabilities"], abs=1e-6)


def test_what_remembers_is_compared_as_a_sequence(conversions: Conversions) -> None:
    source, artifact = conversions.source("stateful"), conversions.with_select_tf_ops("stateful")
    # The second answer depends on the first picture, though it is the same.
    twice = [_FRAMES[0], _FRAMES[0], *_FRAMES]
    pictures = [model_inputs(frame, _spec(source), source.inputs) for frame in twice]

    (report,) = check_tflite(source, artifact, _spec(source), twice)
    execution = TFLiteRunner().run(artifact, pictures)

    assert report.passed
    assert report.worst is not None
    assert report.worst.agreement.raw_error < 1e-6
    assert isinstance(execution, Executed)
    first, second = (outputs["probabilities"] for outputs in execution.outputs[:2])
    assert np.abs(first - second).max() > 1e-5


def test_files_say_what_they_need(conversions: Conversions) -> None:
    def needs(artifact: ModelArtifact) -> tuple[tuple[str, ...], bool]:
        (content,) = artifact.files.values()
        found = runtime_needs(content)
        return found.select_tf_ops, found.stateful

    assert needs(conversions.with_select_tf_ops("with_select_tf_op")) == (("MaxPool3D",), False)
    assert needs(conversions.with_select_tf_ops("stateful")) == ((), True)


def test_pieces_are_those_that_tensorflow_forms() -> None:
    """TensorFlow's log counts the pieces that its Flex delegate runs."""
    source = source_of(_zigzag, "mean", image=(1, 8, 8, 3))
    artifact = to_tflite(source, QuantizationRecipe.FLOAT32, "zigzag", borrowing=True)
    ((content,), (tensor,)) = artifact.files.values(), source.inputs

    execution = TFLiteRunner().run(artifact, [{tensor.name: np.full(tensor.shape, 0.4, np.float32)}])
    found = coverage(operator_graphs(content)[0], lambda _graph, operator: operator.kind.startswith("Flex"), ())

    assert isinstance(execution, Executed)
    assert (
        f"{found.taken} nodes delegated out of {found.total} nodes with {found.partitions} partitions" in execution.log
    )
    assert found.partitions > 1


def _zigzag(image: Any) -> Any:
    """Borrowed operators before, beside and after TFLite's own."""
    import tensorflow as tf

    hues = tf.image.rgb_to_hsv(image)
    pooled = tf.nn.max_pool2d(hues, 2, 2, "SAME")
    back = tf.image.hsv_to_rgb(tf.sigmoid(pooled))
    beside = tf.image.rgb_to_hsv(tf.sigmoid(image * 2.0))
    return tf.reduce_mean(back, axis=[1, 2]) + tf.reduce_mean(beside, axis=[1, 2])


def test_each_picture_of_a_data_set_is_asked_about_afresh(conversions: Conversions) -> None:
    source, artifact = conversions.source("stateful"), conversions.with_select_tf_ops("stateful")
    pictures = [model_inputs(frame, _spec(source), source.inputs) for frame in _FRAMES]

    with stream(artifact) as running:
        answers = [running.answer(picture)["probabilities"] for picture in pictures]

    assert answers == [pytest.approx(source.run(picture)["probabilities"], abs=1e-6) for picture in pictures]
