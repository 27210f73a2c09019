"""What a report tells of costs is what was measured: budgets, and times here and on phones."""

from __future__ import annotations

from pathlib import Path

from generator.evaluation.budgets import Measurement, judge
from generator.evaluation.device_benchmark import read_device_benchmark
from generator.parity.latency import Latency, NotMeasured, ThreadLatency
from generator.report.report import BudgetLine, LatencyLine
from generator.spec.budgets import Budget, Budgets, Figure, Grade
from generator.usecases.reporting.costs import budget_lines, latency_lines
from tests.support.device_benchmarks import write_benchmark

_LATENCY = Latency((ThreadLatency(1, 2.0, 3.0, 50), ThreadLatency(4, 1.0, 1.5, 80)), "a fake")


def test_a_line_for_each_verdict() -> None:
    size = Measurement(Figure.SIZE, "a.tflite", 3.0)
    latency = Measurement(Figure.LATENCY, "a.tflite", None, "nobody looked")
    lines = budget_lines(judge([latency, size], Budgets(size_mb=Budget(1, 2))))
    assert lines == (
        BudgetLine(Figure.SIZE, "a.tflite", 1, 2, 3.0, Grade.BAD, "", allowed=True),
        BudgetLine(Figure.LATENCY, "a.tflite", 100, 1000, None, None, "nobody looked"),
    )


def test_phones_come_before_this_computer(tmp_path: Path) -> None:
    phone = read_device_benchmark(write_benchmark(tmp_path / "results.json"))
    assert latency_lines(_LATENCY, [phone]) == (
        LatencyLine("Google Pixel 9, Android 16, GPU, frame to answer", True, 3.5, 5.0, 100),
        LatencyLine("Google Pixel 9, Android 16, CPU, frame to answer", True, 9.5, 11.0, 100),
        LatencyLine("this computer, 1 thread", False, 2.0, 3.0, 50),
        LatencyLine("this computer, 4 threads", False, 1.0, 1.5, 80),
    )


def test_what_was_not_timed_has_no_line() -> None:
    assert latency_lines(NotMeasured("No Mac.")) == ()
