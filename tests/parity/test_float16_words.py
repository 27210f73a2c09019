"""Figures in sentences are round: what processors compute differently in the last digits reads the same."""

from __future__ import annotations

import numpy as np
import pytest

from generator.parity.float16_words import about, part, percentage, reach


@pytest.mark.parametrize("value", [65536.0, 131072.0, 100000.0, 0.5, 0.125, 1.0, 5e-3, 3e38])
def test_neither_the_last_digits_nor_a_thousandth_change_a_figure(value: float) -> None:
    near = [value, np.nextafter(value, 0), np.nextafter(value, np.inf), value * 0.999, value * 1.001]

    assert len({about(each) for each in near}) == 1
    assert len({percentage(each) for each in near}) == 1


@pytest.mark.parametrize(
    ("value", "told"), [(1.3, 1), (1.5, 2), (3, 2), (4, 5), (8, 10), (123456, 1e5), (0.03, 0.02), (0.04, 0.05)]
)
def test_figures_are_the_nearest_round_ones(value: float, told: float) -> None:
    assert about(value) == told


def test_shares_are_round() -> None:
    assert [part(share) for share in (1, 0.9, 0.48, 0.0123)] == ["all", "most", "about 50%", "about 1%"]
    assert [percentage(share) for share in (3.2, 1e-7, 0)] == ["about 500%", "less than 0.001%", "less than 0.001%"]


@pytest.mark.parametrize(
    ("greatest", "told"),
    [
        (2.2e5, "reaches about 200000, float16 ends at 65504"),
        (3.1e38, "reaches about 2e38, float16 ends at 65504"),
        (7e4, "goes a little too far, float16 ends at 65504"),
        (6e4, "reaches more than half of what there is, float16 ends at 65504"),
        (3.0, "becomes infinite through what goes into it, float16 ends at 65504"),
    ],
)
def test_no_figure_contradicts_where_float16_ends(greatest: float, told: str) -> None:
    assert reach(greatest) == told
