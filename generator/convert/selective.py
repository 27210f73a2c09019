"""Decides how a recipe is tried again and again on one artefact, with other layers kept in floating point each time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from generator.convert.coreml_quantizer import quantized as quantized_coreml
from generator.convert.tflite_quantizer import CalibratedModel
from generator.spec import ModelArtifact, ModelFormat
from generator.spec.quantization import Quantization


class Selective(Protocol):
    """A recipe on one artefact."""

    @property
    def layers(self) -> tuple[str, ...]:
        """Those that the recipe may make smaller, in the model's order."""

    @property
    def refused(self) -> tuple[str, ...]:
        """Those that it can't take: they have to be kept."""

    def quantized(self, keep_float: Sequence[str], name: str) -> ModelArtifact:
        """The artefact by the recipe, but for the layers called `keep_float`.

        Raises:
            NothingSmallerError: the recipe finds nothing in the others.
            ConversionError: it can't take one of them.
        """


@dataclass(frozen=True)
class SelectiveCoreML:
    """A recipe on a Core ML package. Its weights alone change, so nothing has to be prepared."""

    artifact: ModelArtifact
    quantization: Quantization

    @property
    def layers(self) -> tuple[str, ...]:
        """Those whose weights an operation has."""
        return tuple(dict.fromkeys(names[-1] for names in self.artifact.layers.values() if names))

    @property
    def refused(self) -> tuple[str, ...]:
        """None by name: the quantiser itself refuses weights."""
        return ()

    def quantized(self, keep_float: Sequence[str], name: str) -> ModelArtifact:
        """See `Selective.quantized`."""
        return quantized_coreml(self.artifact, replace(self.quantization, keep_float=tuple(keep_float)), name)


SELECTIVE: Mapping[ModelFormat, Callable[[ModelArtifact, Quantization], Selective]] = {
    ModelFormat.TFLITE: CalibratedModel.of,
    ModelFormat.COREML: SelectiveCoreML,
}
"""Raise `ConversionError` if the model can't be calibrated."""
