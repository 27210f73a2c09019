"""Decides how a worker process is started, watched and read, so that a crash of native code is only a finding."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import generator
from generator.parity.execution import Executed, Execution, ExecutionFailed
from generator.parity.worker import exchange
from generator.spec.source_model import Tensors

_LOG = "log.txt"
_LOG_TAIL = 4000
_SECONDS = 300.0


@dataclass(frozen=True)
class WorkerProcess:
    """A command that gets the model's path as its last argument and finds the inputs beside it.

    Attributes:
        command: program and arguments.
        model_name: name of the model's file or folder; runtimes look at its extension.
        seconds: how long it may take; afterwards it is killed.
    """

    command: tuple[str, ...]
    model_name: str
    seconds: float = _SECONDS

    @classmethod
    def of_module(cls, module: str, model_name: str) -> WorkerProcess:
        """A module of this package under the same Python."""
        return cls((sys.executable, "-m", module), model_name)

    def run(self, write_model: Callable[[Path], object], pictures: Sequence[Tensors]) -> Execution:
        """Executes a model on pictures; `write_model` puts it at the path that it gets."""
        with tempfile.TemporaryDirectory(prefix="mobilegen-parity-") as name:
            folder = Path(name)
            write_model(folder / self.model_name)
            exchange.write_inputs(folder, [dict(picture) for picture in pictures])
            try:
                code = self._start(folder)
            except subprocess.TimeoutExpired:
                return ExecutionFailed(f"it did not end within {self.seconds:g} seconds", _log(folder))
            except OSError as error:
                return ExecutionFailed(f"the runtime could not be started ({error})")
            return _execution(folder, code)

    def _start(self, folder: Path) -> int:
        """Runs in `folder`, where no module of ours or of the user's can shadow another; gives the exit code."""
        environment = dict(os.environ)
        package = str(Path(generator.__file__).resolve().parents[1])
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, [package, environment.get("PYTHONPATH")]))
        with (folder / _LOG).open("wb") as log:
            finished = subprocess.run(
                [*self.command, str(folder / self.model_name)],
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                timeout=self.seconds,
                check=False,
            )
        return finished.returncode


def _execution(folder: Path, code: int) -> Execution:
    try:
        if code == 0:
            outputs, runtime = exchange.read_outputs(folder)
            return Executed(tuple(outputs), runtime)
        if code == exchange.REFUSED:
            return ExecutionFailed(f"the runtime refused it: {exchange.read_refusal(folder)}", _log(folder))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return ExecutionFailed("the runtime's answer is incomplete", _log(folder))
    return ExecutionFailed(_ending(code), _log(folder))


def _ending(code: int) -> str:
    if code >= 0:
        return f"the runtime ended with exit code {code}"
    try:
        return f"the runtime crashed ({signal.Signals(-code).name})"
    except ValueError:
        return f"the runtime crashed (signal {-code})"


def _log(folder: Path) -> str:
    with (folder / _LOG).open("rb") as log:
        log.seek(0, os.SEEK_END)
        log.seek(max(0, log.tell() - _LOG_TAIL))
        return log.read().decode("utf-8", "replace")
