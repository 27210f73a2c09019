"""Skips what needs tflite-support where there is no wheel of it; where CI runs, its absence is a failure."""

from __future__ import annotations

import os
from importlib.util import find_spec

import pytest

MISSING = find_spec("tensorflow_lite_support") is None
needs_tflite_support = pytest.mark.skipif(
    MISSING and os.environ.get("CI") != "true",
    reason="tflite-support has no wheel for this Python or machine: not checked",
)
