"""Decides how the model contract is written as one line of JSON inside an artefact."""

from __future__ import annotations

import hashlib
import json

from generator.errors import MetadataError
from generator.metadata.labels_file import labels_content
from generator.metadata.texts import channel_values
from generator.spec import ImagePreprocessing, ModelSpec, Postprocessing, TensorSpec

_VERSION = 1


def contract_json(spec: ModelSpec) -> str:
    """The contract with sorted keys; labels by number and SHA-256 of their lines, one mean and std for each channel.

    Raises:
        MetadataError: a number is not finite, or a text can't be encoded.
    """
    contract = {
        "version": _VERSION,
        "name": spec.name,
        "task": spec.task.value,
        "inputs": [_tensor(tensor) for tensor in spec.inputs],
        "outputs": [_tensor(tensor) for tensor in spec.outputs],
        "preprocessing": _preprocessing(spec.preprocessing),
        "postprocessing": _postprocessing(spec.postprocessing),
        "labels": {"count": len(spec.labels), "sha256": hashlib.sha256(labels_content(spec)).hexdigest()},
    }
    try:
        return json.dumps(contract, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except ValueError as error:
        raise MetadataError(f"The contract holds a number that JSON can't ({error}).") from error


def _tensor(tensor: TensorSpec) -> dict[str, object]:
    described: dict[str, object] = {"name": tensor.name, "shape": list(tensor.shape), "dtype": tensor.dtype.value}
    if tensor.quantization:
        described["scale"] = tensor.quantization.scale
        described["zero_point"] = tensor.quantization.zero_point
    return described


def _preprocessing(preprocessing: ImagePreprocessing) -> dict[str, object]:
    channels = preprocessing.channel_order.channels
    return {
        "width": preprocessing.size.width,
        "height": preprocessing.size.height,
        "resize_mode": preprocessing.resize_mode.value,
        "resize_filter": preprocessing.resize_filter.value,
        "channel_order": preprocessing.channel_order.value,
        "layout": preprocessing.layout.value,
        "pad_value": preprocessing.pad_value,
        "mean": list(channel_values(preprocessing.normalization.mean, channels)),
        "std": list(channel_values(preprocessing.normalization.std, channels)),
    }


def _postprocessing(postprocessing: Postprocessing) -> dict[str, object]:
    return {
        "activation": postprocessing.activation.value,
        "top_k": postprocessing.top_k,
        "score_threshold": postprocessing.score_threshold,
    }
