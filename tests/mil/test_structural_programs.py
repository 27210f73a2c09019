"""Whole programs with loops, lists, layers, boxes and slices, converted by coremltools, compared with TensorFlow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from generator.mil import read_package
from tests.support.arrays import close, noise
from tests.support.coreml_conversions import evaluated_beside_tensorflow

# coremltools leaves folders to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")

X = noise((5, 3, 4), 1)
IMAGES = noise((2, 9, 8, 3), 2)


def stepwise(x: Any) -> Any:
    """A list that is unpacked, read, written and packed in a loop."""
    import tensorflow as tf

    steps = tf.TensorArray(tf.float32, size=5, element_shape=(3, 4)).unstack(x)
    outputs = tf.TensorArray(tf.float32, size=5, element_shape=(3, 4))

    def step(i: Any, hidden: Any, written: Any) -> Any:
        hidden = tf.tanh(hidden + steps.read(i))
        return i + 1, hidden, written.write(i, hidden)

    return tf.while_loop(lambda i, *_: i < 5, step, (tf.constant(0), tf.zeros((3, 4)), outputs))[2].stack()


def looped(x: Any) -> Any:
    import tensorflow as tf

    def step(i: Any, total: Any) -> Any:
        return i + 1, 0.5 * total + tf.gather(x, i)

    return tf.while_loop(lambda i, _: i < 5, step, (tf.constant(0), tf.zeros((3, 4))))[1]


def branched(x: Any) -> Any:
    import tensorflow as tf

    return tf.cond(tf.reduce_sum(x) > 0, lambda: x * 2, lambda: x - 1)


def block_lstm(x: Any) -> Any:
    import tensorflow as tf

    return tf.raw_ops.BlockLSTM(
        seq_len_max=tf.constant(5, tf.int64),
        x=x,
        cs_prev=tf.zeros((3, 6)),
        h_prev=tf.zeros((3, 6)),
        w=noise((10, 24), 5),
        wci=tf.zeros(6),
        wcf=tf.zeros(6),
        wco=tf.zeros(6),
        b=noise((24,), 6),
        forget_bias=1.0,
        cell_clip=0.4,
        use_peephole=False,
    ).h


def picked(x: Any) -> Any:
    import tensorflow as tf

    return (
        x[::-1, 1:, -1],
        tf.gather_nd(x, [[0, 1], [4, 2]]),
        tf.gather(x, [[3, 0]], axis=2),
        tf.tensor_scatter_nd_add(x, [[0], [3], [0]], noise((3, 3, 4), 7)),
        tf.reverse_sequence(x, [5, 2, 0], 0, 1),
        tf.where(x > 0),
    )


@pytest.mark.parametrize("target", ["iOS15", "iOS18"])
@pytest.mark.parametrize(
    ("function", "operations"),
    [
        (stepwise, {"while_loop", "make_list", "list_read", "list_write", "list_scatter", "list_gather"}),
        (looped, {"while_loop", "gather"}),
        (branched, {"cond"}),
        (block_lstm, {"lstm"}),
        (picked, {"slice_by_index", "gather_nd", "gather", "scatter_nd", "reverse_sequence", "non_zero"}),
    ],
)
def test_sequences(function: Callable[..., Any], operations: set[str], target: str, tmp_path: Path) -> None:
    actual, expected, found = evaluated_beside_tensorflow(function, [X], tmp_path, target=target)
    assert operations <= found
    for value, reference in zip(actual, expected, strict=True):
        close(value, reference, 2e-6)


@pytest.mark.parametrize("name", ["LSTM", "GRU"])
def test_unrolled_layers(name: str, tmp_path: Path) -> None:
    import tensorflow as tf

    tf.keras.utils.set_random_seed(1)
    network = tf.keras.layers.Bidirectional(getattr(tf.keras.layers, name)(6, return_sequences=True, unroll=True))
    network.build(X.shape)
    actual, expected, _ = evaluated_beside_tensorflow(network.call, [X], tmp_path)
    close(actual[0], expected[0], 2e-6)


def test_suppression(tmp_path: Path) -> None:
    import tensorflow as tf

    random = np.random.default_rng(4)
    corners = random.uniform(0, 10, (30, 2))
    boxes = np.concatenate([corners, corners + random.uniform(1, 5, (30, 2))], 1).astype(np.float32)

    def suppressed(boxes: Any, scores: Any) -> Any:
        return tf.image.non_max_suppression(boxes, scores, 10, 0.3, 0.1)

    # coremltools hands iOS 17's operation an input that it doesn't have any more.
    actual, expected, found = evaluated_beside_tensorflow(suppressed, [boxes, noise((30,))], tmp_path, target="iOS16")
    assert "non_maximum_suppression" in found
    close(actual[0], expected[0])


def images(x: Any) -> Any:
    import tensorflow as tf

    boxes = np.array([[0.1, 0.2, 0.7, 0.9], [0, 0, 1, 1], [-0.2, 0.3, 1.2, 0.5], [0.8, 0.9, 0.1, 0.2]], np.float32)
    blocks = tf.space_to_batch(x, [3, 2], [[0, 0], [1, 1]])
    return (
        tf.image.crop_and_resize(x, boxes, [0, 1, 1, 0], (4, 5), extrapolation_value=-3.0),
        tf.image.resize(x, (13, 5), "nearest"),
        tf.image.resize(x, (13, 5)),
        blocks,
        tf.batch_to_space(blocks, [3, 2], [[0, 0], [1, 1]]),
        tf.nn.depth_to_space(tf.tile(x, [1, 1, 1, 4]), 2),
    )


def test_images(tmp_path: Path) -> None:
    actual, expected, found = evaluated_beside_tensorflow(images, [IMAGES], tmp_path)
    assert {"crop_resize", "resize_nearest_neighbor", "upsample_bilinear"} <= found
    assert {"space_to_batch", "batch_to_space", "depth_to_space", "tile"} <= found
    for value, reference in zip(actual, expected, strict=True):
        close(value, reference, 5e-6)


def drawn(x: Any) -> Any:
    import tensorflow as tf

    return tf.random.categorical(x[0], 7, seed=3)


def test_random_programs_are_evaluated_though_there_is_nothing_to_compare(tmp_path: Path) -> None:
    actual, _, found = evaluated_beside_tensorflow(drawn, [X], tmp_path)
    assert "random_categorical" in found
    assert actual[0].shape == (3, 7)
    assert set(np.unique(actual[0])) <= {0, 1, 2, 3}
    program = read_package(tmp_path / "model.mlpackage")
    (again,) = program.evaluate({program.inputs[0].name: X}).values()
    np.testing.assert_array_equal(actual[0], again)
