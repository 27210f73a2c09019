"""The reference evaluator executes packages in a process of its own, and says so where it can't judge them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.parity import Executed, Execution, ExecutionFailed, NotExecuted
from generator.parity.mil_runner import MilRunner
from generator.spec import ModelArtifact, ModelFormat, QuantizationRecipe, TensorSpec
from tests.support.mil_packages import SPECIFICATION, MilProgram

_SHAPE = (1, 4)
_X = np.array([[1, 2, 3, 4]], np.float32)


def executed(program: MilProgram) -> Execution:
    return executed_files(program.files())


def executed_files(files: dict[str, bytes]) -> Execution:
    tensors = (TensorSpec("x", _SHAPE),), (TensorSpec("y", _SHAPE),)
    artifact = ModelArtifact(ModelFormat.COREML, QuantizationRecipe.FLOAT32, files, *tensors)
    return MilRunner().run(artifact, [{"x": _X}, {"x": -_X}])


def program_of(op: str, **inputs: NDArray[Any] | np.generic | str) -> MilProgram:
    program = MilProgram()
    program.input("x", _SHAPE)
    program.op(op, {"y": ("FLOAT32", _SHAPE)}, **inputs)
    program.output("y")
    return program


def test_it_answers_every_picture_and_says_that_it_is_not_core_ml() -> None:
    execution = executed(program_of("add", x="x", y=np.float32(0.5)))

    assert isinstance(execution, Executed), execution
    np.testing.assert_array_equal([outputs["y"] for outputs in execution.outputs], [_X + 0.5, 0.5 - _X])
    assert execution.executed_by == "mobilegen's reference evaluator of ML Programs, not Core ML itself"


def test_declared_float16_is_rounded() -> None:
    program = MilProgram()
    program.input("x", _SHAPE)
    program.op("mul", {"h": ("FLOAT16", _SHAPE)}, x="x", y=np.float32(1 / 3))
    program.op("cast", {"y": ("FLOAT32", _SHAPE)}, x="h", dtype=np.array("fp32"))
    program.output("y")

    execution = executed(program)

    assert isinstance(execution, Executed), execution
    np.testing.assert_array_equal(execution.outputs[0]["y"], (_X / 3).astype(np.float16).astype(np.float32))


def test_an_operation_that_it_lacks_is_named_and_nothing_is_claimed() -> None:
    execution = executed(program_of("imagine", x="x"))

    assert execution == NotExecuted("the reference evaluator lacks imagine (“y”)")


def test_an_input_that_it_lacks_is_named() -> None:
    execution = executed(program_of("relu", x="x", mood=np.float32(1)))

    assert execution == NotExecuted("the reference evaluator lacks relu (“y”) with “mood”")


@pytest.mark.parametrize("op", ["random_normal", "random_uniform"])
def test_answers_that_are_random_can_not_be_compared(op: str) -> None:
    execution = executed(program_of(op, shape=np.array(_SHAPE, np.int32)))

    assert execution == NotExecuted(f"{op} (“y”) answers differently each time, so there is nothing to compare")


def test_a_damaged_package_has_failed() -> None:
    files = program_of("add", x="x", y=np.float32(1)).files()

    execution = executed_files({**files, SPECIFICATION: files[SPECIFICATION][:-9]})

    assert isinstance(execution, ExecutionFailed), execution
    assert execution.reason.startswith("the runtime refused it: ")


def test_a_program_that_contradicts_itself_has_failed() -> None:
    program = MilProgram()
    program.input("x", _SHAPE)
    program.op("relu", {"y": ("FLOAT32", (1, 5))}, x="x")
    program.output("y")

    execution = executed(program)

    assert isinstance(execution, ExecutionFailed), execution
    assert "relu (output “y”)" in execution.reason
