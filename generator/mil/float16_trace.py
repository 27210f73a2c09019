"""Decides what is kept of an evaluation's float16 results: what can be said in a number, not the values themselves."""

from __future__ import annotations

import numpy as np

from generator.mil.float16_findings import Finding, Headroom, Loss
from generator.mil.program import TracedOp

_MOST_NEAREST = 3


class Float16Trace:
    """A trace for `Program.evaluate`."""

    def __init__(self) -> None:
        self._ops: dict[str, str] = {}
        self._greatest: dict[str, float] = {}
        self._infinite: dict[str, float] = {}
        self._origins: set[str] = set()

    def __call__(self, traced: TracedOp) -> None:
        """Notes one operation."""
        sound = not any(self._infinite.get(name) for name in traced.inputs)
        for name, value, dtype in zip(traced.outputs, traced.values, traced.dtypes, strict=True):
            if not isinstance(value, np.ndarray) or value.dtype.kind != "f" or not value.size:
                continue
            finite = np.isfinite(value)
            share = 1.0 - float(np.count_nonzero(finite)) / value.size
            self._infinite[name] = max(share, self._infinite.get(name, 0.0))
            if dtype != "FLOAT16":
                continue
            self._ops[name] = traced.type
            greatest = float(np.abs(value, where=finite, out=np.zeros_like(value)).max())
            self._greatest[name] = max(greatest, self._greatest.get(name, 0.0))
            if share and sound:
                self._origins.add(name)

    def overflows(self, exact: Float16Trace) -> list[Finding]:
        """Where infinities begin that there are none of in the `exact` trace.

        An operation that isn't in it belongs to a branch that only float16 takes: no fault of its own.
        """
        return [
            Finding(op, name, Loss.OVERFLOW, exact._greatest[name], self._infinite[name])
            for name, op in self._ops.items()
            if name in self._origins and name in exact._greatest and not exact._infinite[name]
        ]

    def nearest(self, but: set[str]) -> tuple[Headroom, ...]:
        """The results that come nearest to the end of float16, but those."""
        rooms = [Headroom(op, name, self._greatest[name]) for name, op in self._ops.items() if name not in but]
        return tuple(sorted(rooms, key=lambda room: room.factor)[:_MOST_NEAREST])
