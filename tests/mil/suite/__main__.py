"""Decides what `make core-ml-ops` prints: all of coremltools' tests, or a sample of any size, counted and explained.

Takes options of pytest's, e.g. `--sample 3` or `-k TestConv`; everything is judged against expectations.toml.
"""

from __future__ import annotations

import ast
import sys
import tempfile
from pathlib import Path

from tests.mil.suite.expectations import read_expectations
from tests.mil.suite.outcomes import EXPECTED, FAILED, PASSED, SKIPPED, Outcomes
from tests.mil.suite.runs import OPERATORS, TENSORFLOW, coremltools_tests, run


def main(options: list[str]) -> int:
    """0 if everything ended as expected."""
    expectations = read_expectations()
    lines = [f"coremltools {expectations.coremltools}"]
    surprises = []
    seen: set[str] = set()
    for title, paths in {"operators": OPERATORS, "TensorFlow front end": TENSORFLOW}.items():
        with tempfile.TemporaryDirectory() as folder:
            outcomes = run(paths, Path(folder), "--numprocesses=2", *options)
        lines += _summary(title, outcomes)
        seen |= set(outcomes.tests)
        surprises += [f"{test}\n{reason}\n" for test, reason in outcomes.failures.items()]
    if not options:
        surprises += [f"{entry}: no such test" for entry in expectations.unused(seen)]
    lines += [
        "not run:",
        *(f"  {_functions(one.path):4} test functions of {one.path}: {one.reason}" for one in expectations.modules),
    ]
    print("\n".join([*surprises, *lines]))  # noqa: T201 - a command
    return 1 if surprises else 0


def _summary(title: str, outcomes: Outcomes) -> list[str]:
    numbers = ", ".join(f"{outcomes.count(kind)} {kind}" for kind in (PASSED, FAILED, EXPECTED, SKIPPED))
    lines = [f"{title}: {outcomes.collected} collected, {len(outcomes.tests)} run: {numbers}"]
    for kind in (EXPECTED, SKIPPED):
        lines += [f"  {count:5} {kind}: {reason}" for reason, count in outcomes.reasons(kind).most_common()]
    return [
        *lines,
        f"  {outcomes.evaluated:5} of those passed ran the evaluator; the others look at coremltools alone",
        f"  operations executed: {len(outcomes.operations)}",
    ]


def _functions(path: str) -> int:
    """How many test functions a module has that can't be imported."""
    tree = ast.parse((coremltools_tests() / path).read_text(encoding="utf-8"))
    return sum(isinstance(node, ast.FunctionDef) and node.name.startswith("test") for node in ast.walk(tree))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
