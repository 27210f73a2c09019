"""Whatever an accelerator does with a `.tflite` becomes a verdict, and none of them says more than is known."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from generator.errors import MetadataError
from generator.metadata import operator_layers
from generator.parity import (
    Accelerator,
    AcceleratorOutcome,
    AcceleratorReport,
    AcceleratorRunner,
    Executed,
    Execution,
    ExecutionFailed,
    NotExecuted,
    natural_images,
    try_accelerator,
)
from generator.parity.execution import ArtifactRunner, Failure
from generator.parity.worker_process import WorkerProcess
from generator.spec import ImageSize, ModelArtifact
from generator.spec.source_model import Tensors
from generator.usecases.verifying.request import Verification
from tests.support.tflite_files import TinyClassifier, tiny_artifact, tiny_source, tiny_spec, tiny_weights

_MODEL = TinyClassifier((1, 4, 4, 3), 4 * tiny_weights((1, 4, 4, 3)))
_FRAMES = natural_images(6, ImageSize(24, 18), 1)
_SOFTWARE = "Selected adapter: SwiftShader, arch=s, vendor=g, backend=Vulkan, adapterType=CPU / Software\n"
_HARDWARE = "Selected adapter: Adreno 740, arch=a, vendor=q, backend=Vulkan, adapterType=Integrated GPU\n"
_REFUSAL = (
    "ERROR: Following operations are not supported by GPU delegate:\nSOFTMAX: Operation is not supported.\n"
    "2 operations will run on the GPU, and the remaining 1 operations will run on the CPU.\n"
)
_WHY = "the runtime refused it: ERROR: [./litert/cc/litert_compiled_model.h:1961]\n└ Some ops are not accelerated.\n"


@dataclass(frozen=True)
class FakeRunner:
    """Does with the pictures what it is told to."""

    answer: Callable[[Sequence[Tensors]], Execution]

    def run(self, artifact: ModelArtifact, pictures: Sequence[Tensors]) -> Execution:  # noqa: ARG002
        return self.answer(pictures)


def _tried(
    answer: Callable[[Sequence[Tensors]], Execution],
    accelerator: Accelerator = Accelerator.GPU,
    layers: Callable[[bytes], Mapping[str, Sequence[str]]] = operator_layers,
    shared: Callable[[Sequence[Tensors]], Execution] | None = None,
) -> AcceleratorReport:
    def runner(accelerators: str) -> ArtifactRunner:
        return FakeRunner(answer if "+" not in accelerators else shared or _right())

    return try_accelerator(
        tiny_source(_MODEL), tiny_artifact(_MODEL), tiny_spec(_MODEL), _FRAMES, accelerator, layers, runner
    )


def _right(log: str = _SOFTWARE, shift: float = 0.0) -> Callable[[Sequence[Tensors]], Execution]:
    """Answers as the source model, with `shift` more probability for the first class and less for the last."""

    def answer(pictures: Sequence[Tensors]) -> Execution:
        outputs: list[dict[str, Any]] = [_MODEL.run(picture["image"]) for picture in pictures]
        for output in outputs:
            output["probabilities"] = output["probabilities"] + np.array([shift, 0, 0, -shift], np.float32)
        return Executed(tuple(outputs), "LiteRT 2.3.0, GPU", log)

    return answer


def _failing(reason: str, log: str, kind: Failure) -> Callable[[Sequence[Tensors]], Execution]:
    return lambda _: ExecutionFailed(reason, log, kind)


def test_taken_and_right() -> None:
    report = _tried(_right())

    assert report.outcome is AcceleratorOutcome.TAKEN_FULLY
    assert not report.rejected
    assert report.failure == ""
    assert report.parity is not None
    assert len(report.parity.rows) == 4
    assert "takes all of tiny.tflite: 4 of 4 pictures agree" in report.summary
    assert "SwiftShader, Vulkan, in software" in report.summary
    assert "checks before it trusts" in report.consequence
    assert "float16" in report.notes[0]


def test_a_real_gpu_needs_no_note_on_float32() -> None:
    assert _tried(_right(_HARDWARE)).notes == ()


def test_taken_and_wrong() -> None:
    report = _tried(_right(shift=0.2))

    assert report.outcome is AcceleratorOutcome.WRONG
    assert report.rejected
    assert report.failure == "wrong answers"
    assert "takes all of tiny.tflite, but does not compute what the source model computes" in report.summary
    assert "starts on the CPU" in report.consequence


def test_what_a_float16_gpu_may_err_a_float32_processor_may_not() -> None:
    assert _tried(_right(_HARDWARE, shift=0.01)).outcome is AcceleratorOutcome.TAKEN_FULLY
    assert _tried(_right(_SOFTWARE, shift=0.01)).outcome is AcceleratorOutcome.WRONG
    assert _tried(_right(_HARDWARE, shift=0.2)).outcome is AcceleratorOutcome.WRONG


def test_no_number_is_wrong() -> None:
    assert _tried(_right(shift=float("nan"))).outcome is AcceleratorOutcome.WRONG


def test_taken_partly_names_operators_layers_and_shares() -> None:
    report = _tried(_failing(_WHY, _SOFTWARE + _REFUSAL, Failure.REFUSED))

    assert report.outcome is AcceleratorOutcome.TAKEN_PARTLY
    assert report.rejected
    assert [(each.name, each.layers) for each in report.refused] == [("SOFTMAX", ("scores",))]
    assert report.operators == (2, 3)
    assert report.failure == "no SOFTMAX"
    assert "takes 2 of the 3 operators of tiny.tflite, but refuses SOFTMAX, layer “scores”" in report.summary
    # The rest on the CPU: what the app could have, if it asked for it.
    assert report.parity is not None
    assert report.parity.passed


@pytest.mark.parametrize("crashes", [False, True])
def test_taken_partly_and_wrong_together_with_the_cpu_differs(*, crashes: bool) -> None:
    log = _SOFTWARE + _REFUSAL.replace("SOFTMAX: Operation is not supported.\n", "")
    shared = _failing("it crashed", "", Failure.CRASHED) if crashes else _right(shift=0.2)
    report = _tried(_failing(_WHY, log, Failure.REFUSED), shared=shared)

    assert report.outcome is AcceleratorOutcome.TAKEN_PARTLY
    told = "it crashed" if crashes else "does not compute what the source model computes"
    assert f"3 operators of {report.artifact}: Some ops are not accelerated. Together" in report.summary
    assert told in report.summary
    (differing,) = Verification("tiny.keras", "", (), (), (report,)).differing
    assert "tiny.tflite" in differing


def test_taken_partly_without_a_reason_says_nothing_of_refusals() -> None:
    report = AcceleratorReport("a.tflite", Accelerator.GPU, AcceleratorOutcome.TAKEN_PARTLY, operators=(3, 4))

    assert report.summary == "The GPU takes 3 of the 4 operators of a.tflite."


def test_refused_wholly() -> None:
    log = _SOFTWARE + _REFUSAL.replace("2 operations", "No operations").replace("the remaining 1", "all 3")

    report = _tried(_failing(_WHY, log, Failure.REFUSED))

    assert report.outcome is AcceleratorOutcome.REFUSED
    assert report.rejected
    assert report.parity is None


def test_refused_without_naming_operators_keeps_the_words() -> None:
    report = _tried(_failing(_WHY, _SOFTWARE, Failure.REFUSED))

    assert report.outcome is AcceleratorOutcome.REFUSED
    assert report.summary == "The GPU refuses tiny.tflite: Some ops are not accelerated."


def test_layers_of_a_file_that_cannot_be_read_are_left_out() -> None:
    def damaged(_: bytes) -> dict[str, list[str]]:
        raise MetadataError("The file is damaged.")

    report = _tried(_failing(_WHY, _SOFTWARE + _REFUSAL, Failure.REFUSED), layers=damaged)

    assert [(each.name, each.layers) for each in report.refused] == [("SOFTMAX", ())]


def test_many_layers_of_a_type_are_candidates() -> None:
    report = _tried(
        _failing(_WHY, _SOFTWARE + _REFUSAL, Failure.REFUSED),
        layers=lambda _: {"SOFTMAX": ["a;fused", "b", "c", "d", "e"]},
    )

    assert "SOFTMAX, in one or more of the layers “a”, “b”, “c” and 2 more" in report.summary


def test_a_crash_is_a_finding_and_keeps_the_app_off() -> None:
    report = _tried(_failing("the runtime crashed (SIGSEGV)", _SOFTWARE, Failure.CRASHED))

    assert report.outcome is AcceleratorOutcome.CRASHED
    assert report.rejected
    assert "crashes" in report.summary
    assert "SIGSEGV" in report.summary


@pytest.mark.parametrize("kind", [Failure.TIMED_OUT, Failure.BROKEN_OFF])
def test_what_did_not_finish_proves_nothing(kind: Failure) -> None:
    report = _tried(_failing("it did not end within 2 seconds", _SOFTWARE, kind))

    assert report.outcome is AcceleratorOutcome.UNFINISHED
    assert not report.rejected
    assert not report.was_tried
    assert "tries each phone's GPU first" in report.consequence


@pytest.mark.parametrize("kind", list(Failure))
def test_without_an_adapter_nothing_is_said_about_the_model(kind: Failure) -> None:
    report = _tried(_failing(_WHY, "ERROR: Failed to initialize: No adapters found\n", kind))

    assert report.outcome is AcceleratorOutcome.NOT_TRIED
    assert not report.was_tried
    assert not report.rejected
    assert report.reason == "no GPU adapter (Vulkan, Metal or Direct3D 12) was found"
    assert report.summary.startswith("tiny.tflite was not tried here on the GPU accelerator: no GPU adapter")
    assert "tries each phone's GPU first" in report.consequence


def test_gpu_that_does_not_start_is_not_held_against_the_model() -> None:
    report = _tried(_failing(_WHY, "", Failure.REFUSED))

    assert report.outcome is AcceleratorOutcome.NOT_TRIED
    assert report.reason == "LiteRT's GPU did not start (Some ops are not accelerated)"


def test_the_cpu_needs_no_adapter_to_refuse() -> None:
    log = "ERROR: Encountered unresolved custom op: Unheard.\n"

    report = _tried(_failing(_WHY, log, Failure.REFUSED), Accelerator.CPU)

    assert report.outcome is AcceleratorOutcome.REFUSED
    assert "Unheard (LiteRT has no such operator)" in report.summary
    assert "can't count on the CPU" in report.consequence


def test_the_cpu_may_refuse_without_naming_operators() -> None:
    report = _tried(_failing(_WHY, "", Failure.REFUSED), Accelerator.CPU)

    assert report.outcome is AcceleratorOutcome.REFUSED
    assert "Some ops are not accelerated" in report.summary


def test_long_failures_are_shortened_for_a_phones_screen() -> None:
    refusals = "".join(f"OPERATOR_{number}: no.\n" for number in range(20))
    log = f"{_SOFTWARE}ERROR: Following operations are not supported by GPU delegate:\n{refusals}"

    report = _tried(_failing(_WHY, log, Failure.REFUSED))

    assert len(report.failure) == 60
    assert report.failure.startswith("no OPERATOR_0, OPERATOR_1")


def test_wheel_without_accelerators_is_not_tried(tmp_path: Path) -> None:
    for library in (None, tmp_path):
        runner = AcceleratorRunner("GPU", library=library)

        execution = runner.run(tiny_artifact(_MODEL), [])

        assert isinstance(execution, NotExecuted)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other names for it")
def test_worker_gets_the_wheels_folder_and_the_accelerators_and_a_crash_is_told(tmp_path: Path) -> None:
    (tmp_path / "libLiteRtWebGpuAccelerator.so").touch()
    program = "import os, sys; print(sys.argv[1], os.environ['LD_LIBRARY_PATH'].split(os.pathsep)[0]); os.abort()"
    worker = WorkerProcess((sys.executable, "-c", program), "model.tflite")
    runner = AcceleratorRunner("GPU+CPU", worker, tmp_path)

    execution = runner.run(tiny_artifact(_MODEL), [])

    assert isinstance(execution, ExecutionFailed)
    assert execution.kind is Failure.CRASHED
    assert f"GPU+CPU {tmp_path}" in execution.log
