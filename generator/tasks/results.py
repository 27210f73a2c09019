"""Decides what a decoded result is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """One class that the model recognised: its index in the output, its label, and its score after the activation."""

    index: int
    label: str
    score: float


Results = tuple[Result, ...]
"""Best first, at most `Postprocessing.top_k`."""
