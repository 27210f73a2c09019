"""Decides which MIL operations there are: every family's together."""

from __future__ import annotations

from generator.mil.ops import elementwise
from generator.mil.ops.registry import Operation, Operations

__all__ = ["OPERATIONS", "Operation", "Operations"]

_FAMILIES = (elementwise,)
"""Modules with a table named `operations`."""

OPERATIONS = Operations()
for _family in _FAMILIES:
    OPERATIONS.merge(_family.operations)
