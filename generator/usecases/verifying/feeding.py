"""Decides what each model is given for an example: a picture as its own contract wants it, arrays in its own layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.metadata import StoredContract
from generator.parity.port_matching import Link
from generator.parity.ports import Port, PortKind
from generator.processing import Frame, preprocess
from generator.processing.preprocess import fitted_pixels
from generator.spec import (
    ChannelOrder,
    DType,
    ImagePreprocessing,
    ImageSize,
    Normalization,
    QuantizationParams,
    ResizeFilter,
    ResizeMode,
    TensorLayout,
    TensorSpec,
)
from generator.spec.source_model import Tensors
from generator.usecases.verifying.examples import Examples, takes_picture

_BYTES = frozenset(("uint8", "int8"))


def source_inputs(ports: Sequence[Port], examples: Examples, contract: StoredContract) -> list[Tensors]:
    """Each example as the source wants it."""
    return [
        {
            port.name: picture_tensor(examples.frames[index], port, contract)
            if examples.frames and takes_picture(port)
            else port.declared(arrays[port.name])
            for port in ports
        }
        for index, arrays in enumerate(examples.arrays)
    ]


def artifact_inputs(links: Sequence[Link], examples: Examples, contract: StoredContract) -> list[Tensors]:
    """Each example as an app would give it to the artefact, by what that says of itself."""
    return [
        {
            link.artifact.name: picture_tensor(examples.frames[index], link.artifact, contract)
            if examples.frames and takes_picture(link.source)
            else link.to_artifact(arrays[link.source.name])
            for link in links
        }
        for index, arrays in enumerate(examples.arrays)
    ]


def same_inputs(links: Sequence[Link], inputs: Tensors) -> Tensors:
    """The source's inputs for the artefact, number by number; pictures that the artefact takes itself are left out."""
    return {
        link.artifact.name: link.to_artifact(link.source.real(inputs[link.source.name]))
        for link in links
        if PortKind.PICTURE not in (link.source.kind, link.artifact.kind)
    }


def fitted(frame: Frame, port: Port, contract: StoredContract) -> Frame:
    """The frame in the input's size, in whole levels: what is shown to runtimes that take pixels and to all others."""
    pixels = fitted_pixels(frame, replace(picture_preprocessing(port, contract), channel_order=ChannelOrder.RGB))
    return Frame.from_rgb(np.floor(pixels + np.float32(0.5)).astype(np.uint8))


def picture_tensor(frame: Frame, port: Port, contract: StoredContract) -> NDArray[Any]:
    """The input tensor for a frame; of a PICTURE its pixels, RGB or grey, since the model itself does the rest."""
    preprocessing = picture_preprocessing(port, contract)
    if port.kind is PortKind.PICTURE:
        order = ChannelOrder.GRAYSCALE if port.shape[2] == 1 else ChannelOrder.RGB
        pixels = fitted_pixels(frame, replace(preprocessing, channel_order=order))
        levels: NDArray[np.uint8] = np.floor(pixels + np.float32(0.5)).astype(np.uint8)
        return levels.reshape(levels.shape[:2]) if port.shape[2] == 1 else levels
    if port.dtype in _BYTES:
        quantization = port.quantization or QuantizationParams(1.0, 0)
        tensor = TensorSpec(port.name, preprocessing.tensor_shape, DType(port.dtype), quantization)
        return preprocess(frame, preprocessing, tensor)
    return port.declared(preprocess(frame, preprocessing, TensorSpec(port.name, preprocessing.tensor_shape)))


def picture_preprocessing(port: Port, contract: StoredContract) -> ImagePreprocessing:
    """The preprocessing for an input that takes pictures, with mobilegen's defaults for what nobody says."""
    shape = port.shape if port.kind is PortKind.PICTURE else port.shape[1:]
    layout = TensorLayout.NHWC if shape[2] in (1, 3) else TensorLayout.NCHW
    height, width, channels = shape if layout is TensorLayout.NHWC else (shape[1], shape[2], shape[0])
    order = contract.channel_order or ChannelOrder.RGB
    if order.channels != channels:
        order = ChannelOrder.GRAYSCALE if channels == 1 else ChannelOrder.RGB
    return ImagePreprocessing(
        size=ImageSize(width, height),
        normalization=contract.normalization or Normalization.identity(),
        resize_mode=contract.resize_mode or ResizeMode.CENTER_CROP,
        resize_filter=contract.resize_filter or ResizeFilter.BILINEAR,
        channel_order=order,
        layout=layout,
        pad_value=contract.pad_value or 0,
    )
