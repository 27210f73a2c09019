"""How conditionals, loops and states of a program are evaluated."""

from __future__ import annotations

import gc
import weakref
from typing import Any

import numpy as np
import pytest

from generator.mil import EvaluationError, InputError, TracedOp, UnsupportedOpError, read_package
from tests.support.mil_packages import MilProgram, set_tensor_type

SCALAR = ("FLOAT32", ())


def chosen() -> MilProgram:
    """Gives x + 1 as y if x > 0, else x - 10; both branches call their result `r`."""
    program = MilProgram()
    program.input("x", ())
    program.const("zero", np.float32(0))
    program.op("greater", {"positive": ("BOOL", ())}, x="x", y="zero")
    cond = program.op("cond", {"y": SCALAR}, pred="positive")
    for constant in (np.float32(1), np.float32(-10)):
        block = cond.blocks.add()
        program.const("c", constant, block=block)
        program.op("add", {"r": SCALAR}, block=block, x="x", y="c")
        block.outputs.append("r")
    program.output("y")
    return program


def halved(limit: float = 1) -> MilProgram:
    """Halves x and counts n, while x > limit; x and n are also the names of the loop's own variables."""
    program = MilProgram()
    program.input("x", ())
    program.const("none", np.int32(0))
    program.const("limit", np.float32(limit))
    loop = program.op("while_loop", {"y": SCALAR, "count": ("INT32", ())}, loop_vars=["x", "none"])
    test, body = loop.blocks.add(), loop.blocks.add()
    for block in (test, body):
        set_tensor_type(block.inputs.add(name="x").type, *SCALAR)
        set_tensor_type(block.inputs.add(name="n").type, "INT32", ())
    program.op("greater", {"more": ("BOOL", ())}, block=test, x="x", y="limit")
    test.outputs.append("more")
    program.op("mul", {"half": SCALAR}, block=body, x="x", y=np.float32(0.5))
    program.op("add", {"next": ("INT32", ())}, block=body, x="n", y=np.int32(1))
    body.outputs.extend(["half", "next"])
    program.output("y")
    program.output("count")
    return program


@pytest.mark.parametrize(("x", "y"), [(3, 4), (-3, -13), (0, -10)])
def test_a_conditional_evaluates_the_branch_that_its_predicate_says(x: float, y: float) -> None:
    assert read_package(chosen().files()).evaluate({"x": x})["y"] == y


@pytest.mark.parametrize(("x", "rounds"), [(0.5, 0), (1.5, 1), (100, 7)])
def test_a_loop_runs_until_its_condition_is_false(x: float, rounds: int) -> None:
    result = read_package(halved().files()).evaluate({"x": x})
    assert (result["y"], result["count"]) == (x / 2**rounds, rounds)


def test_a_loop_reads_outer_values_in_every_round() -> None:
    program = halved()
    body = program.block.operations[-1].blocks[1]
    body.operations[0].inputs["y"].arguments[0].ClearField("value")
    body.operations[0].inputs["y"].arguments[0].name = "outer"
    loop = program.block.operations.pop()
    program.op("mul", {"outer": SCALAR}, x="limit", y=np.float32(0.5))
    program.block.operations.append(loop)
    assert read_package(program.files()).evaluate({"x": 100})["count"] == 7


def test_a_trace_tells_operations_inside_of_blocks_as_often_as_they_run() -> None:
    traced: list[TracedOp] = []
    read_package(halved().files()).evaluate({"x": 3.0}, trace=traced.append)
    assert [op.type for op in traced] == ["greater", "mul", "add"] * 2 + ["greater", "while_loop"]


def test_what_a_trace_raises_inside_of_a_block_comes_through() -> None:
    def stop(_: TracedOp) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        read_package(halved().files()).evaluate({"x": 3.0}, trace=stop)


def test_rounds_of_a_loop_leave_nothing_behind() -> None:
    alive: list[weakref.ref[Any]] = []
    most = 0

    def count(traced: TracedOp) -> None:
        nonlocal most
        alive.append(weakref.ref(traced.values[0]))
        gc.collect()
        most = max(most, sum(reference() is not None for reference in alive))

    read_package(halved().files()).evaluate({"x": 2.0**8}, trace=count)
    assert most <= 6


def test_operations_inside_of_blocks_are_listed_and_named_in_errors() -> None:
    program = chosen()
    program.block.operations[-1].blocks[0].operations[-1].type = "frobnicate"
    read = read_package(program.files())
    assert [kind for kind, _ in read.operations()] == ["greater", "cond", "frobnicate", "add"]
    assert [op.output for op in read.unsupported_ops()] == ["r"]
    with pytest.raises(UnsupportedOpError, match="frobnicate"):
        read.evaluate({"x": 1})
    assert read.evaluate({"x": -1})["y"] == -11


def test_a_condition_has_to_be_one_truth_value() -> None:
    program = chosen()
    program.block.operations[1].inputs["x"].arguments[0].name = "vector"
    set_tensor_type(program.block.operations[1].outputs[0].type, "BOOL", (2,))
    program.const("vector", np.ones(2, np.float32))
    program.block.operations.insert(0, program.block.operations.pop())
    with pytest.raises(EvaluationError, match="one truth value") as caught:
        read_package(program.files()).evaluate({"x": 1})
    assert caught.value.op == "cond"


def accumulating() -> MilProgram:
    """Adds x to the state `sum`, and gives it."""
    program = MilProgram()
    program.state("sum", (2,))
    program.input("x", (2,), "FLOAT16")
    program.op("read_state", {"old": ("FLOAT16", (2,))}, input="sum")
    program.op("add", {"new": ("FLOAT16", (2,))}, x="old", y="x")
    program.op("write_state", {}, input="sum", data="new")
    program.op("read_state", {"y": ("FLOAT16", (2,))}, input="sum")
    program.output("y")
    return program


def test_a_state_survives_from_one_evaluation_to_the_next() -> None:
    program = read_package(accumulating().files())
    state = program.make_state()
    for expected in ([1, 2], [2, 4], [3, 6]):
        np.testing.assert_array_equal(program.evaluate({"x": [1, 2]}, state=state)["y"], expected)
    np.testing.assert_array_equal(state["sum"], [3, 6])
    np.testing.assert_array_equal(program.evaluate({"x": [1, 2]})["y"], [1, 2])


@pytest.mark.parametrize("state", [{"total": np.zeros(2)}, {"sum": np.zeros(3)}])
def test_a_state_that_does_not_fit_is_refused(state: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="state"):
        read_package(accumulating().files()).evaluate({"x": [1, 2]}, state=state)
