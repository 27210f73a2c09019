"""Decides how a worker process is started, watched and read, so that a crash of native code is only a finding."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import BadZipFile

import generator
from generator.parity.execution import Executed, Execution, ExecutionFailed, Failure, NotExecuted
from generator.parity.worker import exchange
from generator.spec.source_model import Tensors

_LOG = "log.txt"
_LOG_SIZE = 4000
_SECONDS = 300.0
_FIRST_WINDOWS_ERROR = 0x80000000


@dataclass(frozen=True)
class WorkerProcess:
    """A command that gets the model's path as its last argument and finds the inputs beside it.

    Attributes:
        command: program and arguments.
        model_name: name of the model's file or folder; runtimes look at its extension.
        seconds: how long it may take; afterwards it is killed.
        environment: variables that it gets besides those of this process.
        log_size: how many bytes of what it writes are kept, counted from the end.
    """

    command: tuple[str, ...]
    model_name: str
    seconds: float = _SECONDS
    environment: Mapping[str, str] = field(default_factory=dict)
    log_size: int = _LOG_SIZE

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
                reason = f"it did not end within {self.seconds:g} seconds"
                return ExecutionFailed(reason, self._log(folder), Failure.TIMED_OUT)
            except OSError as error:
                return ExecutionFailed(f"the runtime could not be started ({error})")
            return _execution(folder, code, self._log(folder))

    def variables(self) -> dict[str, str]:
        """The environment that the process gets: it finds this package wherever it runs."""
        environment = {**os.environ, **self.environment}
        package = str(Path(generator.__file__).resolve().parents[1])
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, [package, environment.get("PYTHONPATH")]))
        return environment

    def log_end(self, path: Path) -> str:
        """The last `log_size` bytes of what the process wrote to the file at `path`."""
        with path.open("rb") as log:
            log.seek(0, os.SEEK_END)
            log.seek(max(0, log.tell() - self.log_size))
            return log.read().decode("utf-8", "replace")

    def _log(self, folder: Path) -> str:
        return self.log_end(folder / _LOG)

    def _start(self, folder: Path) -> int:
        """Runs in `folder`, where no module of ours or of the user's can shadow another; gives the exit code."""
        with (folder / _LOG).open("wb") as log:
            finished = subprocess.run(
                [*self.command, str(folder / self.model_name)],
                cwd=folder,
                env=self.variables(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                timeout=self.seconds,
                check=False,
            )
        return finished.returncode


def _execution(folder: Path, code: int, log: str) -> Execution:
    try:
        if code == 0:
            outputs, runtime = exchange.read_outputs(folder)
            return Executed(tuple(outputs), runtime, log)
        if code == exchange.UNABLE:
            return NotExecuted(exchange.read_inability(folder))
        if code == exchange.REFUSED:
            refusal = f"the runtime refused it: {exchange.read_refusal(folder)}"
            return ExecutionFailed(refusal, log, Failure.REFUSED)
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return ExecutionFailed("the runtime's answer is incomplete", log)
    return broken_off(code, log)


def broken_off(code: int, log: str) -> ExecutionFailed:
    """What it means that the process ended with `code` instead of an answer."""
    if _is_crash(code):
        return ExecutionFailed(f"the runtime crashed ({_crash_name(code)})", log, Failure.CRASHED)
    return ExecutionFailed(f"the runtime ended with exit code {code}", log)


def _is_crash(code: int) -> bool:
    """Signals are negative; Windows gives the exception's number, whose highest bit says that it is an error."""
    return code < 0 or code >= _FIRST_WINDOWS_ERROR


def _crash_name(code: int) -> str:
    if code >= 0:
        return f"{code:#x}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"
