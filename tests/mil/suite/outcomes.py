"""Decides what is remembered of a run of coremltools' tests: how each ended, why, and which operations it executed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest

OPERATIONS, DESELECTED = "operations", "deselected"
"""Names under which the plugin tells a recorder, which may be in another process, what it knows."""

PASSED, FAILED, SKIPPED, EXPECTED = "passed", "failed", "skipped", "expected failure"


@dataclass
class Outcome:
    """How one test ended.

    Attributes:
        kind: PASSED, FAILED, SKIPPED or EXPECTED (it failed, as our list or coremltools' own marks say).
        reason: why it was skipped or expected to fail; the last lines of a failure.
        operations: MIL's operations that the evaluator executed.
    """

    kind: str = PASSED
    reason: str = ""
    operations: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcomes:
    """All of a run, by test."""

    collected: int
    tests: Mapping[str, Outcome]

    @classmethod
    def read(cls, file: Path) -> Outcomes:
        content = json.loads(file.read_text(encoding="utf-8"))
        return cls(content["collected"], {test: Outcome(**outcome) for test, outcome in content["tests"].items()})

    @property
    def failures(self) -> dict[str, str]:
        """What went otherwise than expected, by test."""
        return {test: outcome.reason for test, outcome in self.tests.items() if outcome.kind == FAILED}

    @property
    def operations(self) -> set[str]:
        """The operations executed by tests that passed."""
        return {name for outcome in self.tests.values() if outcome.kind == PASSED for name in outcome.operations}

    @property
    def evaluated(self) -> int:
        """How many of the tests that passed have run the evaluator; the others look at coremltools alone."""
        return sum(outcome.kind == PASSED and bool(outcome.operations) for outcome in self.tests.values())

    def count(self, kind: str) -> int:
        return sum(outcome.kind == kind for outcome in self.tests.values())

    def reasons(self, kind: str) -> Counter[str]:
        """How many tests ended so, by reason."""
        return Counter(outcome.reason for outcome in self.tests.values() if outcome.kind == kind)


class Recorder:
    """A pytest plugin that writes a file for `Outcomes.read`; of several processes, the one that hands out tests."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._deselected = 0
        self._tests: dict[str, Outcome] = {}

    def pytest_deselected(self, items: list[pytest.Item]) -> None:
        self._deselected += len(items)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        # Every process collects all tests; this one, if there are others, collects none.
        self._deselected = node.workeroutput[DESELECTED]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        outcome = self._tests.setdefault(report.nodeid, Outcome())
        for name, value in report.user_properties:
            if name == OPERATIONS and isinstance(value, list):
                outcome.operations = tuple(value)
        if hasattr(report, "wasxfail"):
            # A test that passes although coremltools' own mark, which isn't strict, says otherwise has passed.
            if report.skipped:
                outcome.kind, outcome.reason = EXPECTED, report.wasxfail.removeprefix("reason: ")
        elif report.failed:
            outcome.kind, outcome.reason = FAILED, report.longreprtext[-2000:]
        elif report.skipped:
            outcome.kind, outcome.reason = SKIPPED, _skip_reason(report)

    def pytest_sessionfinish(self) -> None:
        tests = {test: asdict(outcome) for test, outcome in sorted(self._tests.items())}
        content = {"collected": self._deselected + len(tests), "tests": tests}
        self._file.write_text(json.dumps(content), encoding="utf-8")


def _skip_reason(report: pytest.TestReport) -> str:
    where = report.longrepr
    return str(where[2]).removeprefix("Skipped: ") if isinstance(where, tuple) else str(where)
