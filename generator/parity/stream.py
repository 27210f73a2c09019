"""Decides how a model is asked about one picture after the other: by a worker that lives as long as the questions."""

from __future__ import annotations

import os
import select
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from numpy.typing import NDArray

from generator.parity.execution import ExecutionFailed, Failure, NotExecuted
from generator.parity.worker import exchange, messages
from generator.parity.worker.messages import Kind, Message
from generator.parity.worker_process import WorkerProcess, broken_off
from generator.spec.quantization import Tensors

_LOG = "log.txt"
_MOST_AT_ONCE = 2**20
_PATIENCE = 10.0
_OPENING_SECONDS = 300.0


class StreamEndedError(Exception):
    """The model can't be asked any more; `why` says whose fault that is."""

    def __init__(self, why: ExecutionFailed | NotExecuted) -> None:
        super().__init__(why.reason)
        self.why = why


class Stream:
    """A worker that has opened a model.

    Attributes:
        executed_by: the runtime, its version and what it runs on.
    """

    def __init__(self, process: subprocess.Popen[bytes], worker: WorkerProcess, log: Path) -> None:
        self._process, self._worker, self._log = process, worker, log
        if process.stdin is None or process.stdout is None:
            raise ValueError("a worker is spoken to by pipes")
        self._to, self._from = process.stdin, process.stdout
        self._begin(_OPENING_SECONDS)
        self.executed_by = self._heard(Kind.READY).decode("utf-8", "replace")

    def answer(self, inputs: Tensors) -> dict[str, NDArray[Any]]:
        """Outputs by name, as the runtime gives them, for one picture's inputs by name.

        Raises:
            StreamEndedError: the runtime refuses them, crashes, or takes too long; nothing can be asked afterwards.
        """
        self._begin(self._worker.seconds)
        try:
            self._to.write(messages.written(Kind.PICTURE, exchange.pack(dict(inputs))))
            self._to.flush()
        except OSError as error:
            raise self._ended() from error
        try:
            return exchange.unpack(self._heard(Kind.ANSWER))
        except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
            raise StreamEndedError(ExecutionFailed("the runtime's answer is incomplete", self._said())) from error

    def _begin(self, seconds: float) -> None:
        self._seconds, self._deadline = seconds, time.monotonic() + seconds

    def _heard(self, expected: Kind) -> bytes:
        """The body of the worker's next message."""
        try:
            message: Message | None = messages.read(self._take)
        except ValueError:
            message = None
        if message is None:
            raise self._ended()
        kind, body = message
        if kind is expected:
            return body
        text = body.decode("utf-8", "replace")
        if kind is Kind.UNABLE:
            raise StreamEndedError(NotExecuted(text))
        raise StreamEndedError(ExecutionFailed(f"the runtime refused it: {text}", self._said(), Failure.REFUSED))

    def _take(self, size: int) -> bytes:
        """So many bytes of what the worker says, or fewer if it ends."""
        parts, missing = [], size
        while missing:
            left = self._deadline - time.monotonic()
            if left <= 0 or not select.select([self._from], [], [], left)[0]:
                reason = f"it gave no answer within {self._seconds:g} seconds"
                raise StreamEndedError(ExecutionFailed(reason, self._said(), Failure.TIMED_OUT))
            part = os.read(self._from.fileno(), min(missing, _MOST_AT_ONCE))
            if not part:
                break
            parts.append(part)
            missing -= len(part)
        return b"".join(parts)

    def _ended(self) -> StreamEndedError:
        """Why the worker is gone."""
        try:
            code = self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return StreamEndedError(ExecutionFailed("the runtime's answer is incomplete", self._said()))
        return StreamEndedError(broken_off(code, self._said()))

    def _said(self) -> str:
        return self._worker.log_end(self._log)


@contextmanager
def open_stream(worker: WorkerProcess, write_model: Callable[[Path], object]) -> Iterator[Stream]:
    """A running worker; `write_model` puts the model at the path that it gets. `worker.seconds` are for each picture.

    Raises:
        StreamEndedError: the worker can't be started, or the runtime refuses the model.
    """
    with tempfile.TemporaryDirectory(prefix="mobilegen-stream-") as name:
        folder = Path(name)
        model = folder / worker.model_name
        write_model(model)
        with (folder / _LOG).open("wb") as log:
            try:
                process = subprocess.Popen(
                    [*worker.command, str(model)],
                    cwd=folder,
                    env=worker.variables(),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    # An interrupt from the keyboard is for us; the worker ends with its standard input.
                    start_new_session=True,
                )
            except OSError as error:
                raise StreamEndedError(ExecutionFailed(f"the runtime could not be started ({error})")) from error
        try:
            yield Stream(process, worker, folder / _LOG)
        finally:
            process.kill()
            process.communicate()
