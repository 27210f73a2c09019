"""Decides how Swift mutants are judged: one copy of the package, built again file by file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.mutants.mutation import Mutation, MutationError, Verdict
from tests.mutants.swift_mutations import SWIFT
from tests.toolchains.swift.package import SwiftPackage
from tests.toolchains.swift.project import IosProject


def judge_swift(project: Path, work: Path, tell: Callable[[Verdict], None]) -> None:
    """Judges every mutation of the project's package; raises `MutationError` if that is broken anyway."""
    package = SwiftPackage(IosProject(project).package, work)
    targets = [(mutation, mutation.find(package.root / "Sources")) for mutation in SWIFT]
    healthy = package.test()
    if not healthy.passed:
        raise MutationError(f"the Swift tests fail without any mutation:\n{healthy.output}")
    for mutation, path in targets:
        text = path.read_text(encoding="utf-8")
        path.write_text(mutation.apply(text), encoding="utf-8")
        tell(_verdict(package, mutation))
        path.write_text(text, encoding="utf-8")


def _verdict(package: SwiftPackage, mutation: Mutation) -> Verdict:
    run = package.test()
    if run.succeeded:
        return Verdict("Swift", mutation, caught=False, comment="SURVIVED")
    if not run.started:
        return Verdict("Swift", mutation, caught=False, comment="doesn't compile")
    return Verdict("Swift", mutation, bool(run.failures), ", ".join(run.failures) or "the tests died")
