"""How programs of single operations are evaluated: roundings, checks, errors, traces, memory."""

from __future__ import annotations

import gc
import weakref
from typing import Any

import numpy as np
import pytest

from generator.mil import (
    EvaluationError,
    InputError,
    Precision,
    TracedOp,
    UnsupportedOp,
    UnsupportedOpError,
    read_package,
)
from tests.support.mil_packages import MilProgram

HUGE = np.float32(60000)


def doubled(dtype: str = "FLOAT32", shape: tuple[int, ...] = (1, 2)) -> MilProgram:
    """Gives x + x as y."""
    program = MilProgram()
    program.input("x", shape, dtype)
    program.op("add", {"y": (dtype, shape)}, x="x", y="x")
    program.output("y")
    return program


def evaluated(program: MilProgram, value: Any, precision: Precision = Precision.PROGRAM, **options: Any) -> Any:
    return read_package(program.files()).evaluate({"x": value}, precision, **options)["y"]


@pytest.mark.parametrize(
    ("precision", "expected", "dtype"),
    [
        (Precision.PROGRAM, np.inf, np.float32),
        (Precision.FLOAT32, 120000, np.float32),
        (Precision.FLOAT64, 120000, np.float64),
    ],
)
def test_float16_overflows_where_the_program_declares_it(precision: Precision, expected: float, dtype: type) -> None:
    result = evaluated(doubled("FLOAT16"), np.full((1, 2), HUGE), precision)
    assert result.dtype == dtype
    np.testing.assert_array_equal(result, [[expected, expected]])


def test_each_operation_rounds_once_to_the_nearest_float16() -> None:
    # 2049 isn't a float16, neither as an input nor as a sum; halfway goes to the even neighbour.
    np.testing.assert_array_equal(evaluated(doubled("FLOAT16"), np.array([[1025, 2049]])), [[2050, 4096]])
    np.testing.assert_array_equal(
        evaluated(doubled("FLOAT16"), np.array([[1025, 2049]]), Precision.FLOAT32), [[2050, 4098]]
    )


def test_float64_keeps_what_float32_loses() -> None:
    tiny = np.full((1, 2), 1 + 2.0**-40)
    assert np.all(evaluated(doubled(), tiny) == 2)
    assert np.all(evaluated(doubled(), tiny, Precision.FLOAT64) == 2 + 2.0**-39)


def test_weights_stay_what_the_package_holds_in_every_precision() -> None:
    program = MilProgram()
    program.input("x", (4,))
    program.blob("w", np.full(4, 0.1, np.float16))
    program.op("mul", {"y": ("FLOAT32", (4,))}, x="x", y="w")
    program.output("y")
    for precision in Precision:
        assert np.all(evaluated(program, np.ones(4), precision) == float(np.float16(0.1)))


def test_an_unknown_operation_is_named_before_and_when_it_is_met() -> None:
    program = MilProgram()
    program.input("x", (1,))
    program.op("frobnicate", {"y": ("FLOAT32", (1,))}, x="x")
    program.output("y")
    read = read_package(program.files())
    assert read.unsupported_ops() == (UnsupportedOp("frobnicate", "y"),)
    with pytest.raises(UnsupportedOpError) as caught:
        read.evaluate({"x": np.ones(1)})
    assert (caught.value.op, caught.value.output) == ("frobnicate", "y")


def test_an_unknown_input_is_named_before_and_when_it_is_met() -> None:
    program = doubled()
    program.block.operations[0].inputs["z"].arguments.add(name="x")
    read = read_package(program.files())
    assert read.unsupported_ops() == (UnsupportedOp("add", "y", ("z",)),)
    with pytest.raises(EvaluationError, match="“z”") as caught:
        read.evaluate({"x": np.ones((1, 2))})
    assert (caught.value.op, caught.value.output) == ("add", "y")


def test_a_missing_input_of_an_operation_is_named() -> None:
    program = doubled()
    del program.block.operations[0].inputs["y"]
    with pytest.raises(EvaluationError, match="“y” is missing"):
        evaluated(program, np.ones((1, 2)))


def test_two_values_where_one_belongs_are_refused() -> None:
    program = doubled()
    program.block.operations[0].inputs["y"].arguments.add(name="x")
    with pytest.raises(EvaluationError, match="“y” takes one value, not 2"):
        evaluated(program, np.ones((1, 2)))


def test_what_numpy_refuses_names_operation_and_output() -> None:
    program = MilProgram()
    program.input("x", (2,))
    program.const("w", np.ones(3, np.float32))
    program.op("add", {"y": ("FLOAT32", (2,))}, x="x", y="w")
    program.output("y")
    with pytest.raises(EvaluationError, match="broadcast") as caught:
        evaluated(program, np.ones(2))
    assert (caught.value.op, caught.value.output) == ("add", "y")


