"""What is advised is advised for operators that exist: a typing error would never be noticed otherwise."""

from __future__ import annotations

import pytest

from generator.convert.replacements import ADVISED_OPERATORS, replacement
from generator.sources.frameworks import import_tensorflow


@pytest.mark.parametrize("operator", ADVISED_OPERATORS)
def test_the_operator_is_tensorflows(operator: str) -> None:
    assert hasattr(import_tensorflow().raw_ops, operator)
    assert replacement(operator).endswith(".")


def test_others_get_no_advice() -> None:
    assert replacement("Conv2D") == ""
