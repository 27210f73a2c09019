"""Decides how a described model is shown, for people and as data."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from enum import Enum
from typing import Any

from rich.table import Table
from rich.text import Text

from generator.cli.terminal import Terminal, visible
from generator.spec import Activation
from generator.usecases.inspect_model import Description, SourceDescription

_MOST_OPERATORS = 20
_MOST_CHARACTERS = 300


def show_description(description: Description, terminal: Terminal) -> None:
    """For people, on stdout; what the file says of itself is untrusted and printed as plain text."""
    facts = Table.grid(padding=(0, 2))
    facts.add_column(no_wrap=True)
    facts.add_column(overflow="fold")
    for name, value in _facts(description):
        shown = value if len(value) <= _MOST_CHARACTERS else f"{value[:_MOST_CHARACTERS]}…"
        facts.add_row(visible(name, "bold"), visible(shown))
    terminal.show(facts)
    for title, tensors in (("Inputs", description.inputs), ("Outputs", description.outputs)):
        terminal.show(_tensors(title, tensors))
    terminal.show(_operators(description))
    for note in [] if isinstance(description, SourceDescription) else description.notes:
        terminal.note(note)


def description_data(description: Description) -> dict[str, Any]:
    """For programs: every field of the description; numbers that JSON lacks become null."""
    kind = "source" if isinstance(description, SourceDescription) else "artifact"
    return {"kind": kind, **{key: _plain(value) for key, value in asdict(description).items()}}


def _facts(description: Description) -> Iterator[tuple[str, str]]:
    yield "format", description.format.value
    yield "size", _bytes(description.size)
    if isinstance(description, SourceDescription):
        yield "normalisation in the graph", description.normalization or "none"
        ends = description.final_activation
        yield "ends in", "no activation that mobilegen recognises" if ends is Activation.NONE else ends.value
        return
    yield "schema", description.schema
    if description.description:
        yield "description", description.description
    yield "weights", _bytes(description.weights_size)
    for signature in description.signatures:
        yield "signature", f"{signature.key}: {', '.join(signature.inputs)} → {', '.join(signature.outputs)}"
    if description.metadata is None:
        yield "metadata", "none"
        return
    for name, value in asdict(description.metadata).items():
        if name == "entries":
            yield from value
        elif value:
            yield f"metadata: {name.replace('_', ' ')}", _told(value)


def _told(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_told(item)}" for key, item in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_told, value))
    return str(value)


def _tensors(title: str, tensors: Iterable[Any]) -> Table:
    table = Table(title=title, title_justify="left")
    for column in ("name", "shape", "type", "quantisation"):
        table.add_column(column, overflow="fold")
    for tensor in tensors:
        name = getattr(tensor, "signature_name", "") or tensor.name
        dtype = tensor.dtype.value if isinstance(tensor.dtype, Enum) else tensor.dtype
        shape = "×".join("?" if extent < 0 else str(extent) for extent in tensor.shape)
        table.add_row(visible(name), shape or "scalar", visible(dtype), _quantization(tensor))
    return table


def _quantization(tensor: Any) -> str:
    if tensor.quantization:
        return f"(q - {tensor.quantization.zero_point}) * {tensor.quantization.scale:g}"
    channels = getattr(tensor, "quantized_channels", 0)
    return f"{channels} channels" if channels else "–"


def _operators(description: Description) -> Table:
    table = Table(title="Operators", title_justify="left")
    table.add_column("name", overflow="fold")
    table.add_column("count", justify="right")
    for operator in description.operators[:_MOST_OPERATORS]:
        table.add_row(visible(f"{operator.name} (custom)" if operator.custom else operator.name), str(operator.count))
    left = description.operators[_MOST_OPERATORS:]
    if left:
        table.add_row(Text(f"{len(left)} more", "dim"), str(sum(operator.count for operator in left)))
    return table


def _bytes(size: int) -> str:
    if size < 1024:
        return f"{size} B"
    return f"{size / 1024:.1f} KB" if size < 1024**2 else f"{size / 1024**2:.1f} MB"


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    return None if isinstance(value, float) and not math.isfinite(value) else value
