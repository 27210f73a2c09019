"""Makes small models with TensorFlow's own converter, whose files hold more than those made by hand."""

from __future__ import annotations

import warnings
from functools import cache
from typing import Any

import numpy as np


@cache
def converted_network(*, size: int | None = 8, quantised: bool = False, optimised: bool = False) -> bytes:
    """A convolution, pooled and brought to four scores: `image` [1, size, size, 3] to one output.

    `size` None leaves height and width open; `quantised` makes inputs and outputs int8, `optimised` weights float16.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import tensorflow as tf
    kernel = tf.constant(np.random.default_rng(0).standard_normal((3, 3, 3, 4)).astype(np.float32))

    def network(image: Any) -> dict[str, Any]:
        features = tf.nn.relu(tf.nn.conv2d(image, kernel, 1, "SAME"))
        return {"probabilities": tf.nn.softmax(tf.reduce_mean(features, (1, 2)))}

    concrete = tf.function(network).get_concrete_function(tf.TensorSpec((1, size, size, 3), tf.float32, name="image"))
    converter = tf.lite.TFLiteConverter.from_concrete_functions([concrete])
    if quantised or optimised:
        converter.optimizations = [tf.lite.Optimize.DEFAULT]
    if optimised:
        converter.target_spec.supported_types = [tf.float16]
    if quantised:
        converter.representative_dataset = lambda: ([np.full((1, 8, 8, 3), value, np.float32)] for value in (-1.0, 1.0))
        converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
        converter.inference_input_type = converter.inference_output_type = tf.int8
    content: bytes = converter.convert()
    return content
