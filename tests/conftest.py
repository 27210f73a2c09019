"""Decides the surroundings in which every test runs: TensorFlow quiet, on the plain kernels of the CPU."""

from __future__ import annotations

import os

# Read once, when TensorFlow is imported; the same settings as in generator/, so that the order of imports can't matter.
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = ""
