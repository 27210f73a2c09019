"""Decides what the tests of parity share: what becomes of a check without its toolchain, and the software GPU."""

from __future__ import annotations

import pytest

from tests.support.missing_toolchains import pytest_runtest_call, pytest_runtest_setup
from tests.toolchains.swiftshader.toolchain import no_gpu, software_gpu

__all__ = ["pytest_runtest_call", "pytest_runtest_setup"]


@pytest.fixture
def with_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that the test starts see the software GPU and no other."""
    for name, value in software_gpu().items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def without_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that the test starts see no GPU, whatever the machine has."""
    for name, value in no_gpu().items():
        monkeypatch.setenv(name, value)
