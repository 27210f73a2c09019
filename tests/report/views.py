"""Decides how the report is looked at: on a desk in both themes, on a phone, and on paper; and which pictures stay."""

from __future__ import annotations

from pathlib import Path

from tests.toolchains.chromium.browser import View

GALLERY = Path(__file__).parents[2] / "docs" / "screenshots"
_ROWS = 2700


def views(folder: Path) -> list[View]:
    """Each writes what it sees to `folder`, by the names of the committed pictures."""
    return [
        View("light", axe=True, picture=str(folder / "report-light.png")),
        View("dark", dark=True, picture=str(folder / "report-dark.png"), rows=_ROWS),
        View("phone", width=390, height=844, scale=2, picture=str(folder / "report-phone.png"), rows=_ROWS),
        View("phone in the dark", width=320, height=640, dark=True, axe=True),
        View("paper", width=688, print=True, pdf=str(folder / "report.pdf")),
    ]
