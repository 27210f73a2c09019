"""Generated iOS apps with TensorFlow Lite: from a frame to an answer on the real library, with delegates that fail.

The generated classes run unchanged on the real model; only the stand-in for the module TensorFlowLite is told to fail.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.output import apply, existing_paths, plan
from generator.render import RENDERERS
from generator.spec import DType, Platform
from generator.usecases.ios_runtimes import known_delegate_failures
from tests.generated.conftest import GOLDEN, ROOT
from tests.support.quantized import quantized_digits
from tests.toolchains.classifier_run import ClassifierRun
from tests.toolchains.swift.app import app_problems, app_test_problems, package_problems
from tests.toolchains.swift.classifier_run import ClassifierProgram, tensorflow_lite_facts
from tests.toolchains.swift.golden_vectors import golden_scores
from tests.toolchains.swift.project import IosProject

pytestmark = pytest.mark.toolchain

FOREIGN = GOLDEN / "android" / "inference" / "src" / "main" / "assets" / "digits.tflite"
RUN_FAILED = 'failed(message: "TensorFlow Lite Error: The run failed.")'
NOT_CREATED = 'failed(message: "Failed to create the interpreter.")'
FAULTS = {
    "refuses": NOT_CREATED,
    "fails to allocate": 'failed(message: "Failed to allocate memory for input tensors.")',
    "throws at once": RUN_FAILED,
    "throws late": RUN_FAILED,
    "zeros": "wrongAnswer(error: ",
    "NaN": "wrongAnswer(error: nan, ",
    "noise": "wrongAnswer(error: ",
    "is slow": "slower(time: ",
    "gives too few scores": r'failed(message: "The model\'s tensor ',
}
"""What a delegate does wrong, and how the reason begins that the app is given."""

DEATHS = ("dies compiling", "dies running")
CORE_ML, METAL, CPU = "core-ml-delegate", "metal-delegate", "cpu"
EIGHT_BITS = 0.05
"""What 8 bits may change about a score; the digits' scores are steps of 1/256."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> IosProject:
    """An app around a `.tflite` of somebody else's, which alone decides that TensorFlow Lite runs it."""
    output = tmp_path_factory.mktemp("foreign") / "out"
    labels = ROOT / "sample_models" / "digits" / "labels.txt"
    command = [sys.executable, "-m", "generator", "new", str(FOREIGN), "--platform", "ios", "--labels", str(labels)]
    options = ["--name", "Digit Reader", "--normalize", "minus-one-to-one", "--output", str(output), "--no-input"]
    result = subprocess.run([*command, *options], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return IosProject(output / "ios")


@pytest.fixture(scope="module")
def program(project: IosProject, tmp_path_factory: pytest.TempPathFactory) -> ClassifierProgram:
    return ClassifierProgram(project, tmp_path_factory.mktemp("program"))


@pytest.fixture(scope="module")
def sound(program: ClassifierProgram) -> ClassifierRun:
    """On the CPU of a device that has nothing else."""
    return start(program)


def start(program: ClassifierProgram, *wishes: str, **given: Any) -> ClassifierRun:
    return program.run("tfLite", *wishes, **given)


def device(faults: str = "", has: str = "Neural Engine") -> dict[str, str]:
    """A device whose accelerators compute as its CPU does, but for their `faults`."""
    return {"TFLITE_DEVICE": has, "TFLITE_FAULTS": faults}


def test_pods_go_into_targets_that_the_project_has(project: IosProject) -> None:
    podfile = (project.root / "Podfile").read_text("utf-8")
    targets = re.findall(r"^ *target '(.*)' do$", podfile, re.MULTILINE)

    assert targets == [project.name, f"{project.name}Tests"]
    assert all(f"\tname = {name};" in project.pbxproj.read_text("utf-8") for name in targets)
    assert "pod 'TensorFlowLiteSwift', '2.17.0', :subspecs => ['CoreML', 'Metal']" in podfile


def test_app_without_core_ml_and_its_tests_compile(project: IosProject, tmp_path: Path) -> None:
    assert not list(project.package.rglob("CoreML*.swift"))
    assert package_problems(project, tmp_path) == ""
    assert app_problems(project, tmp_path) == ""
    assert project.app_tests
    assert app_test_problems(project, tmp_path) == ""


def test_device_without_accelerators_runs_on_the_cpu(sound: ClassifierRun) -> None:
    assert (sound.exit_code, sound.accelerator, sound.choice) == (0, CPU, "measured"), sound.output
    assert sound.rejections == {CORE_ML: "notAvailable", METAL: NOT_CREATED}
    assert sound.timed == {CPU}


def test_answers_are_the_source_models(project: IosProject, sound: ClassifierRun) -> None:
    assert sound.best_scores == pytest.approx(golden_scores(project), abs=1e-5)


def test_app_names_the_library_that_runs(sound: ClassifierRun) -> None:
    assert list(sound.lines("runtime")) == [["TensorFlow Lite 2.18.0"]]


def test_sound_accelerators_are_all_timed(program: ClassifierProgram) -> None:
    run = start(program, device=device(has="Neural Engine,Metal"))

    assert run.exit_code == 0, run.output
    assert run.tried == [CORE_ML, METAL, CPU]
    assert run.timed == {CORE_ML, METAL, CPU}
    # All three are the CPU: which is fastest is chance.
    assert all(reason.startswith("slower") for reason in run.rejections.values())


@pytest.mark.parametrize("fault", FAULTS)
def test_faulty_delegate_is_given_up_and_the_reason_told(
    program: ClassifierProgram, sound: ClassifierRun, fault: str
) -> None:
    run = start(program, device=device(f"CoreMLDelegate={fault}"))

    assert (run.exit_code, run.accelerator, run.choice) == (0, CPU, "measured"), run.output
    assert run.rejections[CORE_ML].startswith(FAULTS[fault])
    assert run.answers == sound.answers


def test_app_is_told_of_a_frame_that_fails_after_every_check(program: ClassifierProgram) -> None:
    run = start(program, device=device("CoreMLDelegate=throws in use,CPU=is slow"))

    assert (run.exit_code, run.accelerator, run.answers) == (0, CORE_ML, {}), run.output
    assert list(run.lines("failed")) == [["TensorFlow Lite Error: The run failed."]]


def test_reasons_of_several_delegates_are_kept_apart(program: ClassifierProgram) -> None:
    run = start(program, device=device("CoreMLDelegate=refuses,MetalDelegate=zeros", has="Neural Engine,Metal"))

    assert (run.exit_code, run.accelerator) == (0, CPU), run.output
    assert run.rejections[CORE_ML] == NOT_CREATED
    assert run.rejections[METAL].startswith("wrongAnswer(error: ")


def test_metal_runs_what_core_ml_refuses(program: ClassifierProgram, sound: ClassifierRun) -> None:
    run = start(program, device=device("CoreMLDelegate=refuses,CPU=is slow", has="Neural Engine,Metal"))

    assert (run.exit_code, run.accelerator) == (0, METAL), run.output
    assert run.best_scores == pytest.approx(sound.best_scores, abs=1e-5)


def test_nothing_works_and_every_reason_is_told(program: ClassifierProgram) -> None:
    run = start(program, device=device("CoreMLDelegate=NaN,CPU=throws at once"))

    assert (run.exit_code, run.accelerator) == (0, "none"), run.output
    assert run.rejections[CORE_ML].startswith("wrongAnswer(error: nan")
    assert run.rejections[CPU] == RUN_FAILED


def test_missing_model_is_held_against_no_accelerator(program: ClassifierProgram, tmp_path: Path) -> None:
    with program.without(FOREIGN.name):
        missing = start(program, files=tmp_path)
    found = start(program, files=tmp_path)

    assert (missing.exit_code, missing.tried, missing.accelerator) == (0, [], ""), missing.output
    assert list(missing.lines("failed")) == [["The app holds no model named digits."]]
    assert (found.exit_code, found.accelerator, found.choice) == (0, CPU, "measured"), found.output


@pytest.mark.parametrize("death", DEATHS)
def test_next_start_leaves_the_delegate_that_killed_the_app(
    program: ClassifierProgram, sound: ClassifierRun, tmp_path: Path, death: str
) -> None:
    deadly = device(f"CoreMLDelegate={death}")

    first, second, third = (start(program, files=tmp_path, device=deadly) for _ in range(3))

    assert first.exit_code == -signal.SIGABRT
    assert (second.exit_code, second.accelerator, second.choice) == (0, CPU, "measured"), second.output
    assert (CORE_ML in second.tried, second.rejections[CORE_ML]) == (False, "crashedBefore")
    assert (third.accelerator, third.choice, third.rejections) == (CPU, "remembered", second.rejections)
    assert third.answers == sound.answers


def test_end_while_frames_run_is_held_against_nobody(program: ClassifierProgram, tmp_path: Path) -> None:
    """An iOS app isn't told how it ended: most often the user ended it."""
    slow_cpu = device("CPU=is slow")

    first = start(program, "killed", files=tmp_path, device=slow_cpu)
    second = start(program, files=tmp_path, device=slow_cpu)

    assert (first.exit_code, first.accelerator) == (-signal.SIGKILL, CORE_ML), first.output
    assert (second.exit_code, second.accelerator, second.choice) == (0, CORE_ML, "remembered"), second.output


def test_second_start_checks_the_choice_alone_and_remembers_the_reasons(
    program: ClassifierProgram, tmp_path: Path
) -> None:
    first, second = (start(program, files=tmp_path, device=device("CoreMLDelegate=NaN")) for _ in range(2))

    assert (first.choice, second.choice) == ("measured", "remembered"), second.output
    assert (second.tried, second.accelerator) == ([CPU], CPU)
    assert second.rejections == first.rejections
    assert second.answers == first.answers


def test_choice_that_goes_wrong_later_is_not_trusted(program: ClassifierProgram, tmp_path: Path) -> None:
    first = start(program, files=tmp_path, device=device("CPU=is slow"))
    second = start(program, files=tmp_path, device=device("CoreMLDelegate=zeros"))

    assert (first.accelerator, second.accelerator, second.choice) == (CORE_ML, CPU, "measured"), second.output


def test_measuring_again_tries_even_what_killed_the_app(program: ClassifierProgram, tmp_path: Path) -> None:
    start(program, files=tmp_path, device=device("CoreMLDelegate=dies running"))
    left = start(program, files=tmp_path, device=device("CPU=is slow"))

    again = start(program, "again", files=tmp_path, device=device("CPU=is slow"))

    assert (left.accelerator, left.rejections[CORE_ML]) == (CPU, "crashedBefore"), left.output
    assert (again.exit_code, again.accelerator, again.choice) == (0, CORE_ML, "measured"), again.output


def test_forced_delegate_is_used_though_it_is_wrong_and_not_remembered(
    program: ClassifierProgram, tmp_path: Path
) -> None:
    forced = start(program, CORE_ML, files=tmp_path, device=device("CoreMLDelegate=zeros"))
    next_start = start(program, files=tmp_path, device=device("CoreMLDelegate=zeros"))

    assert (forced.accelerator, forced.choice, forced.tried) == (CORE_ML, "forced", [CORE_ML]), forced.output
    assert forced.rejections[CORE_ML].startswith("wrongAnswer(error: ")
    assert (next_start.accelerator, next_start.choice) == (CPU, "measured")


@pytest.mark.parametrize(
    ("faults", "has", "reason"),
    [("CoreMLDelegate=refuses", "Neural Engine", NOT_CREATED), ("", "Metal", "notAvailable")],
)
def test_forced_delegate_that_does_not_start_is_not_replaced(
    program: ClassifierProgram, faults: str, has: str, reason: str
) -> None:
    run = start(program, CORE_ML, device=device(faults, has))

    assert (run.exit_code, run.accelerator, run.rejections) == (0, "none", {CORE_ML: reason}), run.output


def test_delegate_that_failed_after_it_was_chosen_is_left_out(program: ClassifierProgram) -> None:
    run = start(program, f"without:{CORE_ML}", device=device("CPU=is slow"))

    assert (run.exit_code, run.accelerator, CORE_ML in run.tried) == (0, CPU, False), run.output


def test_error_that_a_delegate_may_have_is_wrong_on_the_cpu(program: ClassifierProgram) -> None:
    """The digits' weights are float32: only who computes in float16 may be off by a twentieth."""
    run = start(program, device=device("CoreMLDelegate=errs by a twentieth,CPU=errs by a twentieth"))

    assert (run.exit_code, run.accelerator) == (0, CORE_ML), run.output
    assert run.rejections[CPU].startswith("wrongAnswer(error: 0.05")


def test_xnnpack_computes_on_the_cpu_alone_and_threads_are_few(program: ClassifierProgram) -> None:
    run = start(program, device={**device(has="Neural Engine,Metal"), "TFLITE_TELLS": "1"})

    threads = str(min(2, os.cpu_count() or 1))
    expected = [["CoreMLDelegate", threads, ""], ["MetalDelegate", threads, ""], ["CPU", threads, "XNNPACK"]]
    assert list(run.lines("created")) == expected, run.output


def test_model_with_8_bit_tensors_answers_as_the_float_model(tmp_path: Path) -> None:
    request = quantized_digits(DType.UINT8)
    (model,) = request.models
    known = known_delegate_failures(model.artifact)
    project = IosProject(tmp_path / "ios")
    rendered = RENDERERS[Platform.IOS].render(replace(request, models=(replace(model, known_failures=known),)))
    apply(plan(rendered, existing_paths(project.root)), project.root)

    run = start(ClassifierProgram(project, tmp_path / "program"), device=device())

    assert (run.exit_code, run.accelerator, run.tried) == (0, CPU, [METAL, CPU]), run.output
    assert run.rejections[CORE_ML] == 'knownToFail(explanation: "it runs models of floating-point numbers only")'
    assert len(run.answers) > 1
    assert run.best_scores == pytest.approx(golden_scores(project), abs=EIGHT_BITS)


def test_stand_in_surprises_as_the_real_module_does(tmp_path: Path) -> None:
    """What is expected here was read in the module's sources."""
    (model,) = quantized_digits(DType.INT8).models
    (content,) = model.artifact.files.values()
    int8 = tmp_path / "int8.tflite"
    int8.write_bytes(content)

    assert tensorflow_lite_facts(FOREIGN, int8, tmp_path) == [
        "input before allocation: Must call allocateTensors().",
        "invoke before allocation: Must call allocateTensors().",
        "input float32 [1, 32, 32, 3] true",
        "short data: Provided data count 5 must match the required count 12288.",
        "no such input: Invalid tensor index 1, max index is 0.",
        "an output is a copy: true",
        "int8 in: Tensor data type is unsupported or could not be determined due to a model error.",
        "int8 out: Tensor data type is unsupported or could not be determined due to a model error.",
        "no model: Failed to load the given model.",
        "no Neural Engine: true fine",
        "all devices: false fine",
        "no Metal: Failed to create the interpreter.",
    ]
