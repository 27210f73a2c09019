"""Converted packages with one mistake each, which an evaluation against TensorFlow has to notice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.convert import CONVERTERS
from generator.mil import EvaluationError, PackageError, UnsupportedOpError, read_package
from generator.sources import load
from generator.spec import ModelFormat, QuantizationRecipe
from generator.spec.source_model import SourceModel
from tests.mil.mutated import (
    Mutation,
    declared,
    given,
    one_weight,
    other_weights,
    record,
    removed,
    retyped,
    swapped,
    truncated,
)
from tests.support.conversions import example, source_of
from tests.support.models import saved
from tests.support.zoo import network, network_inputs

NET_LIMIT = 1e-5
"""Of the range of TensorFlow's outputs: what float32 packages are held to."""

MOBILENET_LIMIT = 1e-4
"""Random weights amplify every rounding: TensorFlow itself is 2e-5 of the range away from an evaluation in float64."""


@dataclass(frozen=True)
class Subject:
    """A converted package, inputs, and what TensorFlow makes of these."""

    files: Mapping[str, bytes]
    inputs: Mapping[str, NDArray[Any]]
    expected: Mapping[str, NDArray[Any]]
    limit: float

    @classmethod
    def of(cls, source: SourceModel, inputs: Mapping[str, NDArray[Any]], limit: float) -> Subject:
        artifact = CONVERTERS[ModelFormat.COREML](source, QuantizationRecipe.FLOAT32, "subject")
        return cls(artifact.files, inputs, source.run(inputs), limit)

    def error(self, files: Mapping[str, bytes]) -> float:
        """Greatest difference of a package's outputs from TensorFlow's, as a share of their range."""
        actual = read_package(files).evaluate(self.inputs)
        return max(
            float(np.abs(actual[name] - expected).max() / np.abs(expected).max())
            for name, expected in self.expected.items()
        )


@pytest.fixture(scope="module")
def net() -> Subject:
    """A net of 16×16 pixels that has one of everything, and shapes that survive most mistakes."""
    source = source_of(_net, "scores", image=(1, 16, 16, 3))
    return Subject.of(source, example(source), NET_LIMIT)


@pytest.fixture(scope="module")
def mobilenet(tmp_path_factory: pytest.TempPathFactory) -> Subject:
    """At 96×96 pixels, with scores that depend on the picture: an answer that never changes hides every mistake."""
    model = network("MobileNetV2", 96, logits=True)
    source = load(saved(model, tmp_path_factory.mktemp("models") / "mobilenet.keras"))
    (image,) = source.inputs
    return Subject.of(source, {image.name: network_inputs("MobileNetV2", 1, 96)}, MOBILENET_LIMIT)


def _net(image: Any) -> Any:
    from generator.sources.frameworks import import_tensorflow

    tf = import_tensorflow()
    generator = np.random.default_rng(3)

    def weights(*shape: int) -> Any:
        return tf.constant(generator.normal(0, 0.5, shape).astype(np.float32))

    padded = tf.pad(image, [[0, 0], [0, 1], [0, 1], [0, 0]])
    stem = tf.nn.relu6(tf.nn.conv2d(padded, weights(3, 3, 3, 4), 2, "VALID") + weights(4))
    same = tf.nn.leaky_relu(tf.nn.conv2d(stem, weights(3, 3, 4, 4), 1, "SAME"), 0.1)
    depthwise = tf.nn.depthwise_conv2d(stem - same, weights(3, 3, 4, 1), [1, 1, 1, 1], "SAME")
    mean = tf.reduce_mean(depthwise, [1, 2], keepdims=True)
    centred = (depthwise - mean) / (1.0 + tf.abs(mean))
    pooled = tf.concat([tf.nn.avg_pool2d(centred, 3, 2, "SAME"), tf.nn.max_pool2d(centred, 3, 2, "SAME")], 1)
    attended = tf.matmul(pooled, tf.nn.softmax(tf.transpose(pooled, [0, 1, 3, 2]), axis=-1))
    variance = tf.reduce_mean(tf.square(attended - tf.reduce_mean(attended, -1, keepdims=True)), -1, keepdims=True)
    return tf.matmul(attended * tf.math.rsqrt(variance + 1e-3), weights(4, 4))


def _ints(*values: int) -> NDArray[np.int32]:
    return np.array(values, np.int32)


