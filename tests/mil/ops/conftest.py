"""Gives the tests the framework that they compare with, imported by those alone that need it."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture(scope="session")
def tf() -> Any:
    import tensorflow as tf

    return tf
