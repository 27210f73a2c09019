"""Generated Android apps on accelerators that fail in every way: what runs, what is said of it, what is remembered.

The generated classes run unchanged on the real model; only LiteRT's stand-in is told to misbehave.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.toolchains.android.build import AndroidBuild
from tests.toolchains.android.classifier_run import ClassifierProgram
from tests.toolchains.classifier_run import ClassifierRun

pytestmark = pytest.mark.toolchain

FAULTS = {
    "refuses": "Failed(message=Some ops are not accelerated.)",
    "lacks a library": 'Failed(message=dlopen failed: library "libvendor.so" not found)',
    "throws at once": "Failed(message=Failed to invoke.)",
    "throws late": "Failed(message=Lost the device.)",
    "zeros": "WrongAnswer(error=",
    "NaN": "WrongAnswer(error=NaN, ",
    "noise": "WrongAnswer(error=",
    "is slow": "Slower(time=",
}
"""What an accelerator does wrong, and how the reason begins that the app is given."""

DEATHS = ("dies compiling", "dies running")
KILLED = 139
USER_REQUESTED, ANR, CRASH_NATIVE, CRASH, LOW_MEMORY, SIGNALED = "10", "6", "5", "4", "3", "2"
SIGKILL, SIGSEGV = "9", "11"


@pytest.fixture(scope="module")
def program(golden_build: AndroidBuild, tmp_path_factory: pytest.TempPathFactory) -> ClassifierProgram:
    return ClassifierProgram(golden_build, tmp_path_factory.mktemp("faults"))


@pytest.fixture(scope="module")
def sound(program: ClassifierProgram) -> ClassifierRun:
    """On the CPU of a device that has nothing else."""
    return program.run()


def device(
    faults: str = "", sdk: int = 24, exit_reason: str = "0", fingerprint: str = "a phone", exit_status: str = "0"
) -> dict[str, str]:
    """A device with a GPU and an NPU that compute as its CPU does, but for their `faults`."""
    return {
        "litert.emulated": "GPU,NPU",
        "litert.faults": faults,
        "android.sdk": str(sdk),
        "android.exit": exit_reason,
        "android.exit.status": exit_status,
        "android.fingerprint": fingerprint,
    }


def test_device_without_accelerators_runs_on_the_cpu(sound: ClassifierRun) -> None:
    assert (sound.exit_code, sound.accelerator, sound.choice) == (0, "CPU", "MEASURED"), sound.output
    assert sound.rejections == {"GPU": "NotAvailable"}
    assert sound.timed == {"CPU"}


def test_sound_accelerators_are_all_timed_and_the_first_is_used(program: ClassifierProgram) -> None:
    run = program.run("npu", properties=device())

    assert run.exit_code == 0, run.output
    assert run.tried == ["NPU", "GPU", "CPU"]
    assert run.timed == {"NPU", "GPU", "CPU"}
    # All three are the CPU: which is fastest is chance, but by so much that it counts is not.
    assert all(reason.startswith("Slower") for reason in run.rejections.values())


def test_npu_is_a_candidate_only_if_asked_for(program: ClassifierProgram) -> None:
    run = program.run(properties=device())

    assert (run.exit_code, run.tried) == (0, ["GPU", "CPU"]), run.output


def test_npu_without_its_libraries_is_not_there(program: ClassifierProgram) -> None:
    run = program.run("npu")

    assert (run.exit_code, run.accelerator) == (0, "CPU"), run.output
    assert run.rejections == {"NPU": "NotAvailable", "GPU": "NotAvailable"}


@pytest.mark.parametrize("fault", FAULTS)
def test_faulty_accelerator_is_given_up_and_the_reason_told(
    program: ClassifierProgram, sound: ClassifierRun, fault: str
) -> None:
    run = program.run(properties=device(f"GPU={fault}"))

    assert (run.exit_code, run.accelerator, run.choice) == (0, "CPU", "MEASURED"), run.output
    assert run.rejections["GPU"].startswith(FAULTS[fault])
    assert run.answers == sound.answers


def test_reasons_of_several_accelerators_are_kept_apart(program: ClassifierProgram) -> None:
    run = program.run("npu", properties=device("NPU=refuses,GPU=zeros"))

    assert (run.exit_code, run.accelerator) == (0, "CPU"), run.output
    assert run.rejections["NPU"].startswith("Failed")
    assert run.rejections["GPU"].startswith("WrongAnswer")


def test_nothing_works_and_every_reason_is_told(program: ClassifierProgram) -> None:
    run = program.run(properties=device("GPU=NaN,CPU=throws at once"))

    assert (run.exit_code, run.accelerator) == (0, "none"), run.output
    assert run.rejections["GPU"].startswith("WrongAnswer")
    assert run.rejections["CPU"] == "Failed(message=Failed to invoke.)"


@pytest.mark.parametrize("death", DEATHS)
def test_next_start_leaves_the_accelerator_that_killed_the_app(
    program: ClassifierProgram, sound: ClassifierRun, tmp_path: Path, death: str
) -> None:
    deadly = device(f"GPU={death}")

    first, second, third = (program.run(files=tmp_path, properties=deadly) for _ in range(3))

    assert first.exit_code == KILLED
    assert (second.exit_code, second.accelerator, second.choice) == (0, "CPU", "MEASURED"), second.output
    assert (second.tried, second.rejections) == (["CPU"], {"GPU": "CrashedBefore"})
    assert (third.accelerator, third.choice, third.rejections) == ("CPU", "REMEMBERED", second.rejections)
    assert third.answers == sound.answers


def test_crash_is_forgotten_with_the_next_version_of_the_system(program: ClassifierProgram, tmp_path: Path) -> None:
    program.run(files=tmp_path, properties=device("GPU=dies running"))

    run = program.run(files=tmp_path, properties=device(fingerprint="an updated phone"))

    assert (run.exit_code, run.tried) == (0, ["GPU", "CPU"]), run.output


@pytest.mark.parametrize(
    ("reason", "tried"),
    [
        (USER_REQUESTED, ["GPU", "CPU"]),
        (LOW_MEMORY, ["GPU", "CPU"]),
        (CRASH_NATIVE, ["CPU"]),
        (ANR, ["CPU"]),
    ],
)
def test_death_counts_only_if_the_system_does_not_name_another_cause(
    program: ClassifierProgram, tmp_path: Path, reason: str, tried: list[str]
) -> None:
    program.run(files=tmp_path, properties=device("GPU=dies running"))

    run = program.run(files=tmp_path, properties=device(sdk=30, exit_reason=reason))

    assert (run.exit_code, run.tried) == (0, tried), run.output


@pytest.mark.parametrize(
    ("sdk", "reason", "status", "tried"),
    [
        (30, CRASH_NATIVE, SIGSEGV, ["CPU"]),
        (30, SIGNALED, SIGSEGV, ["CPU"]),
        (30, SIGNALED, SIGKILL, ["GPU"]),
        (30, USER_REQUESTED, "0", ["GPU"]),
        (30, LOW_MEMORY, "0", ["GPU"]),
        (30, CRASH, "0", ["GPU"]),
        (29, CRASH_NATIVE, SIGSEGV, ["GPU"]),
    ],
)
def test_next_start_leaves_the_accelerator_only_if_native_code_crashed_while_it_was_in_use(
    program: ClassifierProgram, tmp_path: Path, sdk: int, reason: str, status: str, tried: list[str]
) -> None:
    first = program.run("killed", files=tmp_path, properties=device("CPU=is slow"))
    run = program.run(files=tmp_path, properties=device("CPU=is slow", sdk, reason, exit_status=status))

    assert (first.exit_code, first.accelerator) == (-signal.SIGKILL, "GPU"), first.output
    assert (run.exit_code, run.tried, run.accelerator) == (0, tried, tried[0]), run.output


def test_closed_model_leaves_no_note(program: ClassifierProgram, tmp_path: Path) -> None:
    program.run(files=tmp_path, properties=device("CPU=is slow"))
    run = program.run(files=tmp_path, properties=device("CPU=is slow", 30, CRASH_NATIVE))

    assert (run.exit_code, run.tried, run.choice) == (0, ["GPU"], "REMEMBERED"), run.output


def test_second_start_checks_the_choice_alone_and_remembers_the_reasons(
    program: ClassifierProgram, tmp_path: Path
) -> None:
    first = program.run(files=tmp_path, properties=device("GPU=zeros"))
    second = program.run(files=tmp_path, properties=device("GPU=zeros"))

    assert (first.choice, second.choice) == ("MEASURED", "REMEMBERED")
    assert (second.tried, second.accelerator) == (["CPU"], "CPU")
    assert second.rejections == first.rejections
    assert second.answers == first.answers


def test_measuring_again_tries_even_what_killed_the_app(program: ClassifierProgram, tmp_path: Path) -> None:
    program.run(files=tmp_path, properties=device("GPU=dies running"))
    remembered = program.run(files=tmp_path, properties=device())

    again = program.run("again", files=tmp_path, properties=device())
    next_start = program.run(files=tmp_path, properties=device())

    assert (remembered.tried, remembered.rejections) == (["CPU"], {"GPU": "CrashedBefore"}), remembered.output
    assert (again.exit_code, again.choice, again.tried) == (0, "MEASURED", ["GPU", "CPU"]), again.output
    assert (next_start.choice, next_start.accelerator) == ("REMEMBERED", again.accelerator), next_start.output


def test_choice_that_goes_wrong_later_is_not_trusted(program: ClassifierProgram, tmp_path: Path) -> None:
    first = program.run(files=tmp_path, properties=device("CPU=is slow"))
    second = program.run(files=tmp_path, properties=device("GPU=zeros"))

    assert (first.accelerator, second.accelerator, second.choice) == ("GPU", "CPU", "MEASURED"), second.output


def test_npu_is_found_after_the_remembered_choice_failed(program: ClassifierProgram, tmp_path: Path) -> None:
    program.run("npu", files=tmp_path, properties=device("NPU=zeros,CPU=is slow"))
    run = program.run("npu", files=tmp_path, properties=device("GPU=zeros,CPU=is slow"))

    assert (run.exit_code, run.accelerator, run.choice) == (0, "NPU", "MEASURED"), run.output
    assert run.tried == ["GPU", "NPU", "GPU", "CPU"]


def test_forced_accelerator_is_used_though_it_is_wrong_and_not_remembered(
    program: ClassifierProgram, tmp_path: Path
) -> None:
    forced = program.run("GPU", files=tmp_path, properties=device("GPU=zeros"))
    next_start = program.run(files=tmp_path, properties=device("GPU=zeros"))

    assert (forced.accelerator, forced.choice, forced.tried) == ("GPU", "FORCED", ["GPU"]), forced.output
    assert forced.rejections["GPU"].startswith("WrongAnswer")
    assert (next_start.accelerator, next_start.choice) == ("CPU", "MEASURED")


def test_forced_accelerator_that_does_not_start_is_not_replaced(program: ClassifierProgram) -> None:
    run = program.run("GPU", properties=device("GPU=refuses"))

    assert (run.exit_code, run.accelerator) == (0, "none"), run.output
    assert list(run.rejections) == ["GPU"]


def test_error_that_a_gpu_may_have_is_wrong_on_the_cpu(program: ClassifierProgram) -> None:
    """The digits' weights are float32: only who computes in float16 may be off by a twentieth."""
    run = program.run(properties=device("GPU=errs by a twentieth,CPU=errs by a twentieth"))

    assert (run.exit_code, run.accelerator) == (0, "GPU"), run.output
    assert run.rejections["CPU"].startswith("WrongAnswer(error=0.05")


def test_cpu_has_several_threads_wherever_it_computes(program: ClassifierProgram) -> None:
    run = program.run("npu", properties={**device(), "litert.tells": "true"})

    threads = str(min(4, os.cpu_count() or 1))
    told = [line.split("\t")[1:] for line in run.output.splitlines() if line.startswith("compiled\t")]
    assert told == [["NPU", threads], ["GPU", "null"], ["CPU", threads]], run.output
