"""Decides what artefacts say about themselves, and reads what any artefact says."""

from generator.metadata.description import (
    MetadataDescription,
    ModelDescription,
    OperatorCount,
    SignatureDescription,
    TensorDescription,
)
from generator.metadata.tflite_reader import describe_tflite
from generator.metadata.tflite_writer import TFLITE_WRITERS, TFLiteMetadataWriter, tflite_writer, with_tflite_metadata

__all__ = [
    "TFLITE_WRITERS",
    "MetadataDescription",
    "ModelDescription",
    "OperatorCount",
    "SignatureDescription",
    "TFLiteMetadataWriter",
    "TensorDescription",
    "describe_tflite",
    "tflite_writer",
    "with_tflite_metadata",
]
