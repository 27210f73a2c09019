"""Decides what a renderer is given: the project, the platform's verified artefact and the vectors that prove it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.render.context import GpuContext, ParityContext
from generator.spec import ModelArtifact, ModelFormat, ProjectSpec
from generator.tasks import Tolerances

_SUFFIXES = {ModelFormat.TFLITE: ".tflite", ModelFormat.COREML: ".mlpackage"}


@dataclass(frozen=True)
class RenderRequest:
    """Everything that goes into one platform's project.

    Attributes:
        artifact: converted, checked and with its metadata.
        overlay: the folder below `tasks/` whose templates go over the base.
        tolerances: the greatest errors of a score that the app's self-check allows.
        golden: the model's own vectors by file name (`golden.tsv`, `golden.bin`).
        gpu: what is known of the GPU accelerator; None if it wasn't asked.
        conformance: the contract's vectors by file name.
    """

    project: ProjectSpec
    artifact: ModelArtifact
    parity: ParityContext
    overlay: str
    tolerances: Tolerances
    golden: Mapping[str, bytes]
    conformance: Mapping[str, bytes]
    gpu: GpuContext | None = None

    @property
    def model_file_name(self) -> str:
        """`digits.tflite` or `digits.mlpackage`."""
        return self.project.model.name + _SUFFIXES[self.artifact.format]

    @property
    def labels_file(self) -> bytes:
        """The labels verbatim, one for each line, UTF-8, with a final line break."""
        return "".join(f"{name}\n" for name in self.project.model.labels.names).encode()
