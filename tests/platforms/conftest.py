"""Decides what becomes of a check whose toolchain is missing."""

from tests.support.missing_toolchains import pytest_runtest_call, pytest_runtest_setup

__all__ = ["pytest_runtest_call", "pytest_runtest_setup"]
