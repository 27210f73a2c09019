"""A stage's title may hold the name of any file: it is shown as it is, and commands nothing."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from generator.cli.progress import StageProgress


@pytest.mark.parametrize("terminal", [False, True])
def test_titles_are_shown_letter_by_letter(*, terminal: bool) -> None:
    out = io.StringIO()
    console = Console(file=out, force_terminal=terminal, width=80, highlight=False, color_system=None)
    with StageProgress(console).stage("Comparing [bold]a\x1b]0;owned\x07.tflite"):
        pass

    assert "\x1b]0" not in out.getvalue()
    assert "\x07" not in out.getvalue()
    # Once by the spinner, and once when it is done.
    assert out.getvalue().count("[bold]a\\x1b]0;owned\\x07.tflite") >= 1 + terminal


def test_counted_stages_show_how_many_steps_are_done_and_what_they_took() -> None:
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=100, highlight=False, color_system=None)
    with StageProgress(console).counted("Evaluating [a].tflite", 3) as advance:
        for _ in range(3):
            advance()

    assert "Evaluating [a].tflite" in out.getvalue()
    assert "3/3" in out.getvalue()
    assert "left: 0:00:00" in out.getvalue()
    assert "✓ Evaluating [a].tflite" in out.getvalue()


def test_counted_stages_are_one_line_where_nobody_watches() -> None:
    out = io.StringIO()
    with StageProgress(Console(file=out, width=80)).counted("Evaluating", 1000) as advance:
        advance()

    assert out.getvalue().count("\n") == 1
