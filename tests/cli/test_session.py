"""What libraries print goes to a log; errors become one message and an exit code."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
import typer

from generator import errors
from generator.cli.session import session


@pytest.fixture(autouse=True)
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def make_noise() -> None:
    os.write(2, b"noise of Python\n")
    os.write(1, b"noise of a library\n")
    ctypes.CDLL(None).puts(b"noise in a native buffer")
    subprocess.run([sys.executable, "-c", "import sys; sys.stderr.write('noise of a child')"], check=True)


def fail(error: BaseException) -> None:
    with session():
        make_noise()
        raise error


def failure(error: BaseException, capfd: pytest.CaptureFixture[str]) -> tuple[int, str]:
    with pytest.raises(typer.Exit) as caught:
        fail(error)
    out, err = capfd.readouterr()
    assert out == ""
    assert "noise" not in err
    return caught.value.exit_code, err


def test_only_what_we_say_reaches_the_user(capfd: pytest.CaptureFixture[str], logs: Path) -> None:
    with session() as terminal:
        make_noise()
        terminal.show("result [red]1[/red] :smile:")
        terminal.note("note that [bold]markup[/bold] and :smile: are text")
        assert [path.read_text().count("noise") for path in logs.iterdir()] == [4]
    os.write(1, b"afterwards\n")
    out, err = capfd.readouterr()
    assert out == "result [red]1[/red] :smile:\nafterwards\n"
    assert err == "note: note that [bold]markup[/bold] and :smile: are text\n"
    assert list(logs.iterdir()) == []


@pytest.mark.parametrize(
    ("kind", "code", "keeps_log"),
    [
        (errors.UsageError, 2, False),
        (errors.SourceError, 3, True),
        (errors.SpecError, 4, False),
        (errors.ConversionError, 5, True),
        (errors.ParityError, 6, True),
        (errors.OutputError, 7, False),
        (errors.MetadataError, 8, True),
        (errors.NotCheckedError, 9, True),
        (errors.BudgetError, 10, False),
    ],
)
def test_a_known_failure_is_told_and_has_its_code(
    kind: type[errors.MobilegenError], code: int, keeps_log: bool, capfd: pytest.CaptureFixture[str], logs: Path
) -> None:
    exit_code, err = failure(kind("It broke at [/a]", "Mend it"), capfd)
    assert exit_code == code
    assert err.startswith("error: It broke at [/a]\nhint: Mend it\n")
    assert [str(path) in err for path in logs.iterdir()] == [True] * keeps_log


def test_what_may_be_why_is_told_before_the_failure(capfd: pytest.CaptureFixture[str]) -> None:
    def fail_late() -> None:
        with session(), errors.noticed(["All are grey."]), errors.noticed(["There are few."]):
            raise errors.ParityError("It differs", "Mend it")

    with pytest.raises(typer.Exit):
        fail_late()
    assert capfd.readouterr().err == "note: All are grey.\nnote: There are few.\nerror: It differs\nhint: Mend it\n"


def test_an_unknown_failure_is_ours_and_its_log_has_the_traceback(
    capfd: pytest.CaptureFixture[str], logs: Path
) -> None:
    exit_code, err = failure(ZeroDivisionError("divided"), capfd)
    assert exit_code == 1
    assert "bug in mobilegen" in err
    assert "Traceback" not in err
    (log,) = logs.iterdir()
    assert str(log) in err
    assert "Traceback" in log.read_text()
    assert "noise of a library" in log.read_text()


@pytest.mark.parametrize("error", [KeyboardInterrupt(), EOFError()])
def test_an_interrupt_is_no_failure_of_ours(
    error: BaseException, capfd: pytest.CaptureFixture[str], logs: Path
) -> None:
    assert failure(error, capfd) == (130, "error: interrupted\n")
    assert list(logs.iterdir()) == []


def test_sigterm_unwinds(capfd: pytest.CaptureFixture[str], logs: Path) -> None:
    unwound: list[bool] = []

    def terminate() -> None:
        with session():
            try:
                os.kill(os.getpid(), signal.SIGTERM)
            finally:
                unwound.append(True)

    with pytest.raises(typer.Exit) as caught:
        terminate()
    assert caught.value.exit_code == 143
    assert unwound == [True]
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    assert list(logs.iterdir()) == []
    assert capfd.readouterr().out == ""


def test_what_stays_in_a_native_buffer_is_not_printed_at_exit() -> None:
    program = (
        "import ctypes\n"
        "from generator.cli.session import session\n"
        "with session() as terminal:\n"
        "    ctypes.CDLL(None).puts(b'noise')\n"
        "    terminal.show('result')\n"
    )
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    ran = subprocess.run([sys.executable, "-c", program], env=buffered, capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("result\n", "")


def test_a_reader_that_leaves_early_is_no_failure_of_ours(tmp_path: Path) -> None:
    program = (
        "from generator.cli.session import session\n"
        "with session() as terminal:\n"
        "    for _ in range(100_000): terminal.show('a line')\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert "bug" not in process.stderr.read()
    assert list(tmp_path.iterdir()) == []
