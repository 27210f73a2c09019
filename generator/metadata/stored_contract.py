"""Decides what part of the model contract can be read back out of an artefact, ours or foreign."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.errors import MetadataError
from generator.metadata import tflite_schema as schema
from generator.metadata.coreml_package import parse_specification, specification_path
from generator.metadata.coreml_writer import CONTRACT_KEY, LABELS_KEY
from generator.metadata.flatbuffer_reader import FlatbufferReader
from generator.metadata.tflite_metadata_reader import packed_labels, read_metadata
from generator.mil.class_labels import class_labels
from generator.spec import Activation, ChannelOrder, ModelFormat, Normalization, ResizeFilter, ResizeMode

_COLOR_SPACES = {"rgb": ChannelOrder.RGB, "grayscale": ChannelOrder.GRAYSCALE}


@dataclass(frozen=True)
class StoredContract:
    """What an artefact tells an app about its pictures and its scores; None and no labels for what it doesn't tell.

    Attributes:
        labels: in the order of the scores.
        normalization: over pixel values 0..255, in the tensor's order of channels.
        labels_changed: whether the labels are others than those that the contract was written with.
    """

    labels: tuple[str, ...] = ()
    normalization: Normalization | None = None
    channel_order: ChannelOrder | None = None
    resize_mode: ResizeMode | None = None
    resize_filter: ResizeFilter | None = None
    pad_value: int | None = None
    activation: Activation | None = None
    labels_changed: bool = False


def stored_contract(kind: ModelFormat, files: Mapping[str, bytes]) -> StoredContract | None:
    """The contract in an artefact's files; None if it carries none.

    TFLite's standard metadata holds labels, normalisation and colour space; our own entry in a Core ML package holds
    all of it, and a classifier of anybody's its labels.

    Raises:
        MetadataError: the artefact or what it says about itself is damaged.
    """
    read = _in_coreml if kind is ModelFormat.COREML else _in_tflite
    contract = read(files)
    return None if contract == StoredContract() else contract


def _in_tflite(files: Mapping[str, bytes]) -> StoredContract:
    (content,) = files.values()
    model = FlatbufferReader(content, schema.MODEL_IDENTIFIER).root()
    for entry in model.tables(schema.Model.METADATA):
        if entry.text(schema.MetadataEntry.NAME) == schema.METADATA_ENTRY:
            buffer = model.element(schema.Model.BUFFERS, entry.integer(schema.MetadataEntry.BUFFER, "I"))
            metadata = bytes(buffer.data(schema.Buffer.DATA))
            described, _ = read_metadata(metadata, content)
            return StoredContract(
                labels=packed_labels(metadata, content),
                normalization=described.normalization,
                channel_order=_COLOR_SPACES.get(described.color_space),
            )
    return StoredContract()


def _in_coreml(files: Mapping[str, bytes]) -> StoredContract:
    model = parse_specification(files[specification_path(files)])
    entries = model.description.metadata.userDefined
    labels = entries[LABELS_KEY].split("\n") if LABELS_KEY in entries else map(str, class_labels(model))
    if CONTRACT_KEY not in entries:
        return StoredContract(labels=tuple(labels))
    try:
        return _parsed(json.loads(entries[CONTRACT_KEY]), tuple(labels))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise MetadataError(f"The entry “{CONTRACT_KEY}” of the Core ML package is damaged.") from error


def _parsed(contract: Any, labels: tuple[str, ...]) -> StoredContract:
    preprocessing = contract["preprocessing"]
    digest = hashlib.sha256("".join(f"{label}\n" for label in labels).encode()).hexdigest()
    return StoredContract(
        labels=labels,
        normalization=Normalization(
            tuple(float(value) for value in preprocessing["mean"]),
            tuple(float(value) for value in preprocessing["std"]),
        ),
        channel_order=ChannelOrder(preprocessing["channel_order"]),
        resize_mode=ResizeMode(preprocessing["resize_mode"]),
        resize_filter=ResizeFilter(preprocessing["resize_filter"]),
        pad_value=int(preprocessing["pad_value"]),
        activation=Activation(contract["postprocessing"]["activation"]),
        labels_changed=digest != contract["labels"]["sha256"],
    )
