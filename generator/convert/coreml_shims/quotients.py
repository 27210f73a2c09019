"""Decides what quotients and inverse square roots become in Core ML: what TensorFlow means, no epsilon added.

MIL adds 1e-4 to what `inverse` gets and 1e-12 to what `rsqrt` gets unless told otherwise, and coremltools doesn't tell:
the reciprocal of 0.01 came out as 99, and vectors of 1e-4 were normalised wrong by 5e-5.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from generator.convert.coreml_shims.operators import Lowering

# The least normal number: nothing beside any that isn't 0, and the root of 0 stays finite as before.
_LEAST = np.finfo(np.float32).tiny


def reciprocal(_: Lowering) -> Lowering:
    """`Reciprocal`: a division."""

    def lower(context: Any, node: Any) -> None:
        from coremltools.converters.mil.mil import Builder as mb  # noqa: N813 - coremltools' own name for it

        context.add(node.name, mb.real_div(x=np.float32(1), y=context[node.inputs[0]], name=node.name))

    return lower


def inverse_square_root(_: Lowering) -> Lowering:
    """`Rsqrt`: still `rsqrt`, by which coremltools knows a layer normalisation, with an epsilon that adds nothing."""

    def lower(context: Any, node: Any) -> None:
        from coremltools.converters.mil.mil import Builder as mb  # noqa: N813 - coremltools' own name for it

        context.add(node.name, mb.rsqrt(x=context[node.inputs[0]], epsilon=_LEAST, name=node.name))

    return lower


def division_without_nan(_: Lowering) -> Lowering:
    """`DivNoNan`: 0 where the divisor is 0, which coremltools takes for a plain division."""

    def lower(context: Any, node: Any) -> None:
        from coremltools.converters.mil.mil import Builder as mb  # noqa: N813 - coremltools' own name for it

        dividend, divisor = (context[name] for name in node.inputs)
        vanishes = mb.equal(x=divisor, y=np.float32(0))
        quotient = mb.real_div(x=dividend, y=mb.select(cond=vanishes, a=np.float32(1), b=divisor))
        context.add(node.name, mb.select(cond=vanishes, a=np.float32(0), b=quotient, name=node.name))

    return lower
