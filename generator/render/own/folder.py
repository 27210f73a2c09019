"""Decides which files of a template of one's own are read: regular ones, reached through no link, and not too many."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.errors import SpecError
from generator.render.templates import LITTER, TemplateFile

CONTRACT_FILE = "mobilegen-template.toml"
VARIABLES_FILE = "cookiecutter.json"

_DOCS = "docs/templates.md says what a template consists of."
_VERSION_CONTROL = frozenset({".git", ".hg", ".svn"})
_MOST_FILES = 2000
_MOST_BYTES = 32 * 2**20


@dataclass(frozen=True)
class OwnFolder:
    """What a template's folder holds, as it lies there.

    Attributes:
        contract: what it says of itself, in TOML.
        variables: its own variables, as cookiecutter has them in JSON; empty if it has none.
        files: of the folder that cookiecutter would render, sorted by path and relative to it.
        has_hooks: whether it brings programs along, which mobilegen doesn't run.
    """

    path: Path
    contract: bytes
    variables: bytes
    files: tuple[TemplateFile, ...]
    has_hooks: bool

    @property
    def digest(self) -> str:
        """SHA-256, in hexadecimal, of everything that is rendered."""
        parts = [(CONTRACT_FILE, self.contract, False), (VARIABLES_FILE, self.variables, False)]
        parts += [(f"/{file.path}", file.content, file.executable) for file in self.files]
        lines = [f"{name}\0{int(mode)}\0{hashlib.sha256(content).hexdigest()}\n" for name, content, mode in parts]
        return hashlib.sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def read_own_folder(path: Path) -> OwnFolder:
    """The template in the folder `path`.

    Raises:
        SpecError: there is none, or it holds links, anything but files, or too much.
    """
    if not path.is_dir():
        raise SpecError(f"The template {path} is not a folder.", "Name the folder that holds its contract file.")
    reader = _Reader(path)
    project = _project_folder(path)
    try:
        contract = reader.optional(CONTRACT_FILE)
        if contract is None:
            raise SpecError(f"The template {path} has no {CONTRACT_FILE}.", _DOCS)
        variables = reader.optional(VARIABLES_FILE) or b""
        files = tuple(reader.templates(project))
    except OSError as error:
        raise SpecError(f"The template {path} can't be read: {error}.") from error
    return OwnFolder(path, contract, variables, files, os.path.lexists(path / "hooks"))


def _project_folder(path: Path) -> Path:
    """The one folder that cookiecutter would render: an expression is its name."""
    found = [entry for entry in sorted(path.iterdir()) if "{{" in entry.name and "cookiecutter" in entry.name]
    if len(found) != 1 or found[0].is_symlink() or not found[0].is_dir():
        what = "has no folder" if not found else "must have one folder, and no link,"
        hint = "It holds android/ and ios/, and what lies there goes over mobilegen's own templates."
        raise SpecError(f"The template {path} {what} called {{{{ cookiecutter.slug }}}}.", hint)
    return found[0]


class _Reader:
    """Reads files of one template, and stops when they are too many."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files = _MOST_FILES
        self._bytes = _MOST_BYTES

    def optional(self, name: str) -> bytes | None:
        """The content of a file in the root; None if there is none."""
        return self._read(self._root / name)[0] if os.path.lexists(self._root / name) else None

    def templates(self, folder: Path) -> Iterator[TemplateFile]:
        """All files below `folder`."""
        for place in _below(folder):
            content, executable = self._read(place)
            yield TemplateFile(PurePosixPath(place.relative_to(folder).as_posix()), content, executable)

    def _read(self, place: Path) -> tuple[bytes, bool]:
        """Content, and whether it may be executed."""
        if not stat.S_ISREG(place.lstat().st_mode):
            kind = "link" if place.is_symlink() else "file that can't be read like one"
            raise SpecError(f"{place} is a {kind}.", "A template consists of ordinary files: copy what it leads to.")
        # Whoever puts a link or a pipe there in this moment finds it closed.
        with os.fdopen(os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
            content = file.read(self._bytes + 1)
            executable = bool(os.fstat(file.fileno()).st_mode & stat.S_IXUSR)
        self._files -= 1
        self._bytes -= len(content)
        if min(self._files, self._bytes) < 0:
            most = f"{_MOST_FILES} files or {_MOST_BYTES // 2**20} MB"
            raise SpecError(f"The template {self._root} has more than {most}.", "Is it the right folder?")
        return content, executable


def _below(folder: Path) -> Iterator[Path]:
    """Everything below `folder` but folders, which are entered, in the order of the paths' text."""
    found = []
    for here, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = sorted(name for name in folders if name not in _VERSION_CONTROL)
        links = [name for name in folders if (Path(here) / name).is_symlink()]
        found += [Path(here) / name for name in [*names, *links] if name not in LITTER]
        if len(found) > 2 * _MOST_FILES:
            break
    yield from sorted(found, key=lambda place: place.relative_to(folder).as_posix())


def _raise(error: OSError) -> None:
    raise error
