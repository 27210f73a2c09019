"""Decides how Kotlin mutants are judged: only the changed file is compiled again, always in the same JVM."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from tests.mutants.kotlin_mutations import KOTLIN
from tests.mutants.mutation import Mutation, MutationError, Verdict
from tests.toolchains.android.build import AndroidBuild
from tests.toolchains.android.project import AndroidProject
from tests.toolchains.kotlin.compiler import Compiler
from tests.toolchains.kotlin.junit import TestRun

# Counting allocations says nothing about results, and a failure there would hide a survivor.
NOT_COUNTED = ("AllocationTest",)


def judge_kotlin(project: Path, work: Path, tell: Callable[[Verdict], None]) -> None:
    """Judges every mutation of the project's inference module; raises `MutationError` if that is broken anyway."""
    with closing(Compiler()) as compiler, ThreadPoolExecutor(1) as tests:
        build = AndroidBuild(AndroidProject(project), compiler, work)
        healthy = build.run_inference_tests(leave_out=NOT_COUNTED)
        if not healthy.passed:
            raise MutationError(f"the Kotlin tests fail without any mutation:\n{healthy.output}")
        sources = build.project.inference.root / "src" / "main"
        targets = [(mutation, mutation.find(sources)) for mutation in KOTLIN]
        pending = []
        for number, (mutation, path) in enumerate(targets):
            classes = work / f"mutant-{number}"
            compiled = _compile(build, mutation, path, classes)
            if not compiled:
                tell(Verdict("Kotlin", mutation, caught=False, comment="doesn't compile"))
                continue
            # Its tests run while the next one is compiled.
            run = tests.submit(build.run_inference_tests, [classes], NOT_COUNTED)
            pending.append((mutation, run))
        for mutation, run in pending:
            tell(_verdict(mutation, run.result()))


def _compile(build: AndroidBuild, mutation: Mutation, path: Path, target: Path) -> bool:
    """Compiles the changed file alone: no mutation changes a signature or a constant that other files have inlined."""
    target.mkdir()
    mutant = target / path.name
    mutant.write_text(mutation.apply(path.read_text(encoding="utf-8")), encoding="utf-8")
    return build.compile_inference_file(mutant, target).succeeded


def _verdict(mutation: Mutation, run: TestRun) -> Verdict:
    if run.passed:
        return Verdict("Kotlin", mutation, caught=False, comment="SURVIVED")
    return Verdict("Kotlin", mutation, bool(run.failures), ", ".join(run.failures) or "the tests didn't run")
