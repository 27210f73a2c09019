"""A worker answers one picture after the other; whatever becomes of it, the process that asks lives and is told."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from generator.parity import ExecutionFailed, NotExecuted
from generator.parity.execution import Failure
from generator.parity.stream import StreamEndedError, open_stream
from generator.parity.streams import stream
from generator.parity.worker_process import WorkerProcess
from generator.spec import ModelArtifact, ModelFormat, QuantizationRecipe
from tests.support.command_line import ROOT
from tests.support.mil_packages import MilProgram
from tests.support.tflite_files import TinyClassifier

_PICTURE = {"image": np.zeros((1, 4, 4, 3), np.float32)}
_SERVE = """
import os, sys, time
from pathlib import Path
from generator.parity.worker.exchange import UnableError
from generator.parity.worker.serving import serve
count = 0
def answer(picture):
    global count
    count += 1
    {body}
    return {{"count": picture["image"] + count}}
def opened(path):
    {opening}
    return answer, "runtime of " + path.read_text()
sys.exit(serve(Path(sys.argv[1]), opened))
"""


def worker(body: str = "pass", opening: str = "pass", seconds: float = 60) -> WorkerProcess:
    program = _SERVE.format(body=body, opening=opening)
    return WorkerProcess((sys.executable, "-c", program), "model.txt", seconds)


def named(path: Path) -> None:
    path.write_text("tests", encoding="utf-8")


def ending(action: Callable[[], object]) -> ExecutionFailed | NotExecuted:
    with pytest.raises(StreamEndedError) as ended:
        action()
    return ended.value.why


def test_one_process_answers_one_picture_after_the_other() -> None:
    with open_stream(worker(), named) as running:
        assert running.executed_by == "runtime of tests"
        for number in (1, 2, 3):
            np.testing.assert_array_equal(running.answer(_PICTURE)["count"], _PICTURE["image"] + number)


def test_what_native_code_prints_is_no_answer() -> None:
    with open_stream(worker(body="os.write(1, b'noise' * 1000); print('more')"), named) as running:
        assert running.answer(_PICTURE)["count"].max() == 1


def test_large_tensors_travel_both_ways() -> None:
    picture = {"image": np.random.default_rng(0).random((1, 500, 500, 3)).astype(np.float32)}
    with open_stream(worker(), named) as running:
        np.testing.assert_array_equal(running.answer(picture)["count"], picture["image"] + 1)


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_crash_is_told_with_the_log() -> None:
    program = "print('last words', flush=True); os.kill(os.getpid(), 11) if count == 2 else None"
    with open_stream(worker(body=program), named) as running:
        running.answer(_PICTURE)
        why = ending(lambda: running.answer(_PICTURE))
    assert why == ExecutionFailed("the runtime crashed (SIGSEGV)", "last words\nlast words\n")


def test_a_refusal_is_told() -> None:
    with open_stream(worker(body="raise ValueError('no such picture')"), named) as running:
        why = ending(lambda: running.answer(_PICTURE))
    assert isinstance(why, ExecutionFailed)
    assert (why.reason, why.kind) == ("the runtime refused it: no such picture", Failure.REFUSED)


def test_a_model_that_is_refused_is_told_at_once() -> None:
    why = ending(lambda: open_stream(worker(opening="raise ValueError('no model')"), named).__enter__())
    assert isinstance(why, ExecutionFailed)
    assert why.reason == "the runtime refused it: no model"


def test_what_nothing_here_can_run_is_told() -> None:
    why = ending(lambda: open_stream(worker(opening="raise UnableError('it lacks conv')"), named).__enter__())
    assert why == NotExecuted("it lacks conv")


def test_an_endless_answer_is_given_up_and_the_process_killed() -> None:
    with open_stream(worker(body="time.sleep(600)", seconds=1), named) as running:
        why = ending(lambda: running.answer(_PICTURE))
    assert isinstance(why, ExecutionFailed)
    assert (why.reason, why.kind) == ("it gave no answer within 1 seconds", Failure.TIMED_OUT)


@pytest.mark.parametrize("program", ["", "print('x' * 100)", "import sys; sys.stdout.buffer.write(b'\\xff' * 5000)"])
def test_a_worker_that_speaks_otherwise_is_told(program: str) -> None:
    process = WorkerProcess((sys.executable, "-c", program), "model.txt", 60)
    assert isinstance(ending(lambda: open_stream(process, named).__enter__()), ExecutionFailed)


def test_a_command_that_is_not_there_is_told() -> None:
    why = ending(lambda: open_stream(WorkerProcess(("no-such-program",), "model.txt"), named).__enter__())
    assert "could not be started" in why.reason


def test_the_worker_ends_with_the_process_that_asks(tmp_path: Path) -> None:
    """Even one that is killed leaves no worker behind."""
    program = (
        "import os, sys, pathlib\n"
        "from generator.parity.stream import open_stream\n"
        "from generator.parity.worker_process import WorkerProcess\n"
        "worker = WorkerProcess((sys.executable, '-c', pathlib.Path(sys.argv[1]).read_text()), 'model.txt')\n"
        "running = open_stream(worker, lambda path: path.write_text('tests'))\n"
        "running.__enter__()\n"
        "os.kill(os.getpid(), 9)\n"
    )
    script, left = tmp_path / "worker.py", tmp_path / "pid"
    opening = f"Path({str(left)!r}).write_text(str(os.getpid()))"
    script.write_text(_SERVE.format(body="pass", opening=opening), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)}
    assert subprocess.run([sys.executable, "-c", program, script], env=environment, check=False).returncode == -9
    process, deadline = int(left.read_text()), time.monotonic() + 60
    while _lives(process):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    # One that nobody waits for stays in the table as a zombie.
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize("signed", [True, False])
def test_litert_answers_what_the_model_computes(*, signed: bool) -> None:
    model = TinyClassifier(signature_key="serving_default" if signed else "")
    artifact = ModelArtifact(ModelFormat.TFLITE, QuantizationRecipe.FLOAT32, {"a.tflite": model.file()}, (), ())
    draws = np.random.default_rng(0)
    with stream(artifact, has_signature=signed) as running:
        assert running.executed_by.startswith("LiteRT")
        for _ in range(3):
            picture = draws.random((1, 4, 4, 3)).astype(np.float32)
            (given,) = running.answer({"image" if signed else "in": picture}).values()
            np.testing.assert_allclose(given, model.run(picture)["probabilities"], atol=1e-6)


def test_packages_are_answered_by_the_evaluator() -> None:
    program = MilProgram()
    program.input("x", (1, 4))
    program.op("add", {"y": ("FLOAT32", (1, 4))}, x="x", y=np.float32(0.5))
    program.output("y")
    artifact = ModelArtifact(ModelFormat.COREML, QuantizationRecipe.FLOAT32, program.files(), (), ())
    with stream(artifact) as running:
        assert "reference evaluator" in running.executed_by
        for value in (1, 2):
            values = np.full((1, 4), value, np.float32)
            np.testing.assert_array_equal(running.answer({"x": values})["y"], values + 0.5)


def test_what_the_evaluator_lacks_is_told() -> None:
    program = MilProgram()
    program.input("x", (1, 4))
    program.op("no_such_op", {"y": ("FLOAT32", (1, 4))}, x="x")
    program.output("y")
    artifact = ModelArtifact(ModelFormat.COREML, QuantizationRecipe.FLOAT32, program.files(), (), ())
    why = ending(lambda: stream(artifact).__enter__())
    assert isinstance(why, NotExecuted)
    assert "no_such_op" in why.reason
