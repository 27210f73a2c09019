"""Decides with which settings TensorFlow and Keras are imported, before anything can import them otherwise."""

from __future__ import annotations

import os
from typing import Any

from generator.errors import SourceError

# Read by the native library when it is loaded: afterwards they have no effect. oneDNN reorders sums (a segmentation
# model came out wrong by 0.076), and this process computes what everything else is compared with.
_NUMERICS = ("TF_ENABLE_ONEDNN_OPTS", "0")
_LOG_LEVEL = ("TF_CPP_MIN_LOG_LEVEL", "2")


def import_tensorflow() -> Any:
    """The `tensorflow` module, computing without oneDNN and with warnings off."""
    os.environ[_NUMERICS[0]] = _NUMERICS[1]
    os.environ.setdefault(*_LOG_LEVEL)
    import tensorflow as tf

    tf.get_logger().setLevel("ERROR")
    return tf


def import_keras() -> Any:
    """The `keras` module on TensorFlow, whatever the user's own configuration of Keras says.

    Raises:
        SourceError: this process has already imported Keras on another backend.
    """
    import_tensorflow()
    os.environ["KERAS_BACKEND"] = "tensorflow"
    import keras

    backend = keras.config.backend()
    if backend != "tensorflow":
        raise SourceError(
            f"Keras runs on {backend} in this process; mobilegen reads models through TensorFlow",
            "Start mobilegen in a process of its own.",
        )
    return keras
