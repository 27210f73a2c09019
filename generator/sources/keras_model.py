"""Decides how a Keras model is built from a checked file: safely, uncompiled, and computing in float32."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from generator.errors import SourceError
from generator.sources.frameworks import import_keras
from generator.sources.keras_config import check_config
from generator.sources.keras_files import read_archive, read_h5
from generator.spec import ModelSource, SourceFormat

_READERS: Mapping[SourceFormat, Callable[[Path], dict[str, Any]]] = {
    SourceFormat.KERAS: read_archive,
    SourceFormat.KERAS_H5: read_h5,
}
_LOW_PRECISION = frozenset({"mixed_float16", "mixed_bfloat16", "float16", "bfloat16"})
_UNKNOWN_CLASS = re.compile(r"(?:Could not locate (?:class|function)|Unknown \w+:) '?(\w+)")


def load_keras(source: ModelSource) -> Any:
    """The Keras model at `source`, with its weights.

    Raises:
        SourceError: the file is damaged or unsafe, Keras can't build what it describes, or weights are NaN.
    """
    check_config(_READERS[source.format](source.path), source.path.name)
    keras = import_keras()
    try:
        with warnings.catch_warnings():
            # Of optimizers that are not restored and names that the model's author chose.
            warnings.simplefilter("ignore")
            model = keras.saving.load_model(source.path, compile=False, safe_mode=True)
            model = _functional(_in_float32(model, keras), keras)
    except Exception as failure:
        raise _refusal(source.path.name, failure) from failure
    _check_numbers(model, source.path.name)
    return model


def layer_names(model: Any) -> tuple[str, ...]:
    """Names of the layers that compute something, those of models within the model included, in the model's order."""
    keras = import_keras()
    names: list[str] = []
    for layer in getattr(model, "layers", ()):
        if isinstance(layer, keras.Model):
            # What such a model computes between its layers has its own name alone.
            names += [*layer_names(layer), layer.name]
        elif not isinstance(layer, keras.layers.InputLayer):
            names.append(layer.name)
    return tuple(dict.fromkeys(names))


def _check_numbers(model: Any, name: str) -> None:
    """What NaN makes of an answer depends on the runtime: TensorFlow's ReLU may turn it into 0, others hand it on."""
    for weight in model.weights:
        values = weight.numpy()
        if np.issubdtype(values.dtype, np.floating) and np.isnan(values).any():
            raise SourceError(
                f"The weights “{weight.path}” in “{name}” hold NaN, which is no number",
                "The training went wrong: go back to an earlier checkpoint.",
            )


def _functional(model: Any, keras: Any) -> Any:
    """The same model with `input` and `output`, which a Sequential gets only when it is called."""
    if not isinstance(model, keras.Sequential) or not getattr(model, "inputs", None):
        return model
    return keras.Model(model.inputs[0], model.outputs[0], name=model.name)


def _in_float32(model: Any, keras: Any) -> Any:
    """The same model, computing in float32 if it did so in 16 bits: the TFLite converter fails on mixed precision."""
    config = keras.saving.serialize_keras_object(model)
    rebuilt = _without_low_precision(config)
    if rebuilt == config:
        return model
    twin = keras.saving.deserialize_keras_object(rebuilt, safe_mode=True)
    twin.set_weights(model.get_weights())
    return twin


def _without_low_precision(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_low_precision(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value.get("class_name") in ("DTypePolicy", "Policy") and value["config"].get("name") in _LOW_PRECISION:
        return {**value, "config": {**value["config"], "name": "float32"}}
    return {
        key: "float32"
        if key == "dtype" and isinstance(item, str) and item in _LOW_PRECISION
        else _without_low_precision(item)
        for key, item in value.items()
    }


def _refusal(name: str, failure: Exception) -> SourceError:
    text = str(failure).strip()
    unknown = _UNKNOWN_CLASS.search(text)
    if unknown:
        return SourceError(
            f"“{name}” needs “{unknown.group(1)}”, which is not part of Keras",
            "Only the program that trained the model has it. Express it with layers of Keras and save it again.",
        )
    first_line = text.splitlines()[0] if text else type(failure).__name__
    return SourceError(
        f"Keras can't build the model in “{name}”: {first_line}",
        "Load it in Python with the installed version of Keras and save it again with model.save(“my_model.keras”).",
    )
