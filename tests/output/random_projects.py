"""Invents projects, what their developers do to them, and models that change: the same for the same seed."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import PurePosixPath

from generator.output.disk import DiskFile
from tests.output.projects import Rendering

Files = dict[PurePosixPath, DiskFile]

_WORDS = ("cat", "dog", "fox", "owl", "bee", "ant", "elk", "cod")


@dataclass(frozen=True)
class Model:
    """What a rendering depends on."""

    size: int = 224
    labels: tuple[str, ...] = ("cat", "dog", "fox")
    app: str = "DigitReader"
    output: str = "scores"
    has_gpu: bool = True
    weights: int = 0

    def retrained(self, dice: random.Random) -> Model:
        """The same model after one to three changes."""
        model = self
        for _ in range(dice.randint(1, 3)):
            change = dice.choice(("size", "labels", "app", "output", "gpu", "weights"))
            if change == "size":
                model = replace(model, size=dice.choice((192, 224, 320)))
            elif change == "labels":
                model = replace(model, labels=tuple(dice.sample(_WORDS, dice.randint(1, len(_WORDS)))))
            elif change == "app":
                model = replace(model, app=dice.choice(("DigitReader", "Zoo", "Reader")))
            elif change == "output":
                model = replace(model, output=dice.choice(("scores", "probabilities")))
            elif change == "gpu":
                model = replace(model, has_gpu=not model.has_gpu)
            else:
                model = replace(model, weights=dice.randint(0, 5))
        return model

    def rendered(self) -> Rendering:
        """The files of its apps."""
        body = "".join(f"    step{number}()\n" for number in range(8))
        contract = "".join(f'    "{label}",\n' for label in self.labels)
        strings = "".join(f'    <string name="l_{label}">{label}</string>\n' for label in self.labels)
        files: dict[str, str | bytes] = {
            "README.md": f"# {self.app}\n\nReads pictures of {self.size} pixels.\n\nIt gives {self.output}.\n",
            "gradlew": "#!/bin/sh\nset -e\nexec gradle\n",
            f"{self.app}/Screen.kt": f"package app\n\nfun screen() {{\n{body}}}\n\nfun title() = name\n",
            f"{self.app}/Theme.kt": "".join(f"val color{number} = {number}\n" for number in range(12)),
            "inference/Contract.kt": (
                f"val size = {self.size}\n\nval labels = listOf(\n{contract})\n\nval out = {self.output}\n"
            ),
            "inference/labels.txt": "".join(f"{label}\n" for label in self.labels),
            "inference/model.tflite": b"\0weights %d" % self.weights,
            "res/values/strings.xml": f"<resources>\n    <!-- labels -->\n{strings}</resources>\n",
        }
        if self.has_gpu:
            files["inference/Gpu.kt"] = "package inference\n\nclass Gpu {\n    fun run() = 1\n    fun close() = 2\n}\n"
        return Rendering(files, frozenset({"gradlew"}))


@dataclass
class Developer:
    """Edits files at random.

    Attributes:
        written: every line that was ever written; no two are the same.
    """

    dice: random.Random
    written: set[bytes] = field(default_factory=set)
    _numbers: count[int] = field(default_factory=count)

    def works_on(self, files: Files) -> None:
        """Does up to six things to `files`."""
        for _ in range(self.dice.randint(0, 6)):
            deeds = (self._insert, self._insert, self._replace, self._delete_line, self._move_line)
            rare = (self._delete_file, self._rename, self._add_file, self._change_mode, self._change_breaks)
            path = self.dice.choice(sorted(files))
            self.dice.choice(deeds if self.dice.random() < 0.75 else rare)(files, path)

    def _line(self) -> bytes:
        line = b"    mine %d" % next(self._numbers)
        self.written.add(line)
        return line + b"\n"

    def _insert(self, files: Files, path: PurePosixPath) -> None:
        lines = files[path].content.splitlines(keepends=True)
        lines.insert(self.dice.randint(0, len(lines)), self._line())
        files[path] = replace(files[path], content=b"".join(lines))

    def _replace(self, files: Files, path: PurePosixPath) -> None:
        self._delete_line(files, path)
        self._insert(files, path)

    def _delete_line(self, files: Files, path: PurePosixPath) -> None:
        lines = files[path].content.splitlines(keepends=True)
        if lines:
            del lines[self.dice.randrange(len(lines))]
            files[path] = replace(files[path], content=b"".join(lines))

    def _move_line(self, files: Files, path: PurePosixPath) -> None:
        lines = files[path].content.splitlines(keepends=True)
        if lines:
            line = lines.pop(self.dice.randrange(len(lines)))
            lines.insert(self.dice.randint(0, len(lines)), line)
            files[path] = replace(files[path], content=b"".join(lines))

    def _delete_file(self, files: Files, path: PurePosixPath) -> None:
        del files[path]
        if not files:
            self._add_file(files, path)

    def _rename(self, files: Files, path: PurePosixPath) -> None:
        files[path.with_name(f"my{next(self._numbers)}-{path.name}")] = files.pop(path)

    def _add_file(self, files: Files, path: PurePosixPath) -> None:
        content = b"".join(self._line() for _ in range(self.dice.randint(1, 5)))
        files[path.with_name(f"own{next(self._numbers)}{path.suffix}")] = DiskFile(content)

    def _change_mode(self, files: Files, path: PurePosixPath) -> None:
        files[path] = replace(files[path], executable=not files[path].executable)

    def _change_breaks(self, files: Files, path: PurePosixPath) -> None:
        content = files[path].content
        if b"\0" not in content:
            files[path] = replace(files[path], content=content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
