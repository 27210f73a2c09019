"""Decides how the errors of an output are drawn: how many values err by which power of ten."""

from __future__ import annotations

from generator.report.parity import OutputLine
from generator.report.plots.svg import ACCENT, LINE, from_vega_lite

_MINUS = "\N{MINUS SIGN}"
_BINS = (f"<1e{_MINUS}8", *(f"1e{_MINUS}{power}" for power in range(8, 2, -1)), "0.01", "≥0.1")
_SMALLEST_BAR = 0.006


def error_histogram(output: OutputLine) -> str:
    """Inline SVG, 340 wide; a bin that isn't empty is seen, however few it holds."""
    total = sum(output.decades) or 1
    shares = [count / total for count in output.decades]
    rows = [
        {"bin": name, "share": max(share, _SMALLEST_BAR) if share else 0.0}
        for name, share in zip(_BINS, shares, strict=True)
    ]
    specification = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": 290,
        "height": 96,
        "data": {"values": rows},
        "mark": {"type": "bar", "color": ACCENT, "cornerRadiusEnd": 2, "width": {"band": 0.78}},
        "encoding": {
            "x": {
                "field": "bin",
                "type": "nominal",
                "sort": None,
                "axis": {
                    "title": None,
                    "labelAngle": 0,
                    "ticks": False,
                    "domain": True,
                    "domainColor": LINE,
                    "labelFontSize": 10,
                },
            },
            "y": {
                "field": "share",
                "type": "quantitative",
                "scale": {"domainMax": max(*shares, 0.1), "domainMin": 0},
                "axis": {"title": None, "format": ".0%", "tickCount": 3, "ticks": False, "labelFontSize": 10},
            },
        },
    }
    return from_vega_lite(specification, _told(output, shares))


def _told(output: OutputLine, shares: list[float]) -> str:
    said = [f"{share:.0%} {name}" for name, share in zip(_BINS, shares, strict=True) if share]
    return f"Errors of {output.name} by proportion of its range: {', '.join(said)}"
