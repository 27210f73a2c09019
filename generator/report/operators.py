"""Decides what a report says about an artefact's operators and who on a phone takes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RefusedOperator:
    """A type of operator that somebody doesn't take, with the layers that use it, as far as they are known."""

    name: str
    reason: str = ""
    layers: tuple[str, ...] = ()


@dataclass(frozen=True)
class DelegateLine:
    """How much of a model an accelerator takes.

    Attributes:
        name: for people, such as `LiteRT GPU`.
        taken: operators it takes, of `total`; None if nobody knows.
        partitions: into how many pieces the graph falls; None if unknown.
        measured: whether it was tried, or else read off published lists.
        summary: one sentence.
    """

    name: str
    summary: str
    measured: bool
    taken: int | None = None
    total: int | None = None
    partitions: int | None = None
    refused: tuple[RefusedOperator, ...] = ()


@dataclass(frozen=True)
class OperatorReport:
    """What an artefact consists of.

    Attributes:
        counts: name and how often, most frequent first.
        custom: those of `counts` that the standard runtime lacks.
        weights_size: bytes of constants.
        delegates: accelerators that were asked.
    """

    counts: tuple[tuple[str, int], ...]
    weights_size: int
    custom: tuple[str, ...] = ()
    delegates: tuple[DelegateLine, ...] = ()
