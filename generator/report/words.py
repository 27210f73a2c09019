"""Decides how numbers are written for people: the digits that mean something, and their unit."""

from __future__ import annotations

from generator.spec.budgets import Figure

_NAMES = {
    Figure.SIZE: "Size",
    Figure.LATENCY: "Latency",
    Figure.ACCURACY: "Accuracy",
    Figure.APP_SIZE_GROWTH: "App growth",
}
_THIN = "\N{NARROW NO-BREAK SPACE}"


def figure_name(figure: Figure) -> str:
    """`Latency`."""
    return _NAMES[figure]


def figure_value(figure: Figure, value: float) -> str:
    """`12 ms`, `3.4 MB`, `97.8 %`."""
    if figure is Figure.ACCURACY:
        return percent(value)
    if figure is Figure.LATENCY:
        return milliseconds(value)
    return size(round(value * 1_000_000))


def figure_bound(figure: Figure, value: float) -> str:
    """The same without digits that say nothing: `100 ms`, `10 MB`, `85 %`."""
    return figure_value(figure, value).replace(f".0{_THIN}", _THIN)


def percent(share: float) -> str:
    """`97.8 %`; what isn't all is never rounded to 100 %, and what isn't nothing never to 0 %."""
    rounded = round(share * 100, 1)
    if share < 1 and rounded == 100:
        return f">{_THIN}99.9{_THIN}%"
    if share > 0 and rounded == 0:
        return f"<{_THIN}0.1{_THIN}%"
    return f"{rounded:g}{_THIN}%" if rounded in (0, 100) else f"{rounded:.1f}{_THIN}%"


def outcome_of(summary: str, file: str) -> str:
    """A sentence about `file` below its name: without it, in front."""
    told = summary.removeprefix(file).lstrip(": ")
    return capitalized(told)


def capitalized(text: str) -> str:
    """The same as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def milliseconds(value: float) -> str:
    """`0.12 ms`, `3.4 ms`, `120 ms`, `1.2 s`."""
    if value >= 1000:
        return f"{value / 1000:.1f}{_THIN}s"
    return f"{_digits(value)}{_THIN}ms"


def megabytes(value: float) -> str:
    """Of 1,000,000 bytes: `0.12 MB`, `3.4 MB`, `120 MB`."""
    return f"{_digits(value)}{_THIN}MB"


def size(count: int) -> str:
    """Bytes, by thousands as phones and stores count: `812 B`, `83 KB`, `3.4 MB`."""
    if count < 1000:
        return f"{count}{_THIN}B"
    return f"{_digits(count / 1000)}{_THIN}KB" if count < 1_000_000 else megabytes(count / 1_000_000)


def error(value: float | None) -> str:
    """`8.9e-7`, with a minus sign; `0` for none, and words for what is no number."""
    if value is None:
        return "no number"
    mantissa, _, exponent = f"{value:.1e}".partition("e")
    return f"{mantissa}e{int(exponent)}".replace("-", "\N{MINUS SIGN}") if value else "0"


def _digits(value: float) -> str:
    """Two or three that mean something."""
    if value >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 1 else f"{value:.2f}"


def interval(low: float, high: float) -> str:
    """`(96.2–98.9)`, in percent."""
    return f"({low * 100:.1f}–{high * 100:.1f})"


def points(value: float, low: float, high: float) -> str:
    """`1.33 points (95 % confidence: 0.13 to 2.98)`, with minus signs."""
    return f"{signed(value)} points (95{_THIN}% confidence: {signed(low)} to {signed(high)})"


def signed(value: float) -> str:
    """`1.33`, or with a minus sign."""
    return f"{value:.2f}".replace("-", "\N{MINUS SIGN}")


def short_percent(share: float) -> str:
    """`98`, in percent, for narrow columns; 100 only for all."""
    return f"{min(round(share * 100), 99) if share < 1 else 100}{_THIN}%"


def css_percent(share: float) -> str:
    """`12.5%`, for a style."""
    return f"{share * 100:.4g}%"


def decibels(value: float) -> str:
    """`124 dB`."""
    return f"{value:.0f}{_THIN}dB"


def score(value: float) -> str:
    """A score 0..1 with four digits."""
    return f"{value:.4f}"


def count(number: int, noun: str) -> str:
    """`1 picture`, `1 234 pictures`."""
    told = f"{number:,}".replace(",", _THIN)
    return f"{told} {noun}{'' if number == 1 else 's'}"
