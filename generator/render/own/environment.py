"""Decides what an expression of somebody else's template may do: compute text from values, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.render.engine import printable
from generator.render.filters import FILTERS

if TYPE_CHECKING:
    from jinja2 import Environment


def sandboxed_environment() -> Environment:
    """As that of mobilegen's own templates, without what can read other files, the clock or chance."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        extensions=["cookiecutter.extensions.JsonifyExtension", "cookiecutter.extensions.SlugifyExtension"],
        keep_trailing_newline=True,
        autoescape=False,
        finalize=printable,
    )
    environment.filters.update(FILTERS)
    # The same template gives the same files.
    del environment.filters["random"], environment.globals["lipsum"]
    return environment
