"""Decides what a template of one's own is for one project: its paths, contents and lists with expressions computed."""

from __future__ import annotations

import fnmatch
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from generator.errors import SpecError
from generator.render.context import ProjectContext
from generator.render.engine import expressions
from generator.render.own.contract import OwnContract
from generator.render.own.environment import sandboxed_environment
from generator.render.own.folder import CONTRACT_FILE
from generator.render.own.sandbox import Source, rendered_texts
from generator.render.templates import TemplateFile
from generator.spec import Platform

Key = tuple[str, str]

_VERSION_CONTROL = frozenset({".git", ".hg", ".svn"})


@dataclass(frozen=True)
class TemplateParts:
    """What a template consists of.

    Attributes:
        files: by their paths in the project, which may hold expressions, as may their contents unless binary.
        variables: its own values by name.
        copied: patterns of paths whose contents hold no expressions.
    """

    path: Path
    contract: OwnContract
    files: tuple[TemplateFile, ...]
    variables: Mapping[str, Any]
    copied: tuple[str, ...]

    def of(self, platform: Platform) -> TemplateParts:
        """What concerns `platform`."""
        inside = f"{platform.value}/"
        files = tuple(file for file in self.files if file.path.parts[0] == platform.value)
        return replace(self, contract=self.contract.below(inside), files=files)

    def sources(self) -> dict[Key, Source]:
        """Everything that may hold expressions, by what it is and which."""
        where, contract = f"{self.path}/{CONTRACT_FILE}", self.contract
        found: dict[Key, Source] = {}
        for text in (*contract.replaces, *contract.removes, *contract.generated):
            found["listed", text] = Source(where, text)
        for suffix, text in contract.headers.items():
            found["header", suffix] = Source(f"{where}: headers.{suffix}", text)
        for file in self.files:
            path = file.path.as_posix()
            found["path", path] = Source(f"{self.path}: the name of {path}", path)
            content = None if self._is_copied(file.path) else expressions(file.content)
            if content is not None:
                found["content", path] = Source(f"{self.path}: {path}", content)
        return found

    def _is_copied(self, path: PurePosixPath) -> bool:
        places = [place.as_posix() for place in (path, *path.parents)]
        return any(fnmatch.fnmatchcase(place, pattern) for place in places for pattern in self.copied)


@dataclass(frozen=True)
class RenderedTemplate:
    """The same for one platform; all paths are relative to its folder."""

    files: Mapping[PurePosixPath, TemplateFile]
    replaces: frozenset[PurePosixPath]
    removes: frozenset[PurePosixPath]
    generated: frozenset[PurePosixPath]
    headers: Mapping[str, str]


def rendered_template(parts: TemplateParts, platform: Platform, context: ProjectContext) -> RenderedTemplate:
    """Everything of the template that concerns `platform`.

    Raises:
        SpecError: an expression can't be computed, or a path leads out of the platform's folder.
    """
    mine, inside = parts.of(platform), f"{platform.value}/"
    sources = mine.sources()
    done = dict(zip(sources, rendered_texts(list(sources.values()), {**mine.variables, **vars(context)}), strict=True))
    files = [replace(file, content=_content(file, done)) for file in mine.files]
    paths = [_inside(done["path", file.path.as_posix()], inside, mine.path) for file in mine.files]
    replaces, removes, generated = (
        frozenset(path for text in texts if (path := _inside(done["listed", text], inside, mine.path)))
        for texts in (mine.contract.replaces, mine.contract.removes, mine.contract.generated)
    )
    headers = {suffix: done["header", suffix] for suffix in mine.contract.headers}
    return RenderedTemplate(_by_path(paths, files, mine.path), replaces, removes, generated, headers)


def check_syntax(parts: TemplateParts) -> None:
    """Raises `SpecError` if an expression isn't one: what can be told at once, before a model is converted."""
    from jinja2 import TemplateSyntaxError

    environment, where = sandboxed_environment(), ""
    try:
        for source in parts.sources().values():
            where = source.where
            environment.parse(source.text)
    except TemplateSyntaxError as error:
        raise SpecError(f"{where}, line {error.lineno}: {error.message}") from error
    except RecursionError as error:
        raise SpecError(f"{where}: its expressions are nested too deeply.") from error


def _content(file: TemplateFile, done: Mapping[Key, str]) -> bytes:
    text = done.get(("content", file.path.as_posix()))
    return file.content if text is None else text.encode()


def _by_path(
    paths: Sequence[PurePosixPath | None], files: Sequence[TemplateFile], template: Path
) -> dict[PurePosixPath, TemplateFile]:
    found: dict[PurePosixPath, TemplateFile] = {}
    for path, file in zip(paths, files, strict=True):
        if path in found:
            raise SpecError(f"The template {template} has two files that become {path}.", "Rename one of them.")
        if path:
            found[path] = replace(file, path=path)
    return found


def _inside(rendered: str, inside: str, template: Path) -> PurePosixPath | None:
    """The path below the platform's folder; None where the file's name became empty, which leaves it out."""
    path = PurePosixPath(rendered)
    hidden = any(unicodedata.category(char).startswith("C") or char == "\\" for char in rendered)
    # Some file systems take .GIT for .git.
    stays = ".." not in path.parts and not {part.casefold() for part in path.parts} & _VERSION_CONTROL
    if hidden or not stays or rendered.rstrip("/") != path.as_posix() or not rendered.startswith(inside):
        told = f"The template {template} has a path that becomes {rendered!r}."
        raise SpecError(told, f"It must lead to a place inside {inside}.")
    return None if rendered.endswith("/") else path.relative_to(inside)
