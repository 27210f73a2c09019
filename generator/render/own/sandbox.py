"""Decides how expressions of a template are computed that nobody here wrote: in a process with little time and memory.

Jinja's sandbox keeps them from Python itself; only a process can keep them from filling the memory, or from no end.
"""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import generator
from generator.errors import SpecError

_WORKER = "generator.render.own.worker"
_PACKAGES = str(Path(generator.__file__).resolve().parents[1])
_SECONDS = 20
_WAITING = 6
_HINT = "docs/templates.md lists the values and filters that a template has."


@dataclass(frozen=True)
class Source:
    """Text with expressions.

    Attributes:
        where: what it is, for messages.
    """

    where: str
    text: str


def rendered_texts(sources: Sequence[Source], variables: Mapping[str, Any], seconds: int = _SECONDS) -> list[str]:
    """Each of `sources` with its expressions computed; they see `variables` below the name `cookiecutter`.

    Args:
        sources: what holds expressions.
        variables: by name.
        seconds: of a processor's time that all of it may take.

    Raises:
        SpecError: one can't be rendered, or all together take too much time or memory.
    """
    task = pickle.dumps(([(source.where, source.text) for source in sources], dict(variables), seconds))
    answer = _answer(task, seconds)
    if "error" in answer:
        raise SpecError(str(answer["error"]), str(answer.get("hint") or _HINT))
    return [str(text) for text in answer["texts"]]


def _answer(task: bytes, seconds: int) -> dict[str, Any]:
    # numpy's threads would reserve more memory than a template may have.
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    environment = {**os.environ, **threads, "PYTHONPATH": _PACKAGES}
    command = [sys.executable, "-m", _WORKER]
    try:
        ended = subprocess.run(
            command,
            input=task,
            capture_output=True,
            # No module beside the user's files shadows another.
            cwd=_PACKAGES,
            env=environment,
            # A computer may be busy with other things.
            timeout=_WAITING * seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_much() from error
    if ended.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise _too_much()
    if ended.returncode:
        last = ended.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise SpecError(f"The template can't be rendered: {''.join(last) or f'exit code {ended.returncode}'}.", _HINT)
    answer = json.loads(ended.stdout)
    return answer if isinstance(answer, dict) else {}


def _too_much() -> SpecError:
    return SpecError("The template takes too much time to render.", "Is there a loop in it without end?")
