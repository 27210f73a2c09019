"""Decides how a template becomes a file: cookiecutter's strict Jinja environment, in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from generator.errors import MobilegenError
from generator.render.context import ProjectContext, UnfilteredTextError
from generator.render.files import RenderedFile, RenderedProject
from generator.render.filters import FILTERS
from generator.render.templates import TemplateFile, TemplateSet

if TYPE_CHECKING:
    from jinja2 import Environment

_MARKS = ("{{", "{%", "{#")


class TemplateError(Exception):
    """A template is wrong, and with it mobilegen itself; never the user's mistake."""


class Engine:
    """Renders templates with one context; expressions see it under the name `cookiecutter`."""

    def __init__(self, context: ProjectContext) -> None:
        self._variables = {"cookiecutter": context}
        self._environment = _strict_environment()

    def render(self, templates: TemplateSet) -> RenderedProject:
        """All files of the project.

        Raises:
            TemplateError: a template or a path is not valid, uses an undefined name, or prints text unfiltered.
            MobilegenError: the user's text can't be written in the file's language.
        """
        generated = tuple(self._path(prefix) for prefix in templates.generated)
        named = replace(templates, generated=generated)
        return RenderedProject.of(self._file(template, named) for template in templates.files)

    def _file(self, template: TemplateFile, templates: TemplateSet) -> RenderedFile:
        path = self._path(template.path)
        content = self._content(template)
        return RenderedFile(path, content, templates.ownership(path), template.executable)

    def _path(self, template: PurePosixPath) -> PurePosixPath:
        return _checked(self._text(template.as_posix(), template), template)

    def _content(self, template: TemplateFile) -> bytes:
        source = expressions(template.content)
        return template.content if source is None else self._text(source, template.path).encode()

    def _text(self, source: str, where: PurePosixPath) -> str:
        from jinja2 import TemplateError as JinjaError

        try:
            return rendered(self._environment, source, self._variables)
        except MobilegenError:
            raise
        except (JinjaError, UnfilteredTextError, TypeError, ValueError, ArithmeticError, LookupError) as error:
            raise TemplateError(f"template {where}: {error}") from error


def rendered(environment: Environment, source: str, variables: Mapping[str, Any]) -> str:
    """`source` with its expressions computed; raises whatever they do."""
    # Jinja turns every line break into the environment's own; batch files have another.
    crlf = environment.overlay(newline_sequence="\r\n") if "\r\n" in source else environment
    return crlf.from_string(source).render(variables)


def expressions(content: bytes) -> str | None:
    """The text of a file that has to be rendered; None for one that is copied: it is binary, or has no expressions."""
    try:
        source = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if "\0" in source or not any(mark in source for mark in _MARKS) else source


def _strict_environment() -> Environment:
    from cookiecutter.environment import StrictEnvironment

    environment: Environment = StrictEnvironment(keep_trailing_newline=True, autoescape=False, finalize=printable)
    environment.filters.update(FILTERS)
    return environment


def printable(value: Any) -> str:
    """Lets only text and numbers into the output; anything else there is a mistake in the template."""
    text = str(value)  # raises for an undefined name and for UserText
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise TypeError(f"{text} is neither text nor a number")
    return text


def _checked(rendered: str, template: PurePosixPath) -> PurePosixPath:
    path = PurePosixPath(rendered)
    if not rendered or path.is_absolute() or ".." in path.parts or rendered != path.as_posix():
        raise TemplateError(f"template {template}: “{rendered}” is not a path inside the project")
    return path
