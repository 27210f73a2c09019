"""Decides how tflite-support is used to write metadata, where it is installed."""

from __future__ import annotations

import ctypes
import importlib.metadata
import os
import struct
from functools import cache
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from generator.errors import MetadataError
from generator.metadata.labels_file import LABELS_FILE
from generator.metadata.tflite_container import append_files, pack, unpack, without_metadata
from generator.metadata.tflite_metadata import LABELS_TEXT, PictureMetadata, TensorMetadata, TFLiteMetadata

_PACKAGE = "tensorflow_lite_support"


class TFLiteSupportWriter:
    """Google's own writer: it validates the metadata against the model and finds the parser's version."""

    @property
    def name(self) -> str:
        """The distribution and its version, or that it is missing."""
        return (
            f"tflite-support {importlib.metadata.version('tflite-support')}"
            if self.is_installed
            else "tflite-support (not installed)"
        )

    @property
    def is_installed(self) -> bool:
        """Whether the package can be imported here; there are no wheels for many platforms."""
        return find_spec(_PACKAGE) is not None

    def can_write(self, model: bytes) -> bool:
        """Whether it is installed and its schema, which is older than converters' are, keeps everything in `model`."""
        if not self.is_installed:
            return False
        plain = without_metadata(model)
        return _through_its_schema(plain) == plain

    def write(self, model: bytes, metadata: TFLiteMetadata) -> bytes:
        """The model with `metadata` in place of any that it had; raises `MetadataError`."""
        if not self.can_write(model):
            raise MetadataError(
                "tflite-support is missing or its schema is older than this model.", "Write with mobilegen's codec."
            )
        support = tflite_support()
        try:
            populator = support.MetadataPopulator.with_model_buffer(without_metadata(model))
            populator.load_metadata_buffer(_flatbuffer(metadata))
            populator.load_associated_file_buffers(dict(metadata.files))
            populator.populate()
        except (ValueError, OSError, struct.error, OverflowError) as error:
            raise MetadataError(f"tflite-support refused the metadata ({error}).") from error
        written = populator.get_model_buffer()
        # Its own bytes hold the time of day and lose the constants' alignment.
        return append_files(pack(unpack(written)), metadata.files)


@cache
def tflite_support() -> ModuleType:
    """The module of tflite-support that reads and writes metadata.

    The package `tflite_support` itself also loads the Task library, which can't live beside TensorFlow 2.19. The wheel
    links libusb without bringing it; another wheel does. It imports TensorFlow where that is installed: then with the
    settings that everything else is computed with.
    """
    os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    if find_spec("libusb_package"):
        import libusb_package

        ctypes.CDLL(str(libusb_package.get_library_path()), mode=ctypes.RTLD_GLOBAL)
    from tensorflow_lite_support.metadata.python import metadata

    module: ModuleType = metadata
    return module


def _through_its_schema(model: bytes) -> bytes:
    from tensorflow_lite_support.metadata import schema_py_generated as schema

    return pack(schema.ModelT.InitFromObj(schema.Model.GetRootAsModel(model, 0)))


def _flatbuffer(metadata: TFLiteMetadata) -> bytearray:
    import flatbuffers
    from tensorflow_lite_support.metadata import metadata_schema_py_generated as schema

    subgraph = _filled(
        schema.SubGraphMetadataT(),
        inputTensorMetadata=[_tensor(schema, tensor) for tensor in metadata.inputs],
        outputTensorMetadata=[_tensor(schema, tensor) for tensor in metadata.outputs],
    )
    model = _filled(
        schema.ModelMetadataT(),
        name=metadata.name or None,
        description=metadata.description or None,
        version=metadata.version or None,
        author=metadata.author or None,
        license=metadata.license or None,
        subgraphMetadata=[subgraph],
    )
    builder = flatbuffers.Builder(0)
    builder.Finish(model.Pack(builder), tflite_support().MetadataPopulator.METADATA_FILE_IDENTIFIER)
    return bytearray(builder.Output())


def _tensor(schema: ModuleType, tensor: TensorMetadata) -> Any:
    described = _filled(schema.TensorMetadataT(), name=tensor.name or None, description=tensor.description or None)
    if tensor.picture:
        described.content = _content(schema, tensor.picture)
        described.processUnits = [_normalization(schema, tensor.picture)]
    if tensor.minimum:
        described.stats = _filled(schema.StatsT(), max=list(tensor.maximum), min=list(tensor.minimum))
    if tensor.has_labels:
        kind = schema.AssociatedFileType.TENSOR_AXIS_LABELS
        labels = _filled(schema.AssociatedFileT(), name=LABELS_FILE, description=LABELS_TEXT, type=kind)
        described.associatedFiles = [labels]
    return described


def _content(schema: ModuleType, picture: PictureMetadata) -> Any:
    size = _filled(schema.ImageSizeT(), width=picture.size.width, height=picture.size.height)
    properties = _filled(schema.ImagePropertiesT(), colorSpace=picture.color_space, defaultSize=size)
    kind = schema.ContentProperties.ImageProperties
    return _filled(schema.ContentT(), contentPropertiesType=kind, contentProperties=properties)


def _normalization(schema: ModuleType, picture: PictureMetadata) -> Any:
    mean, std = picture.normalization.mean, picture.normalization.std
    options = _filled(schema.NormalizationOptionsT(), mean=list(mean), std=list(std))
    return _filled(schema.ProcessUnitT(), optionsType=schema.ProcessUnitOptions.NormalizationOptions, options=options)


def _filled(made: Any, **fields: Any) -> Any:
    """The object with its fields set; this generation of classes takes none when they are made."""
    for name, value in fields.items():
        setattr(made, name, value)
    return made
