"""Decides how size is set against accuracy: one point for each recipe, and a line along those that nothing beats."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.report.plots.label_placement import place_labels
from generator.report.plots.svg import ACCENT, INK, MUTED, from_vega
from generator.report.report import Candidate
from generator.report.words import size
from generator.spec import FORMAT_NAMES, ModelFormat

_WIDTH, _HEIGHT, _FONT = 320, 230, 11


def tradeoff(candidates: Sequence[Candidate], source: float | None, kind: ModelFormat) -> str:
    """Inline SVG of the recipes of one format, on axes that suit all of `candidates`, so that two can be compared.

    Size stands on a logarithmic axis, accuracy with its interval; `source` is a dashed line.
    """
    everything = [_point(each, each.accuracy) for each in candidates if each.size and each.accuracy]
    plot = _Plot.around(everything, source)
    points = [point for point in everything if point["format"] == kind.value]
    specification = {
        "$schema": "https://vega.github.io/schema/vega/v6.json",
        "width": _WIDTH,
        "height": _HEIGHT,
        "padding": 5,
        "autosize": "pad",
        "data": [{"name": "points", "values": plot.labelled(points)}, _FRONT],
        "scales": [
            {"name": "x", "type": "log", "domain": plot.sizes, "range": "width"},
            {"name": "y", "domain": plot.shares, "range": "height", "zero": False},
        ],
        "axes": [
            {"orient": "left", "scale": "y", "format": ".0%", "grid": True, "tickCount": 4, "ticks": False},
            {"orient": "bottom", "scale": "x", "values": plot.ticks, "encode": _SIZES},
        ],
        "marks": [*([] if source is None else [_source_line(source)]), _FRONT_LINE, _INTERVALS, _SYMBOLS, _LABELS],
    }
    return from_vega(specification, _told(candidates, kind))


@dataclass(frozen=True)
class _Plot:
    """The spans of sizes and shares that the axes show."""

    sizes: tuple[float, float]
    shares: tuple[float, float]

    @classmethod
    def around(cls, points: Sequence[dict[str, Any]], source: float | None) -> _Plot:
        known = [] if source is None else [source]
        low = min([*known, *(point["low"] for point in points)])
        high = max([*known, *(point["high"] for point in points)])
        sizes = [point["size"] for point in points]
        room = (high - low) * 0.05
        return cls((min(sizes) / 1.4, max(sizes) * 1.4), (max(0.0, low - room), min(1.0, high + room)))

    @property
    def ticks(self) -> list[float]:
        """One, two and five times the powers of ten; over a wide span the powers of ten alone."""
        factors = (1, 2, 5) if self.sizes[1] / self.sizes[0] < _WIDE_SPAN else (1,)
        steps = [factor * 10.0**power for power in range(2, 12) for factor in factors]
        return [step for step in steps if self.sizes[0] <= step <= self.sizes[1]]

    def place(self, count: float, share: float) -> tuple[float, float]:
        """A point in pixels."""
        (small, large), (low, high) = self.sizes, self.shares
        along = math.log(count / small) / math.log(large / small)
        return along * _WIDTH, (high - share) / ((high - low) or 1) * _HEIGHT

    def labelled(self, points: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """The points with places for their labels; the chosen and the best ones choose first."""
        ordered = sorted(points, key=lambda point: (not point["chosen"], not point["front"], point["size"]))
        spots = [self.place(point["size"], point["value"]) for point in ordered]
        places = place_labels(spots, [point["recipe"] for point in ordered], (_WIDTH, _HEIGHT), _FONT)
        return [
            {**point, "tx": place.x, "ty": place.y, "align": place.align}
            for point, place in zip(ordered, places, strict=True)
        ]


_WIDE_SPAN = 30
_SIZES = {
    "labels": {
        "update": {
            "text": {
                "signal": "datum.value >= 1e6 ? format(datum.value / 1e6, '~r') + ' MB' : "
                "format(datum.value / 1e3, '~r') + ' KB'"
            }
        }
    }
}


def _point(candidate: Candidate, accuracy: tuple[float, float, float]) -> dict[str, Any]:
    value, low, high = accuracy
    return {
        "recipe": candidate.recipe,
        "format": candidate.format.value,
        "size": candidate.size,
        "value": value,
        "low": low,
        "high": high,
        "front": candidate.on_front,
        "chosen": candidate.chosen,
    }


_X, _Y = {"scale": "x", "field": "size"}, {"scale": "y", "field": "value"}
_FRONT = {
    "name": "front",
    "source": "points",
    "transform": [{"type": "filter", "expr": "datum.front"}, {"type": "collect", "sort": {"field": "size"}}],
}
_FRONT_LINE = {
    "type": "line",
    "from": {"data": "front"},
    "encode": {
        "enter": {
            "x": _X,
            "y": _Y,
            "stroke": {"value": ACCENT},
            "strokeWidth": {"value": 1.5},
            "strokeOpacity": {"value": 0.5},
        }
    },
}
_INTERVALS = {
    "type": "rule",
    "from": {"data": "points"},
    "encode": {
        "enter": {
            "x": _X,
            "y": {"scale": "y", "field": "low"},
            "y2": {"scale": "y", "field": "high"},
            "stroke": {"value": ACCENT},
            "strokeOpacity": {"value": 0.28},
            "strokeWidth": {"value": 1.5},
        }
    },
}
_SYMBOLS = {
    "type": "symbol",
    "from": {"data": "points"},
    "encode": {
        "enter": {
            "x": _X,
            "y": _Y,
            "size": {"signal": "datum.chosen ? 120 : 60"},
            "stroke": {"value": ACCENT},
            "strokeWidth": {"value": 2},
            "fill": [{"test": "datum.chosen", "value": ACCENT}, {"value": "var(--paper)"}],
        }
    },
}
_LABELS = {
    "type": "text",
    "from": {"data": "points"},
    "encode": {
        "enter": {
            "x": {"field": "tx"},
            "y": {"field": "ty"},
            "align": {"field": "align"},
            "baseline": {"value": "middle"},
            "text": {"field": "recipe"},
            "fill": [{"test": "datum.chosen", "value": INK}, {"value": MUTED}],
            "fontSize": {"value": _FONT},
            "fontWeight": [{"test": "datum.chosen", "value": 600}, {"value": 400}],
        }
    },
}


def _source_line(source: float) -> dict[str, Any]:
    line = {
        "x": {"value": 0},
        "x2": {"signal": "width"},
        "y": {"scale": "y", "value": source},
        "stroke": {"value": MUTED},
        "strokeDash": {"value": [3, 4]},
    }
    return {"type": "rule", "encode": {"enter": line}}


def _told(candidates: Sequence[Candidate], kind: ModelFormat) -> str:
    said = [
        f"{each.recipe} {size(each.size)} {each.accuracy[0]:.1%}{', chosen' * each.chosen}"
        for each in candidates
        if each.format is kind and each.size and each.accuracy
    ]
    return f"Size against accuracy of the {FORMAT_NAMES[kind]} recipes: {'; '.join(said)}"
