"""`new` on the digits model, as a user runs it: both apps, the same bytes each time, nothing but them."""

from __future__ import annotations

import json
import os
import plistlib
import pty
import select
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.sources.frameworks import import_keras
from tests.support.command_line import DIGIT_LABELS, DIGITS, ROOT, Ran, environment, mobilegen
from tests.support.trees import build_tree, read_tree

LABELS = (
    'a "quoted" label',
    "it's",
    "$price ${price} %1$s 100%",
    "{{ cookiecutter.slug }} {% raw %}",
    "back\\slash \\(name) \\u0041",
    "<b>&amp; ]]>",
    "👩‍🔬 ☕️",
    "שלום עולם",
    "@string/app_name ?attr/x",
    " leading and trailing spaces ",
)
NAME = 'Zoé\'s "Digits" {{ 7 }} $(HOME) <&> 🔢'
SAMPLES = ROOT / "sample_models/digits/samples"


def new(here: Path, *more: str | Path, installed: Path = ROOT) -> Ran:
    labels, model = here.parent / "labels.txt", here.parent / "digits.keras"
    build_tree(here.parent, {labels.name: "".join(f"{label}\n" for label in LABELS), model.name: DIGITS.read_bytes()})
    samples = shutil.copytree(SAMPLES, here.parent / "samples", dirs_exist_ok=True)
    options = ("--labels", labels, "--normalize", "minus-one-to-one", "--name", NAME, "--samples", samples)
    return mobilegen(
        "new",
        model,
        *options,
        "--application-id",
        "org.example.zoe",
        "--no-input",
        *more,
        cwd=here,
        installed=installed,
    )


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, Path]:
    """How `mobilegen new --json` ended, and the folder that it wrote."""
    here = tmp_path_factory.mktemp("new") / "here"
    here.mkdir()
    return new(here, "-o", "out", "--json"), here / "out"


def test_it_succeeds_and_says_only_what_it_did(run: tuple[Ran, Path]) -> None:
    ran, _ = run
    assert ran.code == 0, ran.err
    assert ran.logs == []
    assert [line for line in ran.err.splitlines() if not line.startswith("✓ ")] == []
    assert ran.err.count("✓ ") == 13


def test_the_result_as_data(run: tuple[Ran, Path]) -> None:
    ran, out = run
    data = json.loads(ran.out)
    assert data["folder"] == str(out)
    assert data["display_name"] == NAME
    assert data["files"] == sorted(read_tree(out))
    assert data["platforms"] == {"android": ["tflite"], "ios": ["coreml"]}
    comparisons = [report for artifact in data["artifacts"].values() for report in artifact["parity"]]
    assert [report["outcome"] for report in comparisons[:2]] == ["passed", "passed"]
    pictures = [picture["picture"] for picture in comparisons[0]["pictures"]]
    assert pictures[: len(list(SAMPLES.iterdir()))] == sorted(path.name for path in SAMPLES.iterdir())
    assert pictures[-1] == f"picture {len(pictures)}"


def test_labels_arrive_verbatim_in_both_apps(run: tuple[Ran, Path]) -> None:
    files = read_tree(run[1])
    found = {path: content.decode().split("\n") for path, content in files.items() if path.endswith("/labels.txt")}
    assert {path.split("/")[0] for path in found} == {"android", "ios"}
    assert all(names == [*LABELS, ""] for names in found.values())


@pytest.mark.parametrize("name", ["android/inference/src/main/assets", "ios/Models"])
def test_labels_are_in_the_models_own_metadata(run: tuple[Ran, Path], here: Path, name: str) -> None:
    (model,) = (path for path in (run[1] / name).iterdir() if path.suffix in (".tflite", ".mlpackage"))
    metadata = json.loads(mobilegen("inspect", model, "--json", cwd=here).out)["metadata"]
    assert metadata["label_count"] == 10
    assert metadata["first_labels"] == list(LABELS[:5])


def test_the_apps_name_is_written_as_each_language_wants_it(run: tuple[Ran, Path]) -> None:
    files = read_tree(run[1])
    resources = ET.fromstring(files["android/app/src/main/res/values/strings.xml"])
    assert [each.text for each in resources if each.get("name") == "app_name"] == [
        NAME.replace("'", "\\'").replace('"', '\\"')
    ]
    (info,) = (plistlib.loads(content) for path, content in files.items() if path.endswith("/Info.plist"))
    assert info["CFBundleDisplayName"] == NAME.replace("$", "$$")


def test_nothing_names_this_machine(run: tuple[Ran, Path]) -> None:
    ran, out = run
    secrets = [str(out.parent), str(ROOT), str(Path.home())]
    for path, content in read_tree(out).items():
        assert not [secret for secret in secrets if secret.encode() in content], path
    assert ran.code == 0


def test_programs_can_be_executed(run: tuple[Ran, Path]) -> None:
    executable = {path.name for path in run[1].rglob("*") if path.is_file() and path.stat().st_mode & 0o100}
    assert "gradlew" in executable
    assert not any(name.endswith((".kt", ".swift", ".md", ".tflite")) for name in executable)


def without_times(folder: Path) -> dict[str, bytes]:
    """All files but the report, which says how long an inference took."""
    return {path: content for path, content in read_tree(folder).items() if path not in ("report.html", "report.json")}


