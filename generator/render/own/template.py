"""Decides what a template of one's own becomes over mobilegen's files: each replacement announced, none by accident."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator import __version__
from generator.errors import SpecError
from generator.render.context import ProjectContext
from generator.render.files import Ownership, RenderedFile, RenderedProject
from generator.render.own.contract import own_contract
from generator.render.own.folder import CONTRACT_FILE, VARIABLES_FILE, read_own_folder
from generator.render.own.headers import headed
from generator.render.own.rendering import RenderedTemplate, TemplateParts, check_syntax, rendered_template
from generator.render.own.variables import own_variables
from generator.spec import Platform, TemplateChoice

_HOOKS = "The template {} has hooks: they weren't run, since mobilegen runs no program of a template."


@dataclass(frozen=True)
class OwnTemplate:
    """A folder of templates that goes over mobilegen's own; `notes` are sentences for the user."""

    parts: TemplateParts
    notes: tuple[str, ...] = ()

    def check_platforms(self, platforms: Collection[Platform]) -> None:
        """Raises `SpecError` unless it goes over something of a project for `platforms`."""
        wanted = ", ".join(platform.value for platform in platforms)
        if not set(platforms) & set(self.parts.contract.platforms):
            own = ", ".join(platform.value for platform in self.parts.contract.platforms)
            hint = "Leave --template out, or add the platform to `platforms` in its contract."
            raise SpecError(f"The template {self.parts.path} is for {own}; the project is for {wanted}.", hint)

    def over(
        self, project: RenderedProject, platform: Platform, context: ProjectContext, taken: Collection[PurePosixPath]
    ) -> RenderedProject:
        """`project`, one platform's, with this template's files and headers.

        Args:
            project: relative to the platform's folder, as everything here.
            platform: whose project it is.
            context: what expressions see.
            taken: paths of files that are made from the model.

        Raises:
            SpecError: the template is wrong, or doesn't fit what mobilegen renders; says what to change.
        """
        if platform not in self.parts.contract.platforms:
            return project
        if context.model.task not in self.parts.contract.tasks:
            hint = f"Add “{context.model.task}” to `tasks` in its {CONTRACT_FILE} once it has been tried."
            raise SpecError(f"The template {self.parts.path} is not for {context.model.task}.", hint)
        own = rendered_template(self.parts, platform, context)
        ours = {file.path: file for file in project.files}
        self._check_fit(own, platform, set(ours), set(taken))
        kept = {path: file for path, file in ours.items() if path not in own.removes}
        for path, file in own.files.items():
            ownership = _ownership(path, own, ours.get(path))
            kept[path] = RenderedFile(path, file.content, ownership, file.executable)
        return RenderedProject.of(headed(file, own.headers) for file in kept.values())

    def _check_fit(
        self, own: RenderedTemplate, platform: Platform, ours: set[PurePosixPath], taken: set[PurePosixPath]
    ) -> None:
        """Every file of mobilegen's that is replaced or removed is one, and is announced."""
        where, inside = f"{self.parts.path}/{CONTRACT_FILE}", platform.value
        for path in sorted({*own.files, *own.removes} & taken):
            raise SpecError(f"{inside}/{path} is made from the model: no template can replace it.")
        for path in sorted(own.files.keys() & ours - own.replaces):
            hint = f"If that is meant, add it to `replaces` in {where}; else give it another name."
            raise SpecError(f"The template {self.parts.path} has a file {inside}/{path}, and so has mobilegen.", hint)
        for path in sorted(own.replaces - own.files.keys()):
            raise SpecError(f"{where}: replaces names {inside}/{path}, which the template doesn't hold.")
        for key, paths in (("replaces", own.replaces), ("removes", own.removes)):
            for path in sorted(paths - ours):
                close = _closest(path, ours)
                hint = f"It may be {inside}/{close} by now. " if close else ""
                told = f"{where}: {key} names {inside}/{path}, which mobilegen {__version__} doesn't write here."
                raise SpecError(told, f"{hint}Name another file there, or take it out.")


def own_template(choice: TemplateChoice) -> OwnTemplate:
    """The template that the user chose.

    Raises:
        SpecError: there is none, or it is wrong, as far as that can be told without a project.
    """
    folder = read_own_folder(choice.path)
    contract = own_contract(folder.contract, folder.path)
    variables, copied = own_variables(folder.variables, choice.values, str(folder.path / VARIABLES_FILE))
    known = [platform.value for platform in contract.platforms]
    for file in folder.files:
        if len(file.path.parts) < 2 or file.path.parts[0] not in known:
            hint = f"Only what lies in {' or '.join(f'{name}/' for name in known)} goes into a project."
            raise SpecError(f"The template {folder.path} has a file {file.path}.", hint)
    parts = TemplateParts(folder.path, contract, folder.files, variables, copied)
    check_syntax(parts)
    notes = (_HOOKS.format(folder.path),) if folder.has_hooks else ()
    return OwnTemplate(parts, notes)


def _ownership(path: PurePosixPath, own: RenderedTemplate, replaced: RenderedFile | None) -> Ownership:
    """What replaces a file of mobilegen's has its owner, unless the template's contract makes it generated."""
    generated = any(path == prefix or prefix in path.parents for prefix in own.generated)
    return Ownership.GENERATED if generated else replaced.ownership if replaced else Ownership.SCAFFOLD


def _closest(path: PurePosixPath, ours: set[PurePosixPath]) -> PurePosixPath | None:
    """Where a file of that name is, or one of a similar path."""
    same = sorted(other for other in ours if other.name == path.name)
    close = difflib.get_close_matches(path.as_posix(), [other.as_posix() for other in ours], n=1, cutoff=0.8)
    return same[0] if same else PurePosixPath(close[0]) if close else None
