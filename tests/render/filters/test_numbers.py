"""Float literals name exactly the float32 that Python computes with."""

from __future__ import annotations

import numpy as np
import pytest

from generator.errors import SpecError
from generator.render.filters import FILTERS


@pytest.mark.parametrize(
    ("value", "digits"),
    [(127.5, "127.5"), (255, "255.0"), (0.1, "0.1"), (-0.0, "-0.0"), (1e-5, "1e-05"), (1 / 3, "0.33333334")],
)
def test_literals_are_short(value: float, digits: str) -> None:
    assert FILTERS["kotlin_float"](value) == f"{digits}f"
    assert FILTERS["swift_float"](value) == digits


@pytest.mark.parametrize("value", [58.395, 1e-40, 3.4e38, 16777217.0, 0.0039215689])
def test_literals_read_back_as_the_same_float32(value: float) -> None:
    assert np.float32(FILTERS["swift_float"](value)) == np.float32(value)
    assert np.float32(FILTERS["kotlin_float"](value).removesuffix("f")) == np.float32(value)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -1e39])
@pytest.mark.parametrize("name", ["kotlin_float", "swift_float"])
@pytest.mark.filterwarnings("ignore:overflow encountered:RuntimeWarning")
def test_what_no_float32_can_hold_is_refused(name: str, value: float) -> None:
    with pytest.raises(SpecError, match="finite"):
        FILTERS[name](value)