def _ends_with_what_a_person_wants(ran: Ran, folder: Path) -> None:
    table, tree, steps = (ran.out.index(told) for told in ("16/16", f"{folder}/", "Next steps"))
    assert table < tree < steps
    assert "not executed" not in ran.out
    assert "Open again/android in Android Studio" in ran.out
    assert "gradlew" in ran.out[tree:steps]


def test_an_installed_wheel_gives_the_same_bytes_again(run: tuple[Ran, Path], tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path / "wheel")]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = (tmp_path / "wheel").iterdir()
    with zipfile.ZipFile(wheel) as packed:
        for member in packed.infolist():
            Path(packed.extract(member, tmp_path / "site")).chmod(member.external_attr >> 16)
    (tmp_path / "elsewhere").mkdir()
    ran = new(tmp_path / "elsewhere", "-o", "again", installed=tmp_path / "site")
    assert ran.code == 0, ran.err
    assert without_times(tmp_path / "elsewhere/again") == without_times(run[1])
    _ends_with_what_a_person_wants(ran, tmp_path / "elsewhere/again")


def test_a_mobilenet_goes_the_same_way(here: Path) -> None:
    model = here.parent / "mobilenet_v2.keras"
    # Smaller pictures than usual save most of the evaluator's time; layers and weights are the same.
    import_keras().applications.MobileNetV2(input_shape=(96, 96, 3), weights=None).save(model)
    words = ("--normalize", "minus-one-to-one", "--npu", "qualcomm", "-o", "out", "--no-input", "--json")
    ran = mobilegen("new", model, *words, cwd=here)
    assert ran.code == 0, ran.err
    data = json.loads(ran.out)
    assert [data["artifacts"][kind]["parity"][0]["outcome"] for kind in ("tflite", "coreml")] == ["passed"] * 2
    assert any("No labels were given" in note for note in data["notes"])
    files = read_tree(here / "out")
    assert len(files["android/inference/src/main/assets/mobilenet_v2.tflite"]) > 13_000_000
    assert files["android/inference/src/main/assets/labels.txt"].count(b"\n") == 1000
    assert "ios/Models/mobilenet_v2.mlpackage/Manifest.json" in files


def test_a_converted_model_needs_nothing_that_its_metadata_tells(run: tuple[Ran, Path], tmp_path: Path) -> None:
    model = tmp_path / "digits.tflite"
    model.write_bytes((run[1] / "android/inference/src/main/assets/digits.tflite").read_bytes())
    (tmp_path / "here").mkdir()
    ran = mobilegen("new", model, "-o", "out", "--no-input", "--json", cwd=tmp_path / "here")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["platforms"] == {"android": ["tflite"], "ios": ["tflite"]}
    out = tmp_path / "here/out"
    assert (out / "android/inference/src/main/assets/labels.txt").read_text("utf-8").splitlines() == [*LABELS]
    assert (out / "ios/Podfile").is_file()
    assert not list(out.rglob("*.mlpackage"))
    refused = mobilegen("new", model, "--ios-runtime", "both", "-o", "again", "--no-input", cwd=tmp_path / "here")
    assert (refused.code, "Core ML can't be made from it" in refused.err) == (2, True)


def test_a_runtime_for_an_app_that_is_not_made_is_refused(here: Path) -> None:
    ran = mobilegen("new", DIGITS, "--platform", "android", "--ios-runtime", "tflite", "--no-input", cwd=here)
    assert (ran.code, ran.out) == (2, "")
    assert "--ios-runtime is for the iOS app" in ran.err


ANSWERS = {
    "labels": str(DIGIT_LABELS),
    "The app's name": "",
    "Application id": "org.fun",
    "Kotlin or Java keyword": "org.example.asked",
    "How did training normalise": "minus-one-to-one",
}


def test_what_is_missing_is_asked_for_on_a_terminal(here: Path) -> None:
    code, shown = answered(here, ["new", str(DIGITS), "--platform", "android", "-o", "out"], ANSWERS)
    assert code == 0, shown
    text = (here / "out/mobilegen.toml").read_text("utf-8")
    assert 'display_name = "Digits"' in text
    assert 'application_id = "org.example.asked"' in text
    assert "mean = [127.5]" in text
    assert "digits/labels.txt" in text
    assert "Traceback" not in shown


def answered(here: Path, arguments: list[str], answers: Mapping[str, str]) -> tuple[int, str]:
    """Runs mobilegen on a terminal and answers each question once it is asked; gives the code and what was shown."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", *arguments],
        cwd=here,
        env=environment(here.parent / "tmp", TERM="xterm"),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown, left = "", dict(answers)
    deadline = time.monotonic() + 200
    while time.monotonic() < deadline:
        try:
            chunk = os.read(ours, 4096) if select.select([ours], [], [], 1)[0] else b""
        except OSError:
            break
        shown += chunk.decode("utf-8", "replace")
        for question in [question for question in left if question in shown]:
            os.write(ours, f"{left.pop(question)}\n".encode())
    process.wait(timeout=60)
    os.close(ours)
    assert left == {}, shown
    return process.returncode, shown


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_leaves_nothing(here: Path, number: signal.Signals, code: int) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "new", str(DIGITS), "--normalize", "none", "--no-input", "-o", "out"],
        cwd=here,
        env=environment(here.parent / "tmp"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr
    assert process.stderr.readline().startswith("✓ Loading the model")
    process.send_signal(number)
    out, err = process.communicate(timeout=120)
    assert (process.returncode, out) == (code, "")
    assert "Traceback" not in err
    assert list(here.iterdir()) == []
    assert list((here.parent / "tmp").glob("mobilegen*")) == []
