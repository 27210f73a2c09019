"""Decides that a page which can't be opened here is a skip that says so, and in CI a failure."""

from __future__ import annotations

import pytest

from generator.report import Report, html_page
from tests.report.example import example_report
from tests.support.missing_toolchains import pytest_runtest_call, pytest_runtest_setup

__all__ = ["pytest_runtest_call", "pytest_runtest_setup"]


@pytest.fixture(scope="session")
def report() -> Report:
    return example_report()


@pytest.fixture(scope="session")
def page(report: Report) -> str:
    return html_page(report).decode()
