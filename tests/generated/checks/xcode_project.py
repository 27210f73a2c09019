"""Decides whether an Xcode project holds together: objects, folders, targets, packages, models, settings and scheme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from tests.generated.checks.xcode_files import file_problems, model_problems
from tests.generated.checks.xcode_objects import XcodeObjects
from tests.generated.checks.xcode_schema import schema_problems
from tests.generated.checks.xcode_scheme import scheme_problems
from tests.generated.checks.xcode_settings import settings_problems
from tests.generated.checks.xcode_targets import missing_targets, target_problems

CHECKS: tuple[Callable[[XcodeObjects], Iterator[str]], ...] = (
    file_problems,
    model_problems,
    target_problems,
    settings_problems,
    scheme_problems,
)


def xcode_problems(pbxproj: Path) -> list[str]:
    """Everything that is wrong with the project at `pbxproj`, in words."""
    return project_problems(XcodeObjects.read(pbxproj))


def project_problems(project: XcodeObjects) -> list[str]:
    """The same for a project in memory; one whose objects don't hang together is looked at no further."""
    broken = list(schema_problems(project)) or list(missing_targets(project))
    return broken or [problem for check in CHECKS for problem in check(project)]
