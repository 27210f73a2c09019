"""Generated iOS apps with Core ML: from a camera's frame to an answer on recorded answers, with units that misbehave.

The generated classes run unchanged; Core ML and Core Video are stand-ins that work.
"""

from __future__ import annotations

import shutil
import signal
from pathlib import Path
from typing import Any

import pytest

from generator.mil import read_package
from tests.generated.conftest import GOLDEN
from tests.toolchains.classifier_run import ClassifierRun
from tests.toolchains.swift.classifier_run import ClassifierProgram
from tests.toolchains.swift.golden_vectors import golden_scores
from tests.toolchains.swift.project import IosProject

pytestmark = pytest.mark.toolchain

ALL, NEURAL_ENGINE, GPU, CPU = "all", "neural-engine", "gpu", "cpu"
UNEXPECTED = r'failed(message: "The model\'s tensor probabilities isn\'t what the contract says: '
FAULTS = {
    "refuses": 'failed(message: "Failed to build the model execution plan.")',
    "throws at once": 'failed(message: "Unable to compute the prediction.")',
    "throws late": 'failed(message: "Unable to compute the prediction.")',
    "zeros": "wrongAnswer(error: ",
    "NaN": "wrongAnswer(error: nan, ",
    "noise": "wrongAnswer(error: ",
    "is slow": "slower(time: ",
    "gives too few scores": f"{UNEXPECTED}it has 9 values",
    "misnames its output": f"{UNEXPECTED}the model gives no such array",
}
"""What compute units do wrong, and how the reason begins that the app is given."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> IosProject:
    return IosProject(Path(shutil.copytree(GOLDEN / "ios", tmp_path_factory.mktemp("coreml") / "ios")))


@pytest.fixture(scope="module")
def program(project: IosProject, tmp_path_factory: pytest.TempPathFactory) -> ClassifierProgram:
    return ClassifierProgram(project, tmp_path_factory.mktemp("program"))


@pytest.fixture(scope="module")
def sound(program: ClassifierProgram) -> ClassifierRun:
    """On the CPU of a device that has nothing else."""
    return start(program)


def start(program: ClassifierProgram, *wishes: str, **given: Any) -> ClassifierRun:
    return program.run("coreML", *wishes, **given)


def device(faults: str = "", has: str = "Neural Engine,GPU") -> dict[str, str]:
    return {"COREML_DEVICE": has, "COREML_FAULTS": faults}


def test_device_without_accelerators_runs_on_the_cpu(sound: ClassifierRun) -> None:
    assert (sound.exit_code, sound.accelerator, sound.choice) == (0, CPU, "measured"), sound.output
    assert sound.rejections == dict.fromkeys((ALL, NEURAL_ENGINE, GPU), "notAvailable")


def test_answers_are_the_source_models(project: IosProject, sound: ClassifierRun) -> None:
    assert sound.best_scores == pytest.approx(golden_scores(project), abs=1e-5)


@pytest.mark.parametrize("layout", ["packed", "padded", "strided"])
@pytest.mark.parametrize(("output", "precision"), [("float32", 1e-6), ("float16", 1e-3)])
def test_arrays_are_read_and_written_wherever_their_elements_lie(
    program: ClassifierProgram, sound: ClassifierRun, layout: str, output: str, precision: float
) -> None:
    """Beside a gap nothing but the golden input itself gets an answer, and a gap that is read is NaN."""
    run = start(program, device={"COREML_LAYOUT": layout, "COREML_OUTPUT": output})

    assert (run.exit_code, run.accelerator) == (0, CPU), run.output
    assert run.best_scores == pytest.approx(sound.best_scores, abs=precision)


def test_output_of_another_type_is_not_read_as_something_else(program: ClassifierProgram) -> None:
    run = start(program, device={"COREML_OUTPUT": "double"})

    assert (run.exit_code, run.accelerator) == (0, "none"), run.output
    assert "neither float32 nor float16" in run.rejections[CPU]


def test_all_units_are_tried_and_timed(program: ClassifierProgram) -> None:
    run = start(program, device=device())

    assert run.exit_code == 0, run.output
    assert run.tried == [ALL, NEURAL_ENGINE, GPU, CPU]
    assert run.timed == {ALL, NEURAL_ENGINE, GPU, CPU}
    # They all answer from the same recording: which is fastest is chance.
    assert all(reason.startswith("slower") for reason in run.rejections.values())


@pytest.mark.parametrize("fault", FAULTS)
def test_faulty_units_are_given_up_and_the_reason_told(
    program: ClassifierProgram, sound: ClassifierRun, fault: str
) -> None:
    run = start(program, device=device(f"all={fault},cpuAndGPU=refuses", has="GPU"))

    assert (run.exit_code, run.accelerator, run.choice) == (0, CPU, "measured"), run.output
    assert run.rejections[ALL].startswith(FAULTS[fault])
    assert run.rejections[NEURAL_ENGINE] == "notAvailable"
    assert run.answers == sound.answers


def test_app_is_told_of_a_frame_that_fails_after_every_check(program: ClassifierProgram) -> None:
    run = start(program, device=device("all=throws in use,cpuAndGPU=refuses,cpuOnly=is slow", has="GPU"))

    assert (run.exit_code, run.accelerator, run.answers) == (0, ALL, {}), run.output
    assert list(run.lines("failed")) == [["Unable to compute the prediction."]]


def test_wrong_neural_engine_leaves_the_gpu(program: ClassifierProgram) -> None:
    run = start(program, device=device("all=zeros,cpuAndNeuralEngine=NaN,cpuOnly=is slow"))

    assert (run.exit_code, run.accelerator) == (0, GPU), run.output
    assert run.rejections[ALL].startswith("wrongAnswer(error: ")
    assert run.rejections[NEURAL_ENGINE].startswith("wrongAnswer(error: nan")


def test_missing_model_is_held_against_no_accelerator(program: ClassifierProgram, tmp_path: Path) -> None:
    with program.without("digits.mlmodelc"):
        missing = start(program, files=tmp_path)
    found = start(program, files=tmp_path)

    assert (missing.exit_code, missing.tried, missing.accelerator) == (0, [], ""), missing.output
    assert list(missing.lines("failed")) == [["The app holds no model named digits."]]
    assert (found.exit_code, found.accelerator, found.choice) == (0, CPU, "measured"), found.output


@pytest.mark.parametrize("death", ["dies loading", "dies running"])
def test_next_start_leaves_the_units_that_killed_the_app(
    program: ClassifierProgram, tmp_path: Path, death: str
) -> None:
    deadly = device(f"all={death},cpuAndGPU=refuses", has="GPU")

    first, second, third = (start(program, files=tmp_path, device=deadly) for _ in range(3))

    assert first.exit_code == -signal.SIGABRT
    assert (second.exit_code, second.accelerator, second.choice) == (0, CPU, "measured"), second.output
    assert (ALL in second.tried, second.rejections[ALL]) == (False, "crashedBefore")
    assert (third.tried, third.choice, third.rejections) == ([CPU], "remembered", second.rejections)


def test_error_that_units_may_have_is_wrong_on_the_cpu(program: ClassifierProgram) -> None:
    """The digits' weights are float32: only who computes in float16 may be off by a twentieth."""
    run = start(program, device=device("all=errs by a twentieth,cpuAndGPU=refuses,cpuOnly=errs by a twentieth", "GPU"))

    assert (run.exit_code, run.accelerator) == (0, ALL), run.output
    assert run.rejections[CPU].startswith("wrongAnswer(error: 0.05")


@pytest.mark.parametrize(("units", "place"), [(ALL, 0), (NEURAL_ENGINE, 0), (GPU, 1), (CPU, 2)])
def test_compute_plan_counts_the_operations_of_the_units_in_use(
    project: IosProject, program: ClassifierProgram, units: str, place: int
) -> None:
    (package,) = (project.root / "Models").glob("*.mlpackage")
    operations = len(list(read_package(package).operations()))

    run = start(program, units, device=device())

    expected = [str(operations if index == place else 0) for index in range(3)]
    assert (run.accelerator, list(run.lines("plan"))) == (units, [expected]), run.output
