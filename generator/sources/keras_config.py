"""Decides which Keras configurations are safe and possible to build, before Keras sees them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.errors import SourceError

_TEXT_LAYERS = frozenset({"TextVectorization", "StringLookup", "IntegerLookup", "HashedCrossing", "Hashing"})
# What never shapes the graph; a custom loss or optimizer is none of our business.
_NOT_THE_GRAPH = frozenset({"compile_config", "training_config"})


def parse_config(text: bytes | str, name: str) -> dict[str, Any]:
    """The configuration as a dictionary.

    Raises:
        SourceError: it is no JSON object.
    """
    try:
        config = json.loads(text)
    except (ValueError, RecursionError) as failure:
        raise SourceError(f"the configuration in “{name}” is damaged: {failure}", "Save the model again.") from failure
    if not isinstance(config, dict):
        raise SourceError(f"the configuration in “{name}” is damaged: it is not an object", "Save the model again.")
    return config


def check_config(config: dict[str, Any], name: str) -> None:
    """Refuses what would run code from the file, what only its author's program knows, and text processing.

    Args:
        config: as Keras writes it, of either format.
        name: the file, for messages.

    Raises:
        SourceError: naming the layer or the class.
    """
    for entry in _objects(config):
        kind, layer = str(entry.get("class_name")), _layer_name(entry)
        if kind in ("Lambda", "__lambda__"):
            raise SourceError(
                f"layer “{layer}” in “{name}” is a Lambda layer: Python code, which is not run from a model file",
                "If you trust the file, load it in Python with safe_mode=False, put a layer of Keras in its place "
                "(Rescaling, Resizing, a keras.ops function in a functional model, …) and save it again.",
            )
        if kind in _TEXT_LAYERS:
            raise SourceError(
                f"layer “{layer}” in “{name}” is a {kind} layer, which neither TFLite nor Core ML can run",
                "Save the part of the model behind it; the vocabulary belongs in the app.",
            )
        if not _is_known(entry):
            raise SourceError(
                f"“{name}” needs the class “{kind}” (layer “{layer}”), which is not part of Keras",
                "Only the program that trained the model has it. Express it with layers of Keras and save it again.",
            )


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object that Keras would build, in the order of the file."""
    pending = [value]
    while pending:
        current = pending.pop()
        if isinstance(current, dict):
            if isinstance(current.get("class_name"), str):
                yield current
            pending.extend(reversed([item for key, item in current.items() if key not in _NOT_THE_GRAPH]))
        elif isinstance(current, list):
            pending.extend(reversed(current))


def _layer_name(entry: dict[str, Any]) -> str:
    config = entry.get("config")
    inner = config.get("name") if isinstance(config, dict) else None
    return str(inner or entry.get("name") or entry["class_name"])


def _is_known(entry: dict[str, Any]) -> bool:
    """True if the object comes from Keras itself: any other module would be imported, and so run, to build it."""
    module = entry.get("module")
    return module is None or module in ("keras", "builtins") or str(module).startswith("keras.")
