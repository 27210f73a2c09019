"""The scripts of generated Android apps that time the model on a phone, run with an `adb` that writes down calls."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.render import RENDERERS
from generator.spec import Platform
from tests.support.rendering import render_request, tflite_artifact

TOOLS = ("cat", "dirname", "grep", "mkdir", "mv", "sed", "sh", "tr")
FILES = (
    "app/build.gradle.kts",
    "inference/src/main/assets/digits.tflite",
    "scripts/benchmark.sh",
    "scripts/device-benchmark.sh",
)
PHONE = "/data/local/tmp/litert-benchmark"
FLEX_PHONE = "/data/local/tmp/tensorflow-lite-benchmark"
TESTS = "com.example.digits.inference.test"
ADB = """\
#!/bin/sh
echo "$*" >>"$ADB_CALLS"
case "$1" in
get-state) [ "${ADB_STATE:-device}" = device ] ;;
exec-out) echo '{"schema":1}' ;;
shell)
    [ "$2" != getprop ] || printf '%s\\r\\n' "${ADB_ABI:-arm64-v8a}"
    [ "$2" != am ] || printf '%s\\n' "${ADB_TESTS:-OK (1 test)}"
    ;;
esac
"""
GRADLEW = """\
#!/bin/sh
echo "gradlew $*" >>"$ADB_CALLS"
exit "${GRADLE_EXIT:-0}"
"""
CURL = """\
#!/bin/sh
while [ $# -gt 1 ]; do [ "$1" != --output ] || out=$2; shift; done
echo "$1" >"$out"
exit "${CURL_EXIT:-0}"
"""


class Phone:
    """A copy of a project's scripts and model, and a computer on which only stand-ins of adb and curl are found."""

    def __init__(self, folder: Path, files: Mapping[str, bytes]) -> None:
        self.project = folder / "project with a space"
        self.calls_file = folder / "calls"
        for path in FILES:
            target = self.project / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(files[path])
        gradlew = self.project / "gradlew"
        gradlew.write_text(GRADLEW)
        gradlew.chmod(0o755)
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
        return self._run("benchmark.sh", arguments, variables)

    def run_device_benchmark(self, **variables: str) -> subprocess.CompletedProcess[str]:
        return self._run("device-benchmark.sh", (), variables)

    def _run(
        self, script: str, arguments: Sequence[str], variables: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PATH": self._path, "ADB_CALLS": str(self.calls_file), **variables}
        command: list[str | Path] = ["sh", self.project / "scripts" / script, *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    @property
    def calls(self) -> list[str]:
        return self.calls_file.read_text().splitlines() if self.calls_file.is_file() else []


def rendered(**changes: Any) -> dict[str, bytes]:
    """The files of the digits app around a made-up `.tflite` that differs so from the ordinary one."""
    request = render_request(artifact=replace(tflite_artifact(), **changes))
    return {file.path.as_posix(): file.content for file in RENDERERS[Platform.ANDROID].render(request).files}


@pytest.fixture
def phone(tmp_path: Path) -> Phone:
    return Phone(tmp_path, rendered())


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


@pytest.mark.parametrize(
    ("changes", "tool"),
    [
        ({"select_tf_ops": ("MaxPool3D",)}, "android_aarch64_benchmark_model_plus_flex"),
        ({"stateful": True}, "android_aarch64_benchmark_model"),
    ],
)
def test_model_of_the_interpreter_is_timed_by_its_own_tool(tmp_path: Path, changes: dict[str, Any], tool: str) -> None:
    phone = Phone(tmp_path, rendered(**changes))

    gpu, cpu = phone.run("gpu"), phone.run("cpu", "--num_runs=200")

    assert (gpu.returncode, cpu.returncode) == (1, 0), cpu.stderr
    assert "say what to time: cpu" in gpu.stderr
    assert (phone.project / "build/benchmark_model").read_text().strip().endswith(f"/{tool}")
    options = "--num_threads=4 --enable_op_profiling=true --num_runs=200"
    assert phone.calls[-1] == f"shell {FLEX_PHONE}/benchmark_model --graph={FLEX_PHONE}/digits.tflite {options}"


def test_device_benchmark_installs_the_tests_runs_one_and_fetches_what_it_wrote(phone: Phone) -> None:
    result = phone.run_device_benchmark()

    assert (result.returncode, result.stdout) == (0, "device-benchmark.json\n"), result.stderr
    assert (phone.project / "device-benchmark.json").read_text() == '{"schema":1}\n'
    test = "-e class com.example.digits.inference.LatencyTest -e appVersion 1.0"
    assert phone.calls[1:] == [
        "gradlew :inference:installDebugAndroidTest",
        f"shell am instrument -w {test} {TESTS}/androidx.test.runner.AndroidJUnitRunner",
        f"exec-out run-as {TESTS} cat files/device-benchmark.json",
    ]


@pytest.mark.parametrize(
    ("variables", "complaint"),
    [
        ({"ADB_STATE": "offline"}, "no phone is connected"),
        ({"GRADLE_EXIT": "1"}, ""),
        ({"ADB_TESTS": "FAILURES!!! Tests run: 1"}, "the test failed on the phone"),
    ],
)
def test_device_benchmark_that_fails_leaves_no_figures(phone: Phone, variables: dict[str, str], complaint: str) -> None:
    result = phone.run_device_benchmark(**variables)

    assert result.returncode == 1
    assert complaint in result.stderr
    assert not (phone.project / "device-benchmark.json").exists()
