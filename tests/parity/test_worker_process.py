"""Whatever a worker does, the process that started it lives and says what happened."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import numpy as np
import pytest

from generator.parity import Executed, ExecutionFailed
from generator.parity.worker_process import WorkerProcess
from tests.support.tflite_files import TinyClassifier

_PICTURE = {"image": np.zeros((1, 4, 4, 3), np.float32)}


def _worker(program: str, seconds: float = 60) -> WorkerProcess:
    return WorkerProcess((sys.executable, "-c", program), "model.tflite", seconds)


def _run(worker: WorkerProcess, content: bytes = b"model") -> Executed | ExecutionFailed:
    execution = worker.run(lambda path: path.write_bytes(content), [_PICTURE])
    assert isinstance(execution, (Executed, ExecutionFailed))
    return execution


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("name", ["SIGSEGV", "SIGABRT", "SIGKILL", "SIGFPE"])
def test_a_crash_is_a_finding_with_the_log(name: str) -> None:
    program = f"import os, signal, sys; print('last words', flush=True); os.kill(os.getpid(), signal.{name})"

    execution = _run(_worker(program))

    assert execution == ExecutionFailed(f"the runtime crashed ({name})", "last words\n")


def test_native_code_that_reads_a_bad_address_is_a_finding() -> None:
    execution = _run(_worker("import ctypes; ctypes.string_at(0)"))

    assert isinstance(execution, ExecutionFailed)
    assert "crashed" in execution.reason or "exit code" in execution.reason


def test_a_worker_that_never_ends_is_killed() -> None:
    execution = _run(_worker("import time; print('waiting', flush=True); time.sleep(600)", seconds=2))

    assert execution == ExecutionFailed("it did not end within 2 seconds", "waiting\n")


def test_a_worker_that_answers_nothing_is_a_finding() -> None:
    assert _run(_worker("")) == ExecutionFailed("the runtime's answer is incomplete")


def test_an_exit_code_is_a_finding() -> None:
    assert _run(_worker("raise SystemExit(9)")) == ExecutionFailed("the runtime ended with exit code 9")


@pytest.mark.parametrize("answer", ["b''", "b'PK'", "b'\\x93NUMPY garbage'"])
def test_a_damaged_answer_is_a_finding(answer: str) -> None:
    program = f"open('outputs.npz', 'wb').write({answer}); open('result.json', 'w').write('{{\"runtime\": \"x\"}}')"

    assert _run(_worker(program)) == ExecutionFailed("the runtime's answer is incomplete")


def test_pickles_in_an_answer_are_not_opened(tmp_path: Path) -> None:
    trap = tmp_path / "opened"
    program = (
        "import numpy, pathlib\n"
        "class Trap:\n"
        f"    def __reduce__(self): return (pathlib.Path.touch, (pathlib.Path({str(trap)!r}),))\n"
        "numpy.savez('outputs.npz', names=numpy.frombuffer(b'[[\"a\"]]', numpy.uint8), "
        "**{'0': numpy.array([Trap()], object)})\n"
        "open('result.json', 'w').write('{\"runtime\": \"x\"}')\n"
    )

    assert _run(_worker(program)) == ExecutionFailed("the runtime's answer is incomplete")
    assert not trap.exists()


def test_a_program_that_does_not_exist_is_a_finding() -> None:
    execution = _run(WorkerProcess(("/does/not/exist",), "model.tflite"))

    assert isinstance(execution, ExecutionFailed)
    assert "could not be started" in execution.reason


def test_only_the_end_of_a_long_log_is_kept() -> None:
    execution = _run(_worker("print('x' * 1_000_000); print('the end'); raise SystemExit(1)"))

    assert isinstance(execution, ExecutionFailed)
    assert len(execution.log) == 4000
    assert execution.log.endswith("the end\n")


def test_the_users_folder_is_not_searched_for_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "numpy.py").write_text("raise SystemExit('shadowed')")
    (tmp_path / "generator").mkdir()
    monkeypatch.chdir(tmp_path)
    worker = WorkerProcess.of_module("generator.parity.worker.tflite", "model.tflite")

    assert isinstance(_run(worker, TinyClassifier().file()), Executed)


def test_the_worker_loads_neither_tensorflow_nor_coremltools() -> None:
    program = (
        "import sys; from pathlib import Path; from generator.parity.worker import exchange, tflite\n"
        "code = exchange.answer(Path(sys.argv[1]), tflite.execute)\n"
        "assert code == 0 and not {'tensorflow', 'coremltools', 'keras'} & set(sys.modules)\n"
    )

    assert isinstance(_run(_worker(program), TinyClassifier().file()), Executed)


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    _run(_worker("raise SystemExit(9)"))

    assert list(tmp_path.iterdir()) == []


def test_tensor_names_of_any_kind_arrive() -> None:
    model = TinyClassifier(input_name="ein/gabe:0 “é”", output_name="../ü")
    worker = WorkerProcess.of_module("generator.parity.worker.tflite", "model.tflite")
    picture = {model.input_name: np.ones((1, 4, 4, 3), np.float32)}

    execution = worker.run(lambda path: path.write_bytes(model.file()), [picture, picture])

    assert isinstance(execution, Executed)
    assert [list(outputs) for outputs in execution.outputs] == [["../ü"]] * 2
