"""Decides how inputs and outputs of any model are described, so that those of two models can be joined."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.processing.quantization import dequantize, quantize
from generator.spec import QuantizationParams


class PortKind(str, Enum):
    """What travels through a port."""

    ARRAY = "array"
    PICTURE = "picture"
    SCORES = "scores by label"


@dataclass(frozen=True)
class Port:
    """One input or output.

    Attributes:
        name: by which the runtime knows it.
        shape: with -1 for an axis of any size; `(height, width, channels)` of a PICTURE, whose pixels the runtime takes
            as they are; `(count,)` of SCORES, or `(-1,)` if the file doesn't tell.
        dtype: numpy's name of the element type.
        quantization: of the whole array; None if it holds real values.
    """

    name: str
    shape: tuple[int, ...]
    dtype: str = "float32"
    quantization: QuantizationParams | None = None
    kind: PortKind = PortKind.ARRAY

    def declared(self, values: NDArray[Any]) -> NDArray[Any]:
        """Real values as the runtime wants them: quantised if the port is, else in its element type."""
        wanted = np.dtype(self.dtype)
        if self.quantization and wanted.kind in "iu":
            return quantize(values.astype(np.float32), self.quantization, wanted.type)
        return np.ascontiguousarray(values.astype(wanted))

    def real(self, raw: NDArray[Any]) -> NDArray[Any]:
        """What the runtime gave, as real values; integers that aren't quantised and truth values stay what they are."""
        if self.quantization and raw.dtype.kind in "iu":
            return dequantize(raw, self.quantization)
        return raw.astype(np.float32) if raw.dtype.kind == "f" else raw
