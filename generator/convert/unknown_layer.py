"""Decides what it means that a layer is to stay in floating point which an artefact doesn't have."""

from __future__ import annotations

from generator.errors import ConversionError


class UnknownLayerError(ConversionError):
    """An artefact has no layer of that name; where two formats are made smaller, the other one may have it."""

    def __init__(self, layer: str, hint: str) -> None:
        super().__init__(f"the model has no layer “{layer}” to keep in floating point", hint)
        self.layer = layer
