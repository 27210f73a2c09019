"""Decides the surroundings in which every test runs: TensorFlow quiet, on the plain kernels of the CPU."""

from __future__ import annotations

import os

import pytest

# Read once, when TensorFlow is imported; the same settings as in generator/, so that the order of imports can't matter.
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = ""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begins with the longest files: at the end, one of them would keep one processor busy and leave the other idle."""
    items.sort(key=lambda item: not item.nodeid.startswith("tests/zoo/"))
