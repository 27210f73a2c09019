"""Decides what the conformance files hold, in the form that docs/contract.md describes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from generator.processing.conformance.decoding_cases import DecodingCase, decoding_cases
from generator.processing.conformance.preprocessing_case import PreprocessingCase
from generator.processing.conformance.preprocessing_cases import preprocessing_cases
from generator.processing.postprocess import postprocess, top_k
from generator.processing.preprocess import preprocess
from generator.processing.vectors import Binary, Field, little_endian, table
from generator.spec import QuantizationParams


def conformance_files() -> dict[str, bytes]:
    """`preprocessing.tsv`, `preprocessing.bin`, `decoding.tsv` and `decoding.bin`; the same bytes each time."""
    tensors, scores = Binary(), Binary()
    preprocessing = table(_preprocessing_row(case, tensors) for case in preprocessing_cases())
    decoding = table(_decoding_row(case, scores) for case in decoding_cases())
    return {
        "preprocessing.tsv": preprocessing,
        "preprocessing.bin": tensors.content(),
        "decoding.tsv": decoding,
        "decoding.bin": scores.content(),
    }


def _preprocessing_row(case: PreprocessingCase, binary: Binary) -> dict[str, Field]:
    frame, chosen = case.frame, case.preprocessing
    normalization = chosen.normalization.per_channel(chosen.channel_order.channels)
    quantization = case.tensor.quantization or QuantizationParams(1.0, 0)
    tensor = little_endian(preprocess(frame, chosen, case.tensor))
    return {
        "name": case.name,
        "frame_width": frame.width,
        "frame_height": frame.height,
        "row_stride": frame.row_stride,
        "rotation": frame.rotation,
        "mirrored": frame.mirrored,
        "width": chosen.size.width,
        "height": chosen.size.height,
        "resize_mode": chosen.resize_mode.value,
        "resize_filter": chosen.resize_filter.value,
        "channel_order": chosen.channel_order.value,
        "pad_value": chosen.pad_value,
        "mean": normalization.mean,
        "std": normalization.std,
        "layout": chosen.layout.value,
        "dtype": case.tensor.dtype.value,
        "scale": quantization.scale,
        "zero_point": quantization.zero_point,
        "frame_offset": binary.add(frame.pixels),
        "frame_bytes": len(frame.pixels),
        "tensor_offset": binary.add(tensor),
        "tensor_bytes": len(tensor),
    }


def _decoding_row(case: DecodingCase, binary: Binary) -> dict[str, Field]:
    quantization = case.tensor.quantization or QuantizationParams(1.0, 0)
    raw = little_endian(case.raw)
    scores = postprocess(case.raw, case.postprocessing, case.tensor)
    return {
        "name": case.name,
        "dtype": case.tensor.dtype.value,
        "count": scores.size,
        "scale": quantization.scale,
        "zero_point": quantization.zero_point,
        "activation": case.postprocessing.activation.value,
        "top_k": case.postprocessing.top_k,
        "raw_offset": binary.add(raw),
        "raw_bytes": len(raw),
        "scores_offset": binary.add(little_endian(_with_one_nan(scores))),
        "indices": [int(index) for index in top_k(scores, case.postprocessing.top_k)],
    }


def _with_one_nan(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Processors differ in the sign of the NaN that they make of infinity - infinity; the file must not."""
    return np.where(np.isnan(scores), np.float32(np.nan), scores)
