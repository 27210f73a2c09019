"""Decides which names of a converted Core ML model are replaced: those of outputs and those that count."""

from __future__ import annotations

import re
from collections.abc import Mapping

_ILLEGAL = re.compile(r"\W", re.ASCII)
# TensorFlow numbers the functions of loops by everything that the process has traced so far.
_COUNTED = re.compile(r"(?<=_frozen_)\d+")


def identifier(name: str) -> str:
    """What Core ML allows as a name: `dense-1` becomes `dense_1`, `1st` becomes `_1st`."""
    legal = _ILLEGAL.sub("_", name)
    return f"_{legal}" if legal[:1].isdigit() else legal


class Renaming:
    """Gives features their real names, and numbers functions 0, 1, 2, … in order of appearance."""

    def __init__(self, nodes: Mapping[str, str]) -> None:
        """Takes node of the graph by real name of the input or output."""
        self._names: dict[str, str] = {}
        self._numbers: dict[str, str] = {}
        for name, node in nodes.items():
            wanted = legal = identifier(name)
            repeats = 0
            while wanted in self._names.values():
                repeats += 1
                wanted = f"{legal}_{repeats}"
            self._names[identifier(node)] = wanted

    def __call__(self, name: str) -> str:
        """The new name of a value that coremltools has called `name`."""
        return self._names.get(name) or _COUNTED.sub(self._renumbered, name)

    def _renumbered(self, match: re.Match[str]) -> str:
        return self._numbers.setdefault(match.group(), str(len(self._numbers)))
