"""Decides how a platform's project comes together: rendered templates plus the files that are copied as they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from generator.render.android import android_files, android_overlays
from generator.render.engine import Engine
from generator.render.files import RenderedFile, RenderedProject
from generator.render.ios import ios_files, ios_overlays
from generator.render.project_context import project_context
from generator.render.request import RenderRequest
from generator.render.templates import load_templates, load_versions, templates_folder
from generator.spec import Platform


@dataclass(frozen=True)
class Renderer:
    """Makes one platform's project.

    Attributes:
        folder: of its templates, and of the project in the user's folder.
        overlays: the folders of templates that go over the base, one after the other.
        copied: the files that no template writes.
        templates: the folder of all platforms' templates; None for mobilegen's own.
    """

    folder: str
    overlays: Callable[[RenderRequest], Sequence[str]]
    copied: Callable[[RenderRequest], list[RenderedFile]]
    templates: Path | None = None

    def render(self, request: RenderRequest) -> RenderedProject:
        """The whole project in memory.

        Raises:
            TemplateError: a template is wrong.
            MobilegenError: the user's text can't be written in the language of some file, or their own templates
                don't fit mobilegen's.
        """
        root = self.templates or templates_folder()
        context = project_context(request, load_versions(root))
        rendered = Engine(context).render(load_templates(root / self.folder, self.overlays(request)))
        copied = self.copied(request)
        if request.own:
            taken = [file.path for file in copied]
            rendered = request.own.over(rendered, Platform(self.folder), context, taken)
        return RenderedProject.of([*rendered.files, *copied])


RENDERERS: Mapping[Platform, Renderer] = MappingProxyType(
    {
        Platform.ANDROID: Renderer("android", android_overlays, android_files),
        Platform.IOS: Renderer("ios", ios_overlays, ios_files),
    }
)
