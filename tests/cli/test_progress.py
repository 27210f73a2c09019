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
