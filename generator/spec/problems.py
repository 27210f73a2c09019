"""Decides how a finding about a specification is described, so that all of them can be told at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from generator.errors import SpecError


class Severity(str, Enum):
    """How bad a problem is: an error stops the run, a warning is shown and the run goes on."""

    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Problem:
    """One finding: how bad it is, where it is (`app.application_id`), what is wrong and what to do."""

    severity: Severity
    where: str
    message: str
    hint: str = ""


def error(where: str, message: str, hint: str = "") -> Problem:
    """A problem that stops the run."""
    return Problem(Severity.ERROR, where, message, hint)


def warning(where: str, message: str, hint: str = "") -> Problem:
    """A problem that is shown while the run goes on."""
    return Problem(Severity.WARNING, where, message, hint)


def raise_errors(problems: Sequence[Problem]) -> None:
    """Raises one `SpecError` that names every error among `problems`; does nothing if there is none."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if not errors:
        return
    lines = [f"{problem.where}: {problem.message}" for problem in errors]
    hints = dict.fromkeys(problem.hint for problem in errors if problem.hint)
    raise SpecError("\n".join(lines), "\n".join(hints))
