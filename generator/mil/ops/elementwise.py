"""Decides what MIL's elementwise operations compute."""

from __future__ import annotations

from generator.mil.ops.registry import Operations

operations = Operations()
