"""Decides how a report is written for programs: the same numbers under the same names, without the pictures."""

from __future__ import annotations

import json
import math
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from generator.report.pictures import Picture
from generator.report.report import SCHEMA, Report


def json_file(report: Report) -> bytes:
    """UTF-8 JSON; what is no finite number is null."""
    data = {"schema": SCHEMA, **_plain(report)}
    return (json.dumps(data, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode()


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        pairs = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name: _plain(part) for name, part in pairs if not isinstance(part, Picture)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
