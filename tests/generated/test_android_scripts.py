"""The script of a generated Android app that times its model on a phone, run with an `adb` that writes down calls."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.generated.conftest import GOLDEN

TOOLS = ("dirname", "mkdir", "mv", "sh", "tr")
PHONE = "/data/local/tmp/litert-benchmark"
ADB = """\
#!/bin/sh
echo "$*" >>"$ADB_CALLS"
case "$1" in
get-state) [ "${ADB_STATE:-device}" = device ] ;;
shell) [ "$2" != getprop ] || printf '%s\\r\\n' "${ADB_ABI:-arm64-v8a}" ;;
esac
"""
CURL = """\
#!/bin/sh
while [ $# -gt 1 ]; do [ "$1" != --output ] || out=$2; shift; done
echo "$1" >"$out"
exit "${CURL_EXIT:-0}"
"""


class Phone:
    """A copy of the project's script and model, and a computer on which only stand-ins of adb and curl are found."""

    def __init__(self, folder: Path) -> None:
        self.project = folder / "project with a space"
        self.calls_file = folder / "calls"
        for path in ("scripts/benchmark.sh", "inference/src/main/assets/digits.tflite"):
            target = self.project / path
            target.parent.mkdir(parents=True)
            target.write_bytes((GOLDEN / "android" / path).read_bytes())
        self._stand_ins = folder / "bin"
        self._stand_ins.mkdir()
        for name, text in {"adb": ADB, "curl": CURL}.items():
            program = self._stand_ins / name
            program.write_text(text)
            program.chmod(0o755)
        # What the script needs besides: whatever else this computer has, perhaps an adb, isn't found.
        tools = folder / "tools"
        tools.mkdir()
        for name in TOOLS:
            found = shutil.which(name)
            assert found, f"{name} isn't on the PATH"
            (tools / name).symlink_to(found)
        self._path = f"{self._stand_ins}{os.pathsep}{tools}"

    def take_away(self, program: str) -> None:
        (self._stand_ins / program).unlink()

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PATH": self._path, "ADB_CALLS": str(self.calls_file), **variables}
        command: list[str | Path] = ["sh", self.project / "scripts/benchmark.sh", *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    @property
    def calls(self) -> list[str]:
        return self.calls_file.read_text().splitlines() if self.calls_file.is_file() else []


@pytest.fixture
def phone(tmp_path: Path) -> Phone:
    return Phone(tmp_path)


@pytest.mark.parametrize(("accelerator", "option"), [("cpu", "--num_threads=4"), ("gpu", "--use_gpu=true")])
def test_benchmark_runs_the_apps_model_operator_by_operator(phone: Phone, accelerator: str, option: str) -> None:
    result = phone.run(accelerator, "--num_runs=200")

    assert result.returncode == 0, result.stderr
    assert f"push inference/src/main/assets/digits.tflite {PHONE}/digits.tflite" in phone.calls
    last = f"shell {PHONE}/benchmark_model --graph={PHONE}/digits.tflite {option} --use_profiler=true --num_runs=200"
    assert phone.calls[-1] == last


def test_tool_is_fetched_once_and_whole(phone: Phone) -> None:
    tool = phone.project / "build" / "benchmark_model"

    assert phone.run("cpu", CURL_EXIT="22").returncode == 22
    assert not tool.exists()
    assert phone.run("cpu").returncode == 0
    assert tool.read_text().startswith("https://storage.googleapis.com/litert/")
    tool.write_text("kept")
    assert phone.run("cpu").returncode == 0
    assert tool.read_text() == "kept"


def test_other_tool_is_taken_and_nothing_fetched(phone: Phone, tmp_path: Path) -> None:
    (tmp_path / "own tool").touch()

    result = phone.run("cpu", BENCHMARK_MODEL=str(tmp_path / "own tool"), ADB_ABI="x86_64")

    assert result.returncode == 0, result.stderr
    assert f"push {tmp_path / 'own tool'} {PHONE}/benchmark_model" in phone.calls
    assert not (phone.project / "build").exists()


@pytest.mark.parametrize(
    ("arguments", "variables", "complaint"),
    [
        ((), {}, "say what to time: cpu or gpu"),
        (("npu",), {}, "say what to time: cpu or gpu"),
        (("cpu",), {"ADB_STATE": "offline"}, "no phone is connected"),
        (("cpu",), {"ADB_ABI": "x86_64"}, "this phone has x86_64"),
        (("cpu",), {"BENCHMARK_MODEL": "missing"}, "there is no missing"),
    ],
)
def test_what_is_missing_is_said_before_anything_is_pushed(
    phone: Phone, arguments: tuple[str, ...], variables: dict[str, str], complaint: str
) -> None:
    result = phone.run(*arguments, **variables)

    assert result.returncode == 1
    assert complaint in result.stderr
    assert not any(call.startswith("push") for call in phone.calls)


def test_missing_adb_is_said(phone: Phone) -> None:
    phone.take_away("adb")

    result = phone.run("cpu")

    assert result.returncode == 1
    assert "adb isn't on the PATH" in result.stderr
    assert phone.calls == []
