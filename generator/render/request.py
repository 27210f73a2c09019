"""Decides what a renderer is given: the project, the platform's verified artefacts and the vectors that prove them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.render.context import GpuContext, ParityContext
from generator.render.own.template import OwnTemplate
from generator.spec import ModelArtifact, ProjectSpec
from generator.tasks import Tolerances


@dataclass(frozen=True)
class EmbeddedModel:
    """A verified artefact that an app carries.

    Attributes:
        artifact: converted, checked and with its metadata.
        tolerances: the greatest errors of a score that the app's self-check allows.
        gpu: what is known of the GPU accelerator; None if it wasn't asked.
        known_failures: accelerators of the app that can't run it, and at what they fail, by the app's name for them.
    """

    artifact: ModelArtifact
    parity: ParityContext
    tolerances: Tolerances
    gpu: GpuContext | None = None
    known_failures: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RenderRequest:
    """Everything that goes into one platform's project.

    Attributes:
        models: one for each format that the app runs, the one that it runs at first in front.
        overlay: the folder below `tasks/` whose templates go over the base.
        golden: the model's own vectors by file name (`golden.tsv`, `golden.bin`).
        conformance: the contract's vectors by file name.
        own: the user's templates, over mobilegen's.
    """

    project: ProjectSpec
    models: tuple[EmbeddedModel, ...]
    overlay: str
    golden: Mapping[str, bytes]
    conformance: Mapping[str, bytes]
    own: OwnTemplate | None = None

    def file_name(self, model: EmbeddedModel) -> str:
        """`digits.tflite` or `digits.mlpackage`."""
        return model.artifact.format.file_name(self.project.model.name)

    @property
    def labels_file(self) -> bytes:
        """The labels verbatim, one for each line, UTF-8, with a final line break."""
        return "".join(f"{name}\n" for name in self.project.model.labels.names).encode()
