"""A sample of coremltools' tests of what its TensorFlow front end makes of graphs: one parametrisation of each."""

from __future__ import annotations

import pytest

from tests.mil.suite.outcomes import PASSED, Outcomes
from tests.mil.suite.runs import TENSORFLOW, run


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    return run(TENSORFLOW, tmp_path_factory.mktemp("suite"), "--sample=1")


def test_everything_ends_as_expected(outcomes: Outcomes) -> None:
    assert outcomes.failures == {}


def test_hundreds_of_them_pass(outcomes: Outcomes) -> None:
    assert outcomes.count(PASSED) > 150
