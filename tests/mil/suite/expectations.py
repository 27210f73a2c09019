"""Decides which of coremltools' tests are expected to fail or can't run here: the list in expectations.toml."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import tomlkit

from tests.mil.suite.sampling import function_of

FILE = Path(__file__).with_name("expectations.toml")


@dataclass(frozen=True)
class Failure:
    """Tests that fail for a reason that isn't the evaluator's fault."""

    reason: str
    raises: type[BaseException]
    tests: tuple[str, ...]
    """Test functions (all of their parametrisations fail), or single tests with `*` for any text in the parameters."""

    def covers(self, test: str) -> bool:
        return any(entry in (test, function_of(test)) or _matches(test, entry) for entry in self.tests)


@dataclass(frozen=True)
class Module:
    """A module of tests that needs what isn't installed."""

    path: str
    reason: str
    needs: str
    """The dotted name of what is missing."""

    @property
    def runnable(self) -> bool:
        """Whether what was missing is there now."""
        try:
            pkgutil.resolve_name(self.needs)
        except (ImportError, AttributeError):
            return False
        return True


@dataclass(frozen=True)
class Expectations:
    """The whole list, which holds for one version of coremltools."""

    coremltools: str
    failures: tuple[Failure, ...]
    modules: tuple[Module, ...]
    skipped: Mapping[str, str] = field(default_factory=dict)
    """Reasons by test function."""

    def failure(self, test: str) -> Failure | None:
        """The entry that a test falls under, if any."""
        return next((failure for failure in self.failures if failure.covers(test)), None)

    def unused(self, tests: Iterable[str]) -> list[str]:
        """Entries that no test falls under."""
        known = set(tests) | {function_of(test) for test in tests}
        entries = [*self.skipped, *(entry for failure in self.failures for entry in failure.tests)]
        return [entry for entry in entries if entry not in known and not any(_matches(test, entry) for test in known)]


def read_expectations(file: Path = FILE) -> Expectations:
    """The list as written down."""
    content: dict[str, Any] = tomlkit.parse(file.read_text(encoding="utf-8")).unwrap()
    failures = (
        Failure(entry["reason"], pkgutil.resolve_name(entry["raises"]), tuple(entry["tests"]))
        for entry in content["expected_failure"]
    )
    modules = (
        Module(path, entry["reason"], entry["needs"]) for entry in content["not_run"] for path in entry["modules"]
    )
    skipped = {test: entry["reason"] for entry in content["skipped"] for test in entry["tests"]}
    return Expectations(content["coremltools"], tuple(failures), tuple(modules), skipped)


def _matches(test: str, entry: str) -> bool:
    """Square brackets stand for themselves; only `*` is special."""
    return "*" in entry and fnmatchcase(test, entry.replace("[", "[[]"))
