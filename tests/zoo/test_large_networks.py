"""Large networks become Core ML packages that are shown to compute the same."""

from __future__ import annotations

import pytest

from tests.zoo.demands import float16_keeps_its_limits, float32_differs_by_rounding_only

NAMES = ("ResNet50", "DenseNet121", "ConvNeXtTiny")


@pytest.mark.parametrize("name", NAMES)
def test_float32_package_differs_by_rounding_only(name: str) -> None:
    float32_differs_by_rounding_only(name)


# DenseNet121, whose operators ResNet50 has as well, is one for `python -m tests.zoo`.
@pytest.mark.parametrize("name", ["ResNet50", "ConvNeXtTiny"])
def test_float16_package_keeps_its_limits(name: str) -> None:
    float16_keeps_its_limits(name)
