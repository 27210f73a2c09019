"""The script of a generated iOS app that times its model on a device, run with an Xcode that writes down calls."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from generator.render import RENDERERS
from generator.spec import Platform
from tests.support.rendering import coreml_artifact, embedded_model, render_request, tflite_artifact

TOOL = """\
#!/bin/sh
echo "$(basename "$0") $*" >>"$CALLS"
[ "$(basename "$0")" != "$FAILING" ]
"""


def run(folder: Path, *arguments: str, failing: str = "") -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """The script of an app with both runtimes, and the calls that it made."""
    models = (embedded_model(artifact=coreml_artifact()), embedded_model(artifact=tflite_artifact()))
    files = RENDERERS[Platform.IOS].render(render_request(models=models)).files
    script = folder / "scripts" / "device-benchmark.sh"
    script.parent.mkdir()
    script.write_bytes(next(file.content for file in files if file.path.name == script.name))
    for name in ("xcodebuild", "xcrun"):
        tool = folder / "bin" / name
        tool.parent.mkdir(exist_ok=True)
        tool.write_text(TOOL)
        tool.chmod(0o755)
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "CALLS": str(folder / "calls"), "FAILING": failing}
    command: list[str | Path] = ["sh", script, *arguments]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    calls = folder / "calls"
    return ran, calls.read_text().splitlines() if calls.is_file() else []


def test_times_of_each_runtime_are_measured_as_in_a_release_and_fetched(tmp_path: Path) -> None:
    ran, calls = run(tmp_path, "00008140-1")

    names = ["device-benchmark-coreml.json", "device-benchmark-tflite.json"]
    assert (ran.returncode, ran.stdout.split()) == (0, names), ran.stderr
    build, *copies = calls
    assert build.startswith("xcodebuild test -workspace DigitReader.xcworkspace -scheme DigitReader")
    assert "id=00008140-1 -only-testing:DigitReaderTests/DeviceBenchmarkTests" in build
    assert build.endswith("-configuration Release ENABLE_TESTABILITY=YES")
    assert copies == [
        f"xcrun devicectl device copy from --device 00008140-1 --source Library/Caches/{name} --destination {name} "
        "--domain-type appDataContainer --domain-identifier com.example.digits"
        for name in names
    ]


@pytest.mark.parametrize("failing", ["xcodebuild", "xcrun"])
def test_failure_ends_the_script(tmp_path: Path, failing: str) -> None:
    ran, _ = run(tmp_path, "00008140-1", failing=failing)

    assert (ran.returncode, ran.stdout) == (1, "")


def test_device_must_be_named(tmp_path: Path) -> None:
    ran, calls = run(tmp_path)

    assert ran.returncode == 1
    assert "say on which device" in ran.stderr
    assert calls == []
