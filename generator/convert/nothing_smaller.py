"""Decides how a quantiser says that there is nothing for it to do."""

from __future__ import annotations

from generator.errors import ConversionError


class NothingSmallerError(ConversionError):
    """A recipe finds nothing to make smaller, be it for the model or for what stays in floating point."""
