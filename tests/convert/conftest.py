"""Fixtures that convert each model once for all tests of the converters."""

from __future__ import annotations

import pytest

from tests.support.conversions import Conversions


@pytest.fixture(scope="session")
def conversions(tmp_path_factory: pytest.TempPathFactory) -> Conversions:
    return Conversions(tmp_path_factory.mktemp("models"))
