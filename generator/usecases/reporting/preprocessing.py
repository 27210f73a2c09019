"""Decides which pictures show what the model sees of a frame, and which words go with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from generator.parity import ParityRow
from generator.processing import Frame
from generator.processing.fit import Region, fit
from generator.processing.preprocess import fitted_pixels
from generator.processing.upright import upright_view
from generator.report.pictures import SeenPicture, picture
from generator.report.report import PreprocessingSection
from generator.spec import ChannelOrder, ImagePreprocessing, ResizeFilter, ResizeMode, TensorLayout

_MOST_PICTURES = 4
_LONGEST_SIDE = 192
_ORDERS = {
    ChannelOrder.RGB: "red, green, blue",
    ChannelOrder.BGR: "blue, green, red",
    ChannelOrder.GRAYSCALE: "grey",
}
_LAYOUTS = {TensorLayout.NHWC: "height, width, channels", TensorLayout.NCHW: "channels, height, width"}
_MINUS = "\N{MINUS SIGN}"
_MODES = {
    ResizeMode.CENTER_CROP: "cropped to the centre",
    ResizeMode.LETTERBOX: "fitted whole, the rest padded",
    ResizeMode.STRETCH: "stretched",
}
_FILTERS = {
    ResizeFilter.BILINEAR: "bilinear, as tf.image.resize",
    ResizeFilter.PILLOW_BILINEAR: "bilinear with antialiasing, as Pillow",
    ResizeFilter.NEAREST: "nearest pixel",
}


def preprocessing_section(
    preprocessing: ImagePreprocessing, frames: Sequence[Frame], rows: Sequence[ParityRow]
) -> PreprocessingSection:
    """The contract in words, and the first of `frames` with what becomes of them; `rows` are the answers to them."""
    shown = zip(frames[:_MOST_PICTURES], rows, strict=False) if rows else ((frame, None) for frame in frames[:4])
    pictures = tuple(_seen(frame, row, number, preprocessing) for number, (frame, row) in enumerate(shown, 1))
    return PreprocessingSection(tuple(_facts(preprocessing)), pictures)


def _facts(preprocessing: ImagePreprocessing) -> Iterator[tuple[str, str]]:
    size, normalization = preprocessing.size, preprocessing.normalization
    yield "Size", f"{size.width} × {size.height} pixels, {_MODES[preprocessing.resize_mode]}"
    yield "Resizing", _FILTERS[preprocessing.resize_filter]
    yield "Channels", _ORDERS[preprocessing.channel_order]
    yield "Normalisation", f"(value {_MINUS} {_numbers(normalization.mean)}) ÷ {_numbers(normalization.std)}"
    yield "Layout", _LAYOUTS[preprocessing.layout]


def _numbers(values: Sequence[float]) -> str:
    told = [f"{value:g}" for value in values]
    return told[0] if len(set(told)) == 1 else f"({', '.join(told)})"


def _seen(frame: Frame, row: ParityRow | None, number: int, preprocessing: ImagePreprocessing) -> SeenPicture:
    view = upright_view(frame)
    whole = view.region_of(frame.pixels, Region(0, 0, view.width, view.height))
    kept = fit(view.width, view.height, preprocessing.size, preprocessing.resize_mode).source
    return SeenPicture(
        name=row.picture if row else f"picture {number}",
        frame=picture(np.ascontiguousarray(whole), _LONGEST_SIDE),
        kept=(kept.left / view.width, kept.top / view.height, kept.width / view.width, kept.height / view.height),
        seen=picture(_shown(fitted_pixels(frame, preprocessing), preprocessing), _LONGEST_SIDE),
        answer=row.expected.name if row else "",
    )


def _shown(pixels: NDArray[np.float32], preprocessing: ImagePreprocessing) -> NDArray[np.uint8]:
    """In 8 bits; blue, green, red as a screen wants them."""
    rounded = np.clip(np.rint(pixels), 0, 255).astype(np.uint8)
    return rounded[:, :, ::-1] if preprocessing.channel_order is ChannelOrder.BGR else rounded