NET_MUTATIONS = [
    Mutation("padding on the other side", given("pad", "pad", _ints(0, 0, 0, 0, 1, 0, 1, 0))),
    Mutation("padding with another value", given("pad", "constant_val", np.float32(1))),
    Mutation("padding left out", retyped("pad", "identity"), EvaluationError),
    Mutation("valid instead of same", given("conv", "pad_type", "valid", 1), EvaluationError),
    Mutation("valid instead of same in a pool", given("max_pool", "pad_type", "valid"), EvaluationError),
    Mutation("other strides", given("conv", "strides", _ints(1, 1)), EvaluationError),
    Mutation("other dilations", given("conv", "dilations", _ints(2, 2), 1)),
    Mutation("other groups", given("conv", "groups", np.int32(1), 2), EvaluationError),
    Mutation("relu instead of relu6", retyped("relu6", "relu")),
    Mutation("another slope", given("leaky_relu", "alpha", np.float32(0.11))),
    Mutation("add instead of sub", retyped("sub", "add")),
    Mutation("operands of sub swapped", swapped("sub")),
    Mutation("operands of real_div swapped", swapped("real_div")),
    Mutation("operands of matmul swapped", swapped("matmul")),
    Mutation("a matrix transposed", given("matmul", "transpose_y", np.bool_(True))),
    Mutation("other axes of a mean", given("reduce_mean", "axes", _ints(1, 2)), EvaluationError),
    Mutation("another axis of softmax", given("softmax", "axis", np.int32(-2))),
    Mutation("another axis of concat", given("concat", "axis", np.int32(2)), EvaluationError),
    Mutation("concat interleaves", given("concat", "interleave", np.bool_(True))),
    Mutation("another permutation", given("transpose", "perm", _ints(0, 3, 2, 1))),
    Mutation("pool counts its padding", given("avg_pool", "exclude_padding_from_average", np.bool_(False))),
    Mutation("l2_pool instead of max_pool", retyped("max_pool", "l2_pool")),
    Mutation("a hundredth of epsilon more", given("rsqrt", "epsilon", np.float32(1e-5))),
    Mutation("one weight a hundredth off", one_weight("conv", 1.01, 1)),
    Mutation("weights of the next layer", other_weights("conv", 2, 1), EvaluationError),
    Mutation("one value rounded to float16", declared("reduce_mean", "FLOAT16")),
    Mutation("an integer where fractions are", declared("softmax", "INT32"), EvaluationError),
    Mutation("an operation left out", removed("conv"), PackageError),
    Mutation("an operation unknown to MIL", retyped("conv", "convolution"), UnsupportedOpError),
    Mutation("truncated weights", truncated, PackageError),
    Mutation("no record before the weights", record("conv", 0, bytes(64)), PackageError),
    Mutation("weights of another type", record("conv", 4, b"\x01"), PackageError),
    Mutation("weights beyond the file", record("conv", 16, bytes([255] * 4)), PackageError),
]


def test_net_passes_unchanged(net: Subject) -> None:
    assert net.error(net.files) <= net.limit


@pytest.mark.parametrize("mutation", NET_MUTATIONS, ids=lambda mutation: mutation.name)
def test_mistake_in_the_net_is_noticed(net: Subject, mutation: Mutation) -> None:
    _assert_noticed(net, mutation)


MOBILENET_MUTATIONS = [
    Mutation("padding on the other side", given("pad", "pad", _ints(0, 0, 0, 0, 1, 0, 1, 0))),
    Mutation("valid instead of same", given("conv", "pad_type", "valid", 1), EvaluationError),
    Mutation("an activation left out", retyped("relu6", "identity", -1)),
    Mutation("sub instead of add", retyped("add", "sub")),
    Mutation("one weight of the stem a tenth off", one_weight("conv", 1.1)),
    Mutation("one bias a hundredth off", one_weight("conv", 1.01, parameter="bias")),
    Mutation("truncated weights", truncated, PackageError),
]


def test_mobilenet_passes_unchanged(mobilenet: Subject) -> None:
    assert mobilenet.error(mobilenet.files) <= mobilenet.limit


@pytest.mark.parametrize("mutation", MOBILENET_MUTATIONS, ids=lambda mutation: mutation.name)
def test_mistake_in_mobilenet_is_noticed(mobilenet: Subject, mutation: Mutation) -> None:
    _assert_noticed(mobilenet, mutation)


def _assert_noticed(subject: Subject, mutation: Mutation) -> None:
    files = mutation.apply(subject.files)

    assert files != subject.files
    if mutation.caught_by:
        with pytest.raises(mutation.caught_by):
            subject.error(files)
    else:
        error = subject.error(files)
        assert error > subject.limit or np.isnan(error)
