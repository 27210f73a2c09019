"""Decides how size is set against accuracy: one point for each recipe, and a line along those that nothing beats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.report.plots.svg import ACCENT, INK, MUTED, OTHER, from_vega
from generator.report.report import Candidate
from generator.spec import ModelFormat
from generator.spec.quantization import FORMAT_NAMES

_COLORS = {ModelFormat.TFLITE: ACCENT, ModelFormat.COREML: OTHER}
_SHAPES = {ModelFormat.TFLITE: "circle", ModelFormat.COREML: "square"}


def tradeoff(candidates: Sequence[Candidate], source: float | None, width: int) -> str:
    """Inline SVG, `width` wide: size on a logarithmic axis, accuracy with its interval; `source` is a dashed line."""
    points = [_point(each, each.accuracy) for each in candidates if each.size and each.accuracy]
    lows = [point["low"] for point in points] + ([source] if source is not None else [])
    formats = [kind for kind in ModelFormat if any(point["format"] == kind.value for point in points)]
    specification = {
        "$schema": "https://vega.github.io/schema/vega/v5.json",
        "width": width - 60,
        "height": round(width * (0.42 if width > 500 else 0.9)),
        "padding": 5,
        "autosize": "pad",
        "data": [
            {"name": "points", "values": points},
            *(_front(kind) for kind in formats),
        ],
        "scales": [
            {"name": "x", "type": "log", "domain": _span([p["size"] for p in points]), "range": "width"},
            {
                "name": "y",
                "domain": [max(0.0, min(lows) - 0.01), min(1.0, max(p["high"] for p in points) + 0.005)],
                "range": "height",
                "nice": True,
                "zero": False,
            },
        ],
        "axes": [
            {"orient": "left", "scale": "y", "format": ".0%", "grid": True, "tickCount": 5, "ticks": False},
            {"orient": "bottom", "scale": "x", "title": "size", "tickCount": 4, "encode": _SIZES},
        ],
        "marks": [
            *([_source_line(source, width)] if source is not None else []),
            *(_front_line(kind) for kind in formats),
            _intervals(),
            _symbols(),
            _labels(width),
        ],
    }
    return from_vega(specification, _told(candidates))


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
        "color": _COLORS[candidate.format],
        "shape": _SHAPES[candidate.format],
    }


def _span(sizes: Sequence[int]) -> list[float]:
    """With room at both ends, so that labels and points aren't cut."""
    return [min(sizes) / 1.25, max(sizes) * 1.25]


def _front(kind: ModelFormat) -> dict[str, Any]:
    chosen = f"datum.front && datum.format === '{kind.value}'"
    return {
        "name": f"front-{kind.value}",
        "source": "points",
        "transform": [
            {"type": "filter", "expr": chosen},
            {"type": "collect", "sort": {"field": "size"}},
        ],
    }


def _front_line(kind: ModelFormat) -> dict[str, Any]:
    return {
        "type": "line",
        "from": {"data": f"front-{kind.value}"},
        "encode": {
            "enter": {
                "x": {"scale": "x", "field": "size"},
                "y": {"scale": "y", "field": "value"},
                "stroke": {"value": _COLORS[kind]},
                "strokeWidth": {"value": 1.5},
                "strokeOpacity": {"value": 0.45},
            }
        },
    }


def _source_line(source: float, width: int) -> dict[str, Any]:
    return {
        "type": "group",
        "marks": [
            {
                "type": "rule",
                "encode": {
                    "enter": {
                        "x": {"value": 0},
                        "x2": {"signal": "width"},
                        "y": {"scale": "y", "value": source},
                        "stroke": {"value": MUTED},
                        "strokeDash": {"value": [3, 4]},
                    }
                },
            },
            {
                "type": "text",
                "encode": {
                    "enter": {
                        "x": {"signal": "width"},
                        "y": {"scale": "y", "value": source, "offset": -6},
                        "text": {"value": "source model"},
                        "align": {"value": "right"},
                        "fill": {"value": MUTED},
                        "fontSize": {"value": 12 if width > 500 else 11},
                    }
                },
            },
        ],
    }


def _intervals() -> dict[str, Any]:
    return {
        "type": "rule",
        "from": {"data": "points"},
        "encode": {
            "enter": {
                "x": {"scale": "x", "field": "size"},
                "y": {"scale": "y", "field": "low"},
                "y2": {"scale": "y", "field": "high"},
                "stroke": {"field": "color"},
                "strokeOpacity": {"value": 0.3},
                "strokeWidth": {"value": 1.5},
            }
        },
    }


def _symbols() -> dict[str, Any]:
    return {
        "type": "symbol",
        "name": "symbols",
        "from": {"data": "points"},
        "encode": {
            "enter": {
                "x": {"scale": "x", "field": "size"},
                "y": {"scale": "y", "field": "value"},
                "shape": {"field": "shape"},
                "size": {"signal": "datum.chosen ? 130 : 70"},
                "stroke": {"field": "color"},
                "strokeWidth": {"value": 2},
                "fill": [{"test": "datum.chosen", "field": "color"}, {"value": "var(--paper)"}],
            }
        },
    }


def _labels(width: int) -> dict[str, Any]:
    return {
        "type": "text",
        "from": {"data": "symbols"},
        "encode": {
            "enter": {
                "text": {"field": "datum.recipe"},
                "fill": [{"test": "datum.datum.chosen", "value": INK}, {"value": MUTED}],
                "fontSize": {"value": 12 if width > 500 else 10},
                "fontWeight": [{"test": "datum.datum.chosen", "value": 600}, {"value": 400}],
            }
        },
        "transform": [
            {
                "type": "label",
                "size": {"signal": "[width, height]"},
                "offset": [7],
                "anchor": ["right", "left", "top", "bottom", "top-right", "bottom-right", "top-left", "bottom-left"],
                "padding": 40,
            }
        ],
    }


def _told(candidates: Sequence[Candidate]) -> str:
    said = [
        f"{FORMAT_NAMES[each.format]} {each.recipe}: {each.size} bytes, {each.accuracy[0]:.1%}"
        for each in candidates
        if each.size and each.accuracy
    ]
    return f"Size against accuracy. {'; '.join(said)}"
