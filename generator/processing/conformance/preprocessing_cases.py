"""Decides which combinations of frame, preprocessing and tensor the conformance vectors hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from generator.processing.conformance.frames import luma_edges, noise, padded_to_the_end
from generator.processing.conformance.preprocessing_case import (
    PreprocessingCase,
    preprocessing_case,
    usual_preprocessing,
)
from generator.processing.conformance.quantized_cases import half_cases, quantized_cases
from generator.processing.frame import ROTATIONS
from generator.spec import ChannelOrder, ImageSize, ResizeFilter, ResizeMode, TensorLayout


def preprocessing_cases() -> list[PreprocessingCase]:
    """All cases, in the order of the table; their names are unique."""
    shapes = [*_combinations(), *_layouts(), *_edges(), *_sizes(), *_luma(), *_letterboxes()]
    return [*shapes, *quantized_cases(), *half_cases()]


def _combinations() -> Iterator[PreprocessingCase]:
    """Every rotation, mirroring, resize mode, filter and channel order; a reduction and an enlargement of each."""
    scenes = (
        ("down", noise(13, 9, padding=8), ImageSize(5, 4)),
        ("up", padded_to_the_end(noise(4, 3, 5)), ImageSize(7, 6)),
    )
    for scene, rotation, mirrored in product(scenes, ROTATIONS, (False, True)):
        name, frame, size = scene
        turned = replace(frame, rotation=rotation, mirrored=mirrored)
        for mode, resize_filter, order in product(ResizeMode, ResizeFilter, ChannelOrder):
            parts = (name, str(rotation), "mirrored" if mirrored else "plain", mode, resize_filter, order)
            yield preprocessing_case("/".join(parts), turned, usual_preprocessing(size, mode, resize_filter, order))


def _layouts() -> Iterator[PreprocessingCase]:
    for resize_filter, order in product(ResizeFilter, ChannelOrder):
        chosen = usual_preprocessing(ImageSize(5, 3), ResizeMode.LETTERBOX, resize_filter, order)
        nchw = replace(chosen, layout=TensorLayout.NCHW)
        yield preprocessing_case(f"nchw/{resize_filter.value}/{order.value}", noise(8, 11, padding=4), nchw)


def _edges() -> Iterator[PreprocessingCase]:
    """Frames and tensors that are one pixel wide or high."""
    frames = (noise(1, 1), noise(7, 1), noise(1, 7), noise(6, 5))
    sizes = (ImageSize(1, 1), ImageSize(2, 5), ImageSize(1, 4), ImageSize(4, 1))
    for frame, size, mode, resize_filter in product(frames, sizes, ResizeMode, ResizeFilter):
        shape = f"{frame.width}x{frame.height}-{size.width}x{size.height}"
        chosen = usual_preprocessing(size, mode, resize_filter, ChannelOrder.RGB)
        yield preprocessing_case(f"edge/{shape}/{mode.value}/{resize_filter.value}", frame, chosen)


def _sizes() -> Iterator[PreprocessingCase]:
    """Strong reductions, ratios whose weights end in ties, and 26 to 11, where `nearest` in float64 differs."""
    scenes = (
        (noise(61, 47), ImageSize(3, 2)),
        (noise(61, 47), ImageSize(2, 7)),
        (noise(8, 8), ImageSize(12, 12)),
        (noise(12, 12), ImageSize(8, 8)),
        (noise(12, 12), ImageSize(12, 7)),
        (noise(26, 26), ImageSize(11, 11)),
        (noise(11, 26), ImageSize(10, 5)),
    )
    for (frame, size), resize_filter in product(scenes, ResizeFilter):
        name = f"size/{frame.width}x{frame.height}-{size.width}x{size.height}/{resize_filter.value}"
        yield preprocessing_case(
            name, frame, usual_preprocessing(size, ResizeMode.STRETCH, resize_filter, ChannelOrder.RGB)
        )


def _luma() -> Iterator[PreprocessingCase]:
    for resize_filter in ResizeFilter:
        chosen = usual_preprocessing(ImageSize(4, 2), ResizeMode.STRETCH, resize_filter, ChannelOrder.GRAYSCALE)
        yield preprocessing_case(f"luma/{resize_filter.value}", luma_edges(), chosen)


def _letterboxes() -> Iterator[PreprocessingCase]:
    """Heights and widths that fall between two pixels, exactly in the middle or just beside it."""
    scenes = ((6, 5, 3, 9), (5, 6, 9, 3), (10, 7, 5, 5), (7, 10, 5, 5), (9, 4, 6, 6), (4, 9, 6, 6), (12, 7, 8, 8))
    for (width, height, target_width, target_height), pad_value in product(scenes, (0, 255)):
        size = ImageSize(target_width, target_height)
        chosen = usual_preprocessing(size, ResizeMode.LETTERBOX, ResizeFilter.NEAREST, ChannelOrder.GRAYSCALE)
        name = f"letterbox/{width}x{height}-{target_width}x{target_height}/{pad_value}"
        yield preprocessing_case(name, noise(width, height), replace(chosen, pad_value=pad_value))
