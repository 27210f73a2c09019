"""Decides how an artefact is looked at for advice: its file name, its graphs, and the source's layers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from generator.metadata import operator_graphs
from generator.spec import ModelFormat
from generator.spec.operator_graph import OperatorGraph
from generator.usecases.verified import VerifiedArtifact

_SHOWN = 3


@dataclass(frozen=True)
class Subject:
    """One artefact of a model.

    Attributes:
        name: of its file, for people.
        layers: names of the source model's layers.
    """

    name: str
    verified: VerifiedArtifact
    layers: tuple[str, ...]

    @cached_property
    def graphs(self) -> tuple[OperatorGraph, ...]:
        """Of a `.tflite`; none of a Core ML package, whose operations are placed by Core ML alone."""
        artifact = self.verified.artifact
        if artifact.format is not ModelFormat.TFLITE:
            return ()
        (content,) = artifact.files.values()
        return operator_graphs(content)


def quoted(layers: tuple[str, ...]) -> str:
    """A few layers by name, and how many more there are."""
    shown = [f"“{layer}”" for layer in layers[:_SHOWN]]
    more = [f"{len(layers) - _SHOWN} more"] if len(layers) > _SHOWN else []
    return listed([*shown, *more])


def listed(parts: list[str]) -> str:
    """`a, b and c`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def megabytes(size: int) -> str:
    """Bytes in a unit that suits them."""
    return f"{size / 1e6:.1f} MB" if size >= 100_000 else f"{size / 1e3:.1f} KB"
