"""Decides which layer of a source model an operation belongs to, by the operation's name in the traced graph."""

from __future__ import annotations

import re
from collections.abc import Collection

_COUNTED = re.compile(r"_\d+$")


def layer_of(operation: str, layers: Collection[str]) -> str:
    """The layer whose work `operation` is; the operation's own name if none of `layers` does it.

    Keras nests the names of operations in those of their layers, and counts how often it entered each:
    `model_1/convolution_1/BiasAdd`. The innermost layer is meant, where one model holds another. A converter that joins
    several operations into one joins their names with semicolons; the first says what comes out.

    Args:
        operation: name of a node of the graph, or of the tensor that it gives.
        layers: names of the model's layers.
    """
    first, _, _ = operation.partition(";")
    scopes = first.partition(":")[0].split("/")
    for scope in reversed(scopes):
        # “conv_1” is the first work of “conv”; that of a layer “conv_1” is in “conv_1_1”.
        for name in (_COUNTED.sub("", scope), scope):
            if name in layers:
                return name
    return operation
