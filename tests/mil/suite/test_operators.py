"""A sample of coremltools' tests of MIL's operations, always the same: one of each function and operation it names.

`make core-ml-ops` runs all of them.
"""

from __future__ import annotations

import pytest

from generator.mil.control_flow import CONTROL_FLOW
from generator.mil.ops import OPERATIONS
from tests.mil.suite.outcomes import Outcomes
from tests.mil.suite.runs import OPERATORS, run

REACHED_BY_FRONT_END = {
    "ceil": "the tests of operations only compute it while they build a program",
    "conv_transpose": "they compute what they expect with PyTorch, which isn't installed",
    "local_response_norm": "so they do, but for one, which is an expected failure in float32",
    "logical_and": "they have no test of it",
    "logical_not": "they have no test of it",
    "logical_or": "they have no test of it",
}
"""Operations that only the tests of the TensorFlow front end run: test_tensorflow_front_end.py."""

NOT_REACHED = {
    "classify": "no test converts a classifier",
    "dequantize": "the tests compute what they expect with PyTorch, which isn't installed",
    "logical_xor": "the tests of operations have none of it, and TensorFlow itself makes it of and, or and not",
    "quantize": "the tests compute what they expect with PyTorch, which isn't installed",
    "rnn": "the tests compute what they expect with PyTorch, which isn't installed",
    "scaled_dot_product_attention": "the tests compute what they expect with PyTorch, which isn't installed",
}
"""Operations that none of coremltools' tests runs here; our own tests are all that holds them to anything."""


ABOUT_US = "not builder_eval and not type_inference and (not stress or prelu)"
"""Which of them: not what coremltools computes by itself while it builds a program, and of functions that say the same
with small and with large or random tensors, the former. PReLU has the latter alone."""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    return run(OPERATORS, tmp_path_factory.mktemp("suite"), "--sample=1", "-k", ABOUT_US)


def test_everything_ends_as_expected(outcomes: Outcomes) -> None:
    assert outcomes.failures == {}


def test_hundreds_of_programs_are_evaluated(outcomes: Outcomes) -> None:
    assert outcomes.evaluated > 240


def test_every_operation_is_reached_but_for_these(outcomes: Outcomes) -> None:
    assert {*OPERATIONS, *CONTROL_FLOW} - outcomes.operations == {*REACHED_BY_FRONT_END, *NOT_REACHED}
