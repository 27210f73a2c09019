"""Decides what artefacts say about themselves, and reads what any artefact says."""

from generator.metadata.coreml_reader import describe_coreml
from generator.metadata.coreml_writer import CONTRACT_KEY, LABELS_KEY, with_coreml_metadata
from generator.metadata.description import (
    MetadataDescription,
    ModelDescription,
    OperatorCount,
    SignatureDescription,
    TensorDescription,
)
from generator.metadata.stored_contract import StoredContract, stored_contract
from generator.metadata.tflite_graph import operator_graphs
from generator.metadata.tflite_layers import operator_layers
from generator.metadata.tflite_needs import RuntimeNeeds, runtime_needs
from generator.metadata.tflite_reader import describe_tflite
from generator.metadata.tflite_writer import TFLITE_WRITERS, TFLiteMetadataWriter, tflite_writer, with_tflite_metadata

__all__ = [
    "CONTRACT_KEY",
    "LABELS_KEY",
    "TFLITE_WRITERS",
    "MetadataDescription",
    "ModelDescription",
    "OperatorCount",
    "RuntimeNeeds",
    "SignatureDescription",
    "StoredContract",
    "TFLiteMetadataWriter",
    "TensorDescription",
    "describe_coreml",
    "describe_tflite",
    "operator_graphs",
    "operator_layers",
    "runtime_needs",
    "stored_contract",
    "tflite_writer",
    "with_coreml_metadata",
    "with_tflite_metadata",
]
