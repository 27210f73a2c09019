"""Decides how a report is written for people: one page that needs no network, no script and no other file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.brand.scheme import color_scheme
from generator.report import words
from generator.report.layout import layout
from generator.report.report import Report

if TYPE_CHECKING:
    from jinja2 import Environment

_PAGE = Path(__file__).parent / "page"


def html_page(report: Report) -> bytes:
    """UTF-8 HTML; every text of the report is escaped, and the page forbids itself to load or to run anything."""
    scheme = color_scheme(report.accent)
    template = _environment().get_template("page.html.jinja")
    style = (_PAGE / "style.css").read_text("utf-8")
    text = template.render(
        report=report,
        page=layout(report),
        style=style,
        accent=(scheme.light["primary"], scheme.dark["primary"]),
    )
    return text.encode()


def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_PAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["words"] = words
    return environment
