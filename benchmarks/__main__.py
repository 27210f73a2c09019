"""Decides what `make bench` prints: one table of ratios, all measured in this run."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable

from benchmarks import conversion, core_ml_evaluator, evaluation, preprocessing, rendering, startup, updating
from benchmarks.measure import Row
from tests.toolchains.toolchain import Unavailable

PARTS: tuple[Callable[[], list[Row]], ...] = (
    startup.rows,
    conversion.rows,
    rendering.rows,
    updating.rows,
    core_ml_evaluator.rows,
    evaluation.rows,
    preprocessing.rows,
)


def main() -> None:
    """Measures part by part and prints each row as soon as it is there."""
    print(f"{platform.system()} on {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    print("| ours / the other | ours | the other | ratio |\n|---|---:|---:|---:|")
    for part in PARTS:
        print("\n".join(_lines(part)), flush=True)


def _lines(part: Callable[[], list[Row]]) -> list[str]:
    try:
        return [f"| {row.subject} | {row.ours} | {row.other} | {row.ratio:.2f} |" for row in part()]
    except Unavailable as missing:
        return [f"| not measured: {missing} | | | |"]


if __name__ == "__main__":
    main()
