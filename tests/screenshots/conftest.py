"""Decides that a screen which can't be drawn here is a skip that says so, and in CI a failure."""

from __future__ import annotations

from tests.support.missing_toolchains import pytest_runtest_call, pytest_runtest_setup

__all__ = ["pytest_runtest_call", "pytest_runtest_setup"]
