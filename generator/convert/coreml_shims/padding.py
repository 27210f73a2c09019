"""Decides how Core ML pads by mirroring: `SYMMETRIC` repeats the edge, which coremltools takes for `REFLECT`."""

from __future__ import annotations

from typing import Any

import numpy as np

from generator.convert.coreml_shims.operators import Lowering
from generator.errors import ConversionError


def mirror_pad(original: Lowering) -> Lowering:
    """`MirrorPad`: the original for `REFLECT`; a look-up along each axis for `SYMMETRIC`, which MIL's `pad` lacks."""

    def lower(context: Any, node: Any) -> None:
        from coremltools.converters.mil.mil import Builder as mb  # noqa: N813 - coremltools' own name for it

        if node.attr.get("mode", "REFLECT").upper() == "REFLECT":
            original(context, node)
            return
        padded, amounts = context[node.inputs[0]], context[node.inputs[1]].val
        if amounts is None:
            raise ConversionError(
                f"Core ML can't be given “{node.name}”: it pads by amounts that are only known when the model runs",
                "Give that layer fixed amounts and save the model again.",
            )
        for axis, (before, after) in enumerate(amounts):
            if before or after:
                mirrored = np.pad(np.arange(padded.shape[axis], dtype=np.int32), (before, after), "symmetric")
                padded = mb.gather(x=padded, indices=mirrored, axis=axis)
        context.add(node.name, mb.identity(x=padded, name=node.name))

    return lower
