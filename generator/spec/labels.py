"""Decides what a set of labels is: the text for each index of the output, taken verbatim."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.spec.problems import Problem, error, warning

_FORBIDDEN = {"\n": "a line break", "\r": "a carriage return", "\0": "a NUL character"}


@dataclass(frozen=True)
class LabelSet:
    """Labels in the order of the model's output: any text but line breaks and NUL, at least one visible character."""

    names: tuple[str, ...]

    @classmethod
    def numbered(cls, count: int) -> LabelSet:
        """Stand-ins for a model that came without labels (`Class 0`, `Class 1`, …)."""
        return cls(tuple(f"Class {index}" for index in range(count)))

    def __len__(self) -> int:
        return len(self.names)

    def problems(self) -> list[Problem]:
        """Everything that can't be a label, and duplicates as a warning, for a collected report."""
        found: list[Problem] = []
        for index, name in enumerate(self.names):
            where = f"labels[{index}]"
            if not name.strip():
                found.append(error(where, "is empty", "Every line of the labels file must hold a label."))
            found += [error(where, f"contains {what}") for char, what in _FORBIDDEN.items() if char in name]
        duplicates = sorted(name for name, count in Counter(self.names).items() if count > 1)
        found += [warning("labels", f"“{name}” stands for several classes") for name in duplicates]
        return found
