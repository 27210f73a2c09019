"""Which limits a comparison gets, by what the program computes in."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from tests.mil.suite.tolerance import widen_for_float16
from tests.support.mil_packages import MilProgram

EXPECTED = {"y": np.array([0.5, -8.0, np.inf], np.float32)}


def _limits(dtype: str, judged_as: str = "fp32", **limits: float) -> dict[str, float]:
    program = MilProgram()
    program.input("x", (3,), dtype)
    program.op("relu", {"y": (dtype, (3,))}, x="x")
    model = SimpleNamespace(get_spec=lambda: program.model)
    received: dict[str, float] = {}

    def compare(_model: Any, _inputs: Any, _expected: Any, _dtype: str, **options: float) -> None:
        received.update(options)

    widen_for_float16(compare)(model, {}, EXPECTED, judged_as, **limits)
    return received


def test_two_steps_of_float16_of_each_value_and_of_the_largest() -> None:
    assert _limits("FLOAT16") == pytest.approx({"rtol": 2**-9, "atol": 8 * 2**-9})


def test_wider_limits_of_a_test_stay() -> None:
    assert _limits("FLOAT16", rtol=0.1, atol=0.2) == {"rtol": 0.1, "atol": 0.2}


def test_float32_keeps_the_tests_limits() -> None:
    assert _limits("FLOAT32") == {}
    assert _limits("FLOAT32", atol=1e-6) == {"atol": 1e-6}


def test_what_is_judged_as_float16_keeps_the_tests_limits() -> None:
    assert _limits("FLOAT16", judged_as="fp16") == {}
