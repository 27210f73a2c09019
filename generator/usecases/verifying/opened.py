"""Decides what is known of a model before it is run: its inputs and outputs, and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from generator.errors import SpecError
from generator.metadata import StoredContract
from generator.parity.ports import Port, PortKind
from generator.parity.runnable import RunnableModel
from generator.spec import ImageSize, ModelArtifact
from generator.spec.source_model import SourceModel


@dataclass(frozen=True)
class OpenedModel:
    """A model that is ready to be run.

    Attributes:
        model: what runs it; None if nothing here can, which `unable` explains without a full stop.
        contract: what it says of itself; None if nothing.
        artifact: its files; None for a source model.
        source: the loaded source model; None for an artefact.
    """

    path: Path
    model: RunnableModel | None
    contract: StoredContract | None = None
    artifact: ModelArtifact | None = None
    source: SourceModel | None = None
    unable: str = ""


def sized(port: Port, size: ImageSize | None) -> Port:
    """The input with one picture in a batch, and with `size` where it takes pictures of any.

    Raises:
        SpecError: it takes any size, and `size` is None or can't be meant.
    """
    shape = list(port.shape)
    batch = 0 if port.kind is PortKind.PICTURE else 1
    if batch and shape and shape[0] < 0:
        shape[0] = 1
    if min(shape, default=0) >= 0:
        return replace(port, shape=tuple(shape))
    if size is None or len(shape) != 3 + batch:
        told = "×".join("?" if extent < 0 else str(extent) for extent in shape)
        raise SpecError(
            f"Input “{port.name}” takes arrays of any size ({told})",
            "Name the size of pictures, such as --input-size 224x224.",
        )
    first = batch if port.kind is PortKind.PICTURE or shape[-1] in (1, 3) else 2
    shape[first : first + 2] = [size.height, size.width]
    return replace(port, shape=tuple(shape))
