"""Decides where an iOS app keeps the pictures of its icon."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.brand import brand_of, icon_pictures
from generator.render.files import Ownership, RenderedFile
from generator.render.request import RenderRequest
from generator.spec.identifiers import type_name


def icon_files(request: RenderRequest) -> list[RenderedFile]:
    """The pictures that the template of the icon's `Contents.json` names; the developer may replace them."""
    app = request.project.app
    folder = PurePosixPath(type_name(app.display_name, app.application_id)) / "Assets.xcassets" / "AppIcon.appiconset"
    pictures = icon_pictures(brand_of(app).icon)
    return [RenderedFile(folder / f"{name}.png", png, Ownership.SCAFFOLD) for name, png in pictures.items()]
