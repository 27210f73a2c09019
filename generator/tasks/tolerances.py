"""Decides by how much a processor of a phone may miss a golden vector's scores before an app must not use it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tolerances:
    """Greatest errors of a score in proportion to the vector's best score.

    Attributes:
        cpu: of a processor that computes what the artefact says, in the artefact's own types.
        accelerator: of a GPU, an NPU or a neural engine, which may compute in float16 whatever the artefact says.
    """

    cpu: float
    accelerator: float
