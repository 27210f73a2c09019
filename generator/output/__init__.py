"""Writes rendered projects; the only code that changes the user's folder."""

from generator.output.apply import apply
from generator.output.plan import plan
from generator.output.target import check_target, existing_paths

__all__ = ["apply", "check_target", "existing_paths", "plan"]
