"""Decides who writes TFLite metadata: tflite-support where it is installed and able, otherwise our own codec."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from generator.errors import MetadataError
from generator.metadata.flatbuffer_writer import FlatbufferWriter
from generator.metadata.tflite_metadata import TFLiteMetadata, tflite_metadata
from generator.metadata.tflite_reader import describe_tflite
from generator.metadata.tflite_support_writer import TFLiteSupportWriter
from generator.spec import ModelArtifact, ModelSpec


class TFLiteMetadataWriter(Protocol):
    """Writes metadata into a model. All writers give the same bytes."""

    @property
    def name(self) -> str:
        """Who writes, for people: `tflite-support 0.4.4`."""

    def can_write(self, model: bytes) -> bool:
        """Whether this writer is installed and knows everything that `model` holds."""

    def write(self, model: bytes, metadata: TFLiteMetadata) -> bytes:
        """The model with `metadata` in place of any that it had; raises `MetadataError`."""


TFLITE_WRITERS: tuple[TFLiteMetadataWriter, ...] = (TFLiteSupportWriter(), FlatbufferWriter())


def tflite_writer(model: bytes) -> TFLiteMetadataWriter:
    """The first writer that can write `model`; our own comes last and knows the newest schema."""
    return next((writer for writer in TFLITE_WRITERS if writer.can_write(model)), TFLITE_WRITERS[-1])


def with_tflite_metadata(
    artifact: ModelArtifact, spec: ModelSpec, writer: TFLiteMetadataWriter | None = None
) -> ModelArtifact:
    """The artefact with the contract written into it as standard TFLite metadata.

    Args:
        artifact: a single `.tflite`.
        spec: the contract; labels, descriptions, normalisation and ranges come from it.
        writer: who writes; by default `tflite_writer` chooses. The bytes are the same.

    Raises:
        MetadataError: the model is damaged, isn't the contract's, or holds a value that the format can't.
    """
    if len(artifact.files) != 1:
        raise MetadataError(f"A TFLite artefact is one file, not {len(artifact.files)}.")
    ((path, model),) = artifact.files.items()
    metadata = tflite_metadata(spec, describe_tflite(model))
    chosen = writer or tflite_writer(model)
    return replace(artifact, files={path: chosen.write(model, metadata)})
