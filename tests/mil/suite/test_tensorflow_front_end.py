"""A sample of coremltools' tests of what its TensorFlow front end makes of graphs: a quarter of the groups, one each.

All groups would take longer than the rest of our tests; `make core-ml-ops` runs them.
"""

from __future__ import annotations

import pytest

from tests.mil.suite.outcomes import Outcomes
from tests.mil.suite.runs import TENSORFLOW, run
from tests.mil.suite.test_operators import REACHED_BY_FRONT_END

THEIR_TESTS = r"ConvTranspose|binary_logical|LocalResponseNormalization|test_unary\[.*=ceil\b"
"""Ids of tests of the operations that no other tests run."""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    return run(TENSORFLOW, tmp_path_factory.mktemp("suite"), "--sample=1", "--part=1/4", f"--besides={THEIR_TESTS}")


def test_everything_ends_as_expected(outcomes: Outcomes) -> None:
    assert outcomes.failures == {}


def test_dozens_of_programs_are_evaluated(outcomes: Outcomes) -> None:
    assert outcomes.evaluated > 35


def test_operations_are_reached_that_tests_of_operations_leave_out(outcomes: Outcomes) -> None:
    assert set(REACHED_BY_FRONT_END) <= outcomes.operations


def test_ids_are_the_same_in_every_process(outcomes: Outcomes) -> None:
    assert any("tf_op=" in test for test in outcomes.tests)
    assert not any("tf_op=<" in test for test in outcomes.tests)
