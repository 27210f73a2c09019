"""Decides what an update writes into the project's CHANGES.md: what became different, the newest on top."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.usecases.model_changes import ModelChange

_TITLE = "# Changes\n"
_INTRODUCTION = "\nWhat `mobilegen update` changed in the model and the apps, the latest first.\n"
_ENTRY = re.compile(r"^## Update (\d{1,9})$", re.MULTILINE)
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


def with_changes(text: str, changes: Sequence[ModelChange]) -> str:
    """`text`, the former CHANGES.md or nothing, with one more entry; updates are numbered, not dated."""
    written = text or _TITLE + _INTRODUCTION
    latest = max((int(number) for number in _ENTRY.findall(written)), default=0)
    lines = [f"- **Breaking:** {_shown(each)}" if each.breaking else f"- {_shown(each)}" for each in changes]
    entry = "\n".join([f"## Update {latest + 1}", "", *lines, ""])
    first = _ENTRY.search(written)
    if first is None:
        return f"{written.rstrip()}\n\n{entry}"
    return f"{written[: first.start()]}{entry}\n{written[first.start() :]}"


def _shown(change: ModelChange) -> str:
    """The phrase as Markdown: names may hold anything."""
    return _SPECIAL.sub(r"\\\1", " ".join(change.message.split()))
