"""Decides what a project was made from, by digests: fast enough to find out on every run whether anything changed."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import __version__
from generator.errors import SpecError
from generator.output import Origin
from generator.render.own.folder import read_own_folder
from generator.render.templates import templates_folder

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

CONFIG_FILE = "mobilegen.toml"

_BLOCK = 2**20
_MISSING = "missing"
_LITTER = frozenset({".DS_Store", "Thumbs.db"})


@dataclass(frozen=True)
class Answers:
    """What was said when the project was made and mobilegen.toml doesn't hold.

    Attributes:
        samples: folder of pictures for the comparison and the apps' own tests.
        select_tf_ops: whether a `.tflite` may borrow TensorFlow's operators: `allow`, `refuse` or `ask`.
    """

    samples: Path | None = None
    force: bool = False
    normalize_twice: bool = False
    select_tf_ops: str = "ask"

    def inputs(self, root: Path) -> dict[str, str]:
        """As they stand in the lock of the project in `root`."""
        values = {"select_tf_ops": self.select_tf_ops} if self.select_tf_ops != "ask" else {}
        values |= {name: "yes" for name in ("force", "normalize_twice") if getattr(self, name)}
        if self.samples is None:
            return values
        return {**values, "samples": Path(os.path.relpath(self.samples, root)).as_posix()}

    @classmethod
    def of(cls, inputs: Mapping[str, str], root: Path) -> Answers:
        """As they stood in the lock."""
        samples = inputs.get("samples")
        return cls(
            samples=Path(os.path.normpath(root / samples)) if samples else None,
            force="force" in inputs,
            normalize_twice="normalize_twice" in inputs,
            select_tf_ops=inputs.get("select_tf_ops", "ask"),
        )


def origin(config: str, root: Path, answers: Answers, templates: Path | None = None) -> Origin:
    """What a project with the mobilegen.toml `config` in `root` is rendered from.

    A file that isn't there counts as such: the origin is then another one.

    Args:
        config: the text of mobilegen.toml.
        root: the project's folder, which the paths in `config` are relative to.
        answers: what `config` doesn't hold.
        templates: the folder of templates; None for mobilegen's own.

    Raises:
        SpecError: `config` is no TOML.
    """
    try:
        values = tomllib.loads(config)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SpecError(
            f"{CONFIG_FILE} is not valid TOML: {error}.", "Correct that line, or take the file from version control."
        ) from error
    inputs = {"project": _digest_of(json.dumps(values, sort_keys=True, default=str).encode())}
    inputs |= answers.inputs(root)
    template = _named_template(values)
    if template:
        inputs["template_digest"] = _template_digest(Path(os.path.normpath(root / template)))
    for name, path in _named_files(values, answers):
        # The folder need not exist yet, and then nothing is below its “..”.
        inputs[f"{name}_digest"] = file_digest(Path(os.path.normpath(root / path)))
    return Origin(__version__, file_digest(templates or templates_folder()), inputs)


def _named_files(values: Mapping[str, Any], answers: Answers) -> Iterator[tuple[str, str | Path]]:
    """The files and folders that a project is made from, besides mobilegen.toml itself."""
    for name, table, key in (
        ("model", "source", "path"),
        ("labels", "source", "labels"),
        ("calibration", "quantization", "calibration"),
    ):
        found = values.get(table)
        if isinstance(found, dict) and isinstance(found.get(key), str):
            yield name, found[key]
    if answers.samples:
        yield "samples", answers.samples


def _named_template(values: Mapping[str, Any]) -> str:
    """The folder of the user's own templates, relative to the project; empty if there is none."""
    found = values.get("templates")
    path = found.get("path") if isinstance(found, dict) else None
    return path if isinstance(path, str) else ""


def _template_digest(path: Path) -> str:
    """Of what is rendered alone: a folder under version control holds more."""
    if not path.is_dir():
        return _MISSING
    try:
        return read_own_folder(path).digest
    except SpecError:
        # Whoever renders it says what is wrong.
        return "unusable"


def file_digest(path: Path) -> str:
    """SHA-256 of a file, or of all names and contents below a folder; “missing” if neither is there."""
    try:
        if path.is_file():
            return _content_digest(path)
        if not path.is_dir():
            return _MISSING
        root = os.fspath(path)
        files = sorted((os.path.relpath(file, root).replace(os.sep, "/"), file) for file in _files(root))
        lines = [f"{name}\0{_content_digest(file)}\n" for name, file in files]
    except OSError:
        return _MISSING
    return _digest_of("".join(lines).encode("utf-8", "surrogateescape"))


def _files(folder: str) -> Iterator[str]:
    """Those below `folder`, through no link to a folder; as texts, since every run goes through all templates."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            elif entry.name not in _LITTER and entry.is_file():
                yield entry.path


def _content_digest(path: str | Path) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as file:  # noqa: PTH123 - see `_files`
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
