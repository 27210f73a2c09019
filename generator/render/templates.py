"""Decides which template files a project is rendered from: a base, with files of overlays in place of its own."""

from __future__ import annotations

import stat
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from generator.render.files import Ownership

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_PACKAGE = Path(__file__).resolve().parent.parent
LITTER = frozenset({".DS_Store", "Thumbs.db"})


@dataclass(frozen=True)
class TemplateFile:
    """A template: its path may hold expressions, and so may its content unless it is binary."""

    path: PurePosixPath
    content: bytes
    executable: bool


@dataclass(frozen=True)
class TemplateSet:
    """What one platform and task are rendered from.

    Attributes:
        generated: path prefixes that mobilegen owns; they may hold expressions, as the templates' paths may.
    """

    files: tuple[TemplateFile, ...]
    generated: tuple[PurePosixPath, ...]

    def ownership(self, path: PurePosixPath) -> Ownership:
        """The owner of a rendered path, once the prefixes are rendered, too."""
        owned = any(path == prefix or prefix in path.parents for prefix in self.generated)
        return Ownership.GENERATED if owned else Ownership.SCAFFOLD


def templates_folder() -> Path:
    """The folder of all templates: inside the package if it was installed from a wheel, else the checkout's."""
    installed = _PACKAGE / "_templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def load_versions(folder: Path) -> dict[str, str]:
    """Versions of the outside world from `versions.toml`, by name; where each is told doesn't matter here."""
    return {name: str(entry["version"]) for name, entry in _table(folder / "versions.toml").items()}


def load_templates(platform_folder: Path, overlays: Sequence[str]) -> TemplateSet:
    """The templates of `base/` with those of each of `overlays` laid over them, one after the other.

    An overlay is a folder beside `base/`, such as `tasks/image-classification`; one that isn't there adds nothing.

    Raises:
        FileNotFoundError: there is no `base/` or no `template.toml`.
    """
    base = platform_folder / "base"
    if not base.is_dir():
        raise FileNotFoundError(f"no templates in {base}")
    settings = _table(platform_folder / "template.toml")
    merged = _read(base)
    for overlay in overlays:
        merged |= _read(platform_folder / overlay)
    return TemplateSet(
        files=tuple(merged[path] for path in sorted(merged)),
        generated=tuple(PurePosixPath(prefix) for prefix in settings["generated"]),
    )


def _table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def _read(folder: Path) -> dict[str, TemplateFile]:
    found: dict[str, TemplateFile] = {}
    for path in folder.rglob("*"):
        if path.is_file() and path.name not in LITTER:
            relative = path.relative_to(folder).as_posix()
            executable = bool(path.stat().st_mode & stat.S_IXUSR)
            found[relative] = TemplateFile(PurePosixPath(relative), path.read_bytes(), executable)
    return found
