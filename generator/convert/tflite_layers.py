"""Decides which layers of the source model an operator of a `.tflite` does the work of.

Converters name what an operator gives after the nodes of the graph that it stands for, joined by semicolons, the last
node first: `digits_1/relu1_1/Relu;digits_1/conv1_1/convolution`. Keras nests nodes in their layers, and enters the
scope of each twice: to build it, and to call it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_COUNTED = re.compile(r"_\d+$")
# The nodes that multiply by a layer's weights, after which whoever looks for a fused operator will look.
_WEIGHTED = re.compile(r"/(convolution|conv_transpose|depthwise|separable_conv2d|MatMul|einsum)\w*$", re.IGNORECASE)


def layers_of(name: str) -> tuple[str, ...]:
    """The layers, the outermost first, of every node in the name of an operator's result; the nodes themselves, too.

    A name without scopes, such as that of a model's output, is its own.
    """
    found: dict[str, None] = {}
    for node in name.split(";"):
        found |= dict.fromkeys(_scopes(node))
        found[node] = None
    return tuple(found)


def told(name: str) -> str:
    """The one layer to name to a person: the one whose weights the operator has, or else what comes out."""
    nodes = name.split(";")
    node = next((node for node in nodes if _WEIGHTED.search(node)), nodes[0])
    layers = [scope for scope, raw in zip(_scopes(node), node.split("/"), strict=False) if scope != raw]
    # The outermost one is the model. What it computes outside of layers, such as `a + b`, has the node's name alone.
    return layers[-1] if len(layers) > 1 else node


def _scopes(node: str) -> Iterator[str]:
    """Names of layers in the scopes of a node, which count the entries: `conv_1` is “conv”, `conv_1_1` is “conv_1”."""
    scopes = node.split("/")[:-1]
    # Scopes of another program than Keras are counted only when they are entered again.
    counted = bool(scopes) and _COUNTED.search(scopes[0]) is not None
    return (_COUNTED.sub("", scope) if counted else scope for scope in scopes)
