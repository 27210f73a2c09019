"""Renders templates into projects in memory; nothing here touches the user's folder."""

from generator.render.renderer import RENDERERS, Renderer
from generator.render.request import EmbeddedModel, RenderRequest

__all__ = ["RENDERERS", "EmbeddedModel", "RenderRequest", "Renderer"]
