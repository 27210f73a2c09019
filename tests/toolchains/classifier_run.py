"""Decides what one start of a generated classifier said, by the lines that the harnesses of both platforms print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Each language writes the value of an enumeration in a way of its own.
_PREPARING = re.compile(r'preparing\((?:accelerator=|Inference\.Accelerator\(id: ")([\w-]+)', re.IGNORECASE)


@dataclass(frozen=True)
class Category:
    """One line of an answer."""

    index: int
    score: float
    label: str


@dataclass(frozen=True)
class ClassifierRun:
    """What the classifier said; `output` is all that was printed, by lines of fields separated by tabs."""

    exit_code: int
    output: str

    @property
    def accelerator(self) -> str:
        """The one in use, by its id."""
        return "".join(field for (field,) in self.lines("accelerator"))

    @property
    def choice(self) -> str:
        """How it came to be used."""
        return "".join(field for (field,) in self.lines("choice"))

    @property
    def tried(self) -> list[str]:
        """The accelerators that were touched, in this order."""
        return _PREPARING.findall("".join(f"{step}\n" for (step,) in self.lines("step")))

    @property
    def timed(self) -> set[str]:
        """The accelerators that have a time, measured at this start or remembered."""
        return {accelerator for accelerator, _ in self.lines("timed")}

    @property
    def rejections(self) -> dict[str, str]:
        """Why the others aren't used, by accelerator."""
        return {accelerator: reason for accelerator, reason in self.lines("rejected")}  # noqa: C416 (unpacks lists)

    @property
    def answers(self) -> dict[str, list[Category]]:
        """The categories, best first, by the golden vector's name."""
        answers: dict[str, list[Category]] = {}
        for name, index, score, label in self.lines("category"):
            answers.setdefault(name, []).append(Category(int(index), float(score), label))
        return answers

    @property
    def best_scores(self) -> dict[str, float]:
        """Of each golden frame the best category's score, by the frame's name and the category's index."""
        return {f"{name} {answer[0].index}": answer[0].score for name, answer in self.answers.items()}

    def lines(self, kind: str) -> Iterator[list[str]]:
        """The fields of all lines of that kind, which is the first field."""
        fields = [line.split("\t") for line in self.output.split("\n")]
        return (rest for first, *rest in fields if first == kind)
