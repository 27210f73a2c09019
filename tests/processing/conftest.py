"""Gives tests TensorFlow as the reference: without oneDNN, whose results differ in the last bits."""

from __future__ import annotations

import os
import warnings
from typing import Any

import pytest


@pytest.fixture(scope="session", name="tf")
def tensorflow_without_onednn() -> Any:
    """The tensorflow module."""
    os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import tensorflow as tf
    return tf
