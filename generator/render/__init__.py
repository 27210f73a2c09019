"""Renders templates into projects in memory; nothing here touches the user's folder."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.render.renderer import RENDERERS, Renderer
    from generator.render.request import EmbeddedModel, RenderRequest

__all__ = ["RENDERERS", "EmbeddedModel", "RenderRequest", "Renderer"]

_MODULES = {
    "RENDERERS": "generator.render.renderer",
    "Renderer": "generator.render.renderer",
    "EmbeddedModel": "generator.render.request",
    "RenderRequest": "generator.render.request",
}


def __getattr__(name: str) -> Any:
    """Imports what is asked for: commands that only look at a project shouldn't wait for colours and fonts."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES[name]), name)