def test_another_shape_than_declared_is_an_error() -> None:
    program = doubled()
    program.block.operations[0].outputs[0].type.tensorType.dimensions[1].constant.size = 3
    with pytest.raises(EvaluationError, match=r"\[1, 2\] where the program declares \[1, 3\]"):
        evaluated(program, np.ones((1, 2)))


def test_more_outputs_than_an_operation_gives_are_an_error() -> None:
    program = doubled()
    program.block.operations[0].outputs.add(name="z").type.CopyFrom(program.block.operations[0].outputs[0].type)
    with pytest.raises(EvaluationError, match="gave 1 values where the program declares 2"):
        evaluated(program, np.ones((1, 2)))


def test_fractions_where_integers_are_declared_are_an_error() -> None:
    program = doubled()
    program.block.operations[0].outputs[0].type.tensorType.dataType = 23
    with pytest.raises(EvaluationError, match="aren't INT32"):
        evaluated(program, np.full((1, 2), 0.25))


def test_flexible_extents_take_what_comes() -> None:
    program = doubled(shape=(1, -1))
    program.model.description.input[0].type.multiArrayType.ClearField("shape")
    assert evaluated(program, np.ones((1, 7))).shape == (1, 7)


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({}, "“x” is missing"),
        ({"x": np.ones((1, 2)), "z": 1}, "no input “z”"),
        ({"x": np.ones((2, 1))}, r"\[1, 2\], not \[2, 1\]"),
        ({"x": np.array([["a", "b"]])}, "takes numbers"),
    ],
)
def test_inputs_that_do_not_fit_are_named(inputs: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_package(doubled().files()).evaluate(inputs)


@pytest.mark.parametrize("value", [0.5, np.nan, 2.0**40, 2**40])
def test_an_integer_input_takes_integers_in_its_range(value: float) -> None:
    program = doubled("INT32")
    with pytest.raises(InputError, match="INT32"):
        evaluated(program, np.full((1, 2), value))
    np.testing.assert_array_equal(evaluated(program, np.full((1, 2), 3.0)), [[6, 6]])


def test_a_trace_tells_every_operation() -> None:
    program = doubled("FLOAT16")
    program.op("relu", {"z": ("FLOAT32", (1, 2))}, x="y")
    traced: list[TracedOp] = []
    evaluated(program, np.full((1, 2), 3), trace=traced.append)
    assert [(op.type, op.inputs, op.outputs, op.dtypes) for op in traced] == [
        ("add", ("x", "x"), ("y",), ("FLOAT16",)),
        ("relu", ("y",), ("z",), ("FLOAT32",)),
    ]
    assert np.all(traced[0].values[0] == 6)


def test_what_a_trace_raises_comes_through() -> None:
    def stop(_: TracedOp) -> None:
        raise KeyError("enough")

    with pytest.raises(KeyError, match="enough"):
        evaluated(doubled(), np.ones((1, 2)), trace=stop)


def test_values_are_let_go_after_their_last_use() -> None:
    program = MilProgram()
    program.input("x", (8,))
    for index in range(6):
        program.op("exp", {f"v{index + 1}": ("FLOAT32", (8,))}, x=f"v{index}" if index else "x")
    program.output("v6")
    alive: list[weakref.ref[Any]] = []
    most = 0

    def count(traced: TracedOp) -> None:
        nonlocal most
        alive.append(weakref.ref(traced.values[0]))
        gc.collect()
        most = max(most, sum(reference() is not None for reference in alive))

    read_package(program.files()).evaluate({"x": np.zeros(8)}, trace=count)
    assert most == 2


def test_evaluating_twice_gives_the_same_and_leaves_inputs_and_weights_alone() -> None:
    program = MilProgram()
    program.input("x", (16,))
    program.blob("w", np.arange(16, dtype=np.float32))
    program.op("mul", {"y": ("FLOAT32", (16,))}, x="x", y="w")
    program.output("y")
    read, given = read_package(program.files()), np.ones(16, np.float32)
    first, second = (read.evaluate({"x": given})["y"] for _ in range(2))
    np.testing.assert_array_equal(first, second)
    assert given.flags.writeable
    assert np.all(given == 1)


def test_decompressed_weights_are_of_their_declared_type_in_every_precision() -> None:
    program = MilProgram()
    program.input("x", (1, 3))
    data, scale = np.array([[7, 11, 127]], np.int8), np.array([[0.1]], np.float16)
    program.op("constexpr_blockwise_shift_scale", {"w": ("FLOAT16", (1, 3))}, data=data, scale=scale)
    program.op("add", {"y": ("FLOAT32", (1, 3))}, x="x", y="w")
    program.output("y")
    exact = data * scale.astype(np.float64)
    expected = exact.astype(np.float16).astype(np.float64)
    assert np.all(exact != expected)
    for precision in Precision:
        np.testing.assert_array_equal(evaluated(program, np.zeros((1, 3)), precision), expected)
