"""Decides how a process computes the expressions of one template, and what it says of the first that it can't."""

from __future__ import annotations

import json
import pickle
import resource
import sys
import traceback
from collections.abc import Iterable, Mapping
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

from generator.errors import MobilegenError
from generator.render.engine import rendered
from generator.render.own.environment import sandboxed_environment

_MEMORY = 2**31
_MOST_TEXT = 64 * 2**20


def answer(sources: Iterable[tuple[str, str]], variables: Mapping[str, Any]) -> dict[str, Any]:
    """`texts`, or an `error` and perhaps a `hint`."""
    environment, known = sandboxed_environment(), {"cookiecutter": SimpleNamespace(**variables)}
    texts: list[str] = []
    left = _MOST_TEXT
    for where, source in sources:
        try:
            texts.append(rendered(environment, source, known))
        except MobilegenError as error:
            return {"error": f"{where}: {error.message}", "hint": error.hint}
        except MemoryError:
            return {"error": f"{where} takes too much memory to render."}
        except Exception as error:  # noqa: BLE001 - an expression can raise whatever a filter or operator does
            return {"error": f"{where}{_line(error)}: {_told(error)}"}
        left -= len(texts[-1])
        if left < 0:
            return {"error": f"{where}: the template makes more than {_MOST_TEXT // 2**20} MB of text."}
    return {"texts": texts}


def _told(error: Exception) -> str:
    if "no loader" in str(error):
        return "a template can't include or extend another one."
    said = str(error).replace("'types.SimpleNamespace object'", "cookiecutter")
    return f"{said.rstrip('.') or type(error).__name__}."


def _line(error: Exception) -> str:
    """The line of the template, as far as Jinja tells."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    number = getattr(error, "lineno", None) or (lines[-1] if lines else None)
    return f", line {number}" if number else ""


def main() -> None:
    """Answers what comes by stdin, on stdout."""
    task = sys.stdin.buffer.read()
    sources, variables, seconds = pickle.loads(task)  # noqa: S301 - mobilegen itself has just written it
    environment = sandboxed_environment()
    # Everything is imported by now.
    environment.from_string("").render()
    for limit, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, _MEMORY)):
        # macOS has no limit for memory.
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))
    json.dump(answer(sources, variables), sys.stdout)


if __name__ == "__main__":
    main()
