"""Decides which layer of a source model an operation belongs to, by the operation's name in the traced graph."""

from __future__ import annotations

import re
from collections.abc import Collection

_COUNTED = re.compile(r"_\d+$")
# The nodes that multiply by a layer's weights, after which whoever looks for a fused operator will look.
_WEIGHTED = re.compile(r"/(convolution|conv_transpose|depthwise|separable_conv2d|MatMul|einsum)\w*$", re.IGNORECASE)


def layer_of(operation: str, layers: Collection[str]) -> str:
    """The layer whose work `operation` is; the node's own name if none of `layers` does it.

    Keras nests the names of operations in those of their layers, and counts how often it entered each:
    `model_1/convolution_1/BiasAdd`. The innermost layer is meant, where one model holds another. A converter that joins
    several operations into one joins their names with semicolons; the one with weights is meant, or else the first,
    which says what comes out.

    Args:
        operation: name of a node of the graph, or of the tensor that it gives.
        layers: names of the model's layers.
    """
    nodes = operation.split(";")
    node = next((node for node in nodes if _WEIGHTED.search(node)), nodes[0])
    scopes = node.partition(":")[0].split("/")
    for scope in reversed(scopes):
        # “conv_1” is the first work of “conv”; that of a layer “conv_1” is in “conv_1_1”.
        for name in (_COUNTED.sub("", scope), scope):
            if name in layers:
                return name
    return node
