"""A sample of coremltools' tests of MIL's operations: one parametrisation of each function, always the same."""

from __future__ import annotations

import pytest

from generator.mil.control_flow import CONTROL_FLOW
from generator.mil.ops import OPERATIONS
from tests.mil.suite.outcomes import PASSED, Outcomes
from tests.mil.suite.runs import OPERATORS, run


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    return run(OPERATORS, tmp_path_factory.mktemp("suite"), "--sample=1")


def test_everything_ends_as_expected(outcomes: Outcomes) -> None:
    assert outcomes.failures == {}


def test_hundreds_of_them_pass(outcomes: Outcomes) -> None:
    assert outcomes.count(PASSED) > 400


def test_most_operations_are_reached(outcomes: Outcomes) -> None:
    assert len({*OPERATIONS, *CONTROL_FLOW} & outcomes.operations) > 120
