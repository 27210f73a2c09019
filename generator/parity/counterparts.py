"""Decides which of the source's operations an artefact's operation stands for, and whether it gives the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from numpy.typing import NDArray

from generator.parity.port_matching import identifier
from generator.parity.runnable import Step, Trace
from generator.parity.value_matching import Values

# What coremltools appends to the name of a value that it has cast.
_CAST = re.compile(r"(_cast|_to)_fp(16|32)$")
# What it appends where it has moved the channels to the front, and what both converters append to a name that is taken.
_APPENDED = re.compile(r"(x|_?\d+)$")


class Counterparts:
    """The operations of a source by name, with what they give."""

    def __init__(self, source: Trace, tolerance: float) -> None:
        """`tolerance` is the share of its range up to which a value counts as the same."""
        self._tolerance = tolerance
        self._values = Values(source.values)
        self._order = {key: index for index, key in enumerate(source.values)}
        self._steps = {key: step for step in source.steps for key in step.outputs}
        self._keys: dict[str, str] = {}
        for key in source.values:
            # Where a source has fused operations itself, the first of the joined names is that of the last of them.
            self._keys.setdefault(_spelled(key.split(";")[0]), key)

    def named(self, name: str) -> str | None:
        """The source's value that `name` was made of; the last one where several were fused and their names joined."""
        found = {key for part in name.split(";") if (key := self._named(part))}
        return max(found, key=lambda key: self._order[key], default=None)

    def step(self, key: str) -> Step:
        """The source's operation behind a value; an input is its own."""
        return self._steps.get(key) or Step("input", key, (key,), ())

    def error(self, key: str, value: NDArray[Any]) -> float:
        """Greatest difference in proportion to the source's greatest magnitude; infinite for another size."""
        return self._values.error(key, value)

    def confirm(self, step: Step, results: Mapping[str, NDArray[Any]]) -> bool:
        """Whether the source has all results of `step`, under its name or another one.

        What was fused goes by the name of one of its parts and is the last of them. So the right value may lie behind
        the one of that name, but not before it: an activation that does nothing gives what went in.
        """
        arrays = [results[key] for key in step.outputs if key in results]
        return bool(arrays) and all(self._confirm(self.named(step.name), array) for array in arrays)

    def _confirm(self, named: str | None, array: NDArray[Any]) -> bool:
        if named and self._values.error(named, array) <= self._tolerance:
            return True
        before = self._before(named) if named else set()
        return any(key not in before for key in self._values.equal(array, self._tolerance))

    def _before(self, key: str) -> set[str]:
        """Values that one is computed from."""
        found: set[str] = set()
        pending = [key]
        while pending:
            step = self._steps.get(pending.pop())
            new = set(step.inputs) - found if step else set()
            found |= new
            pending += new
        return found

    def _named(self, part: str) -> str | None:
        spelled = _spelled(part)
        return self._keys.get(spelled) or self._keys.get(_APPENDED.sub("", spelled))


def _spelled(name: str) -> str:
    return _CAST.sub("", identifier(name))
