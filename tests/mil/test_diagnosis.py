"""What float16 does to a program is blamed on the operation that does it, and on nothing that merely looks bad."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.mil import Program, read_package
from generator.mil.diagnosis import Diagnosis, diagnose
from generator.mil.float16_findings import Loss
from tests.support.mil_packages import MilProgram, set_tensor_type

HALF, FULL = "FLOAT16", "FLOAT32"
WIDTH = 64
ROW = (1, WIDTH)


def half_program() -> MilProgram:
    """A program whose input `x` [1, 64] becomes float16 as `h`."""
    program = MilProgram()
    program.input("x", ROW)
    program.op("cast", {"h": (HALF, ROW)}, x="x", dtype=np.array("fp16"))
    return program


def finished(program: MilProgram, last: str, shape: tuple[int, ...] = ROW) -> Program:
    """The program with `last` as its float32 output `y`."""
    program.op("cast", {"y": (FULL, shape)}, x=last, dtype=np.array("fp32"))
    program.output("y")
    return read_package(program.files())


def normalised(program: MilProgram) -> Program:
    """`h` divided by its length: square, sum, root, product."""
    program.op("mul", {"square": (HALF, ROW)}, x="h", y="h")
    axes = {"axes": np.array([1], np.int32), "keep_dims": np.array(True)}
    program.op("reduce_sum", {"sum": (HALF, (1, 1))}, x="square", **axes)
    program.op("rsqrt", {"scale": (HALF, (1, 1))}, x="sum", epsilon=np.float16(0))
    program.op("mul", {"normal": (HALF, ROW)}, x="h", y="scale")
    return finished(program, "normal")


def row(scale: float) -> NDArray[np.float32]:
    return (scale * np.random.default_rng(5).uniform(0.5, 1, ROW)).astype(np.float32)


def causes(diagnosis: Diagnosis) -> list[tuple[str, str, Loss]]:
    return [(cause.op, cause.output, cause.loss) for cause in diagnosis.causes]


def test_a_sum_of_squares_that_overflows_is_found_and_what_it_leaves_is_told() -> None:
    diagnosis = diagnose(normalised(half_program()), {"x": row(100)})

    assert causes(diagnosis) == [("reduce_sum", "sum", Loss.OVERFLOW)]
    (cause,) = diagnosis.causes
    assert cause.greatest == pytest.approx(float(np.square(row(100)).sum()), rel=1e-2)
    assert cause.share == 1
    (output,) = diagnosis.outputs
    assert (output.name, output.error, output.zero, output.finite) == ("y", 1.0, True, True)
    assert diagnosis.error_left < 1e-2


def test_every_operation_that_must_be_kept_wide_is_named_in_order() -> None:
    diagnosis = diagnose(normalised(half_program()), {"x": row(400)})

    assert causes(diagnosis) == [("mul", "square", Loss.OVERFLOW), ("reduce_sum", "sum", Loss.OVERFLOW)]
    assert 0 < diagnosis.causes[0].share < 1


def test_what_has_room_is_ranked_by_how_much() -> None:
    diagnosis = diagnose(normalised(half_program()), {"x": row(20)})

    assert [diagnosis.outputs, diagnosis.causes, diagnosis.harmless] == [(), (), ()]
    assert diagnosis.error_left < 1e-2
    assert [room.output for room in diagnosis.nearest] == ["sum", "square", "h"]
    assert diagnosis.nearest[0].factor == pytest.approx(65504 / float(np.square(row(20)).sum()), rel=1e-2)


def test_squares_that_become_zero_are_an_underflow() -> None:
    diagnosis = diagnose(normalised(half_program()), {"x": row(1e-4)})

    assert causes(diagnosis)[0] == ("mul", "square", Loss.UNDERFLOW)
    assert diagnosis.causes[0].share == 1
    assert not diagnosis.outputs[0].finite


def test_a_mask_that_becomes_infinite_is_not_to_blame() -> None:
    program = half_program()
    mask = np.where(np.arange(WIDTH) < WIDTH // 2, 0, 1).astype(np.float16).reshape(ROW)
    program.const("mask", mask)
    program.op("mul", {"penalty_1": (HALF, ROW)}, x="mask", y=np.float16(-3e4))
    program.op("mul", {"penalty": (HALF, ROW)}, x="penalty_1", y=np.float16(3e4))
    program.op("add", {"masked": (HALF, ROW)}, x="h", y="penalty")
    program.op("softmax", {"weights": (HALF, ROW)}, x="masked", axis=np.int32(1))
    diagnosis = diagnose(finished(program, "weights"), {"x": row(1)})

    assert [diagnosis.outputs, diagnosis.causes] == [(), ()]
    assert [(finding.output, finding.share) for finding in diagnosis.harmless] == [("penalty", 0.5)]
    assert "penalty" not in [room.output for room in diagnosis.nearest]


def test_a_mask_beside_an_overflow_stays_out_of_it() -> None:
    program = half_program()
    program.op("mul", {"penalty_1": (HALF, ROW)}, x="h", y=np.float16(-3e4))
    program.op("mul", {"penalty": (HALF, ROW)}, x="penalty_1", y=np.float16(3e4))
    program.op("softmax", {"first": (HALF, ROW)}, x="h", axis=np.int32(1))
    program.op("relu", {"nothing": (HALF, ROW)}, x="penalty")
    program.op("mul", {"square": (HALF, ROW)}, x="h", y="h")
    program.op("real_div", {"back": (HALF, ROW)}, x="square", y="h")
    program.op("add", {"both": (HALF, ROW)}, x="back", y="nothing")
    diagnosis = diagnose(finished(program, "both"), {"x": row(400)})

    assert causes(diagnosis) == [("mul", "square", Loss.OVERFLOW)]


def test_large_values_whose_difference_counts_are_a_loss_of_precision() -> None:
    program = half_program()
    program.op("add", {"raised": (HALF, ROW)}, x="h", y=np.float16(2048))
    program.op("sub", {"lowered": (HALF, ROW)}, x="raised", y=np.float16(2048))
    diagnosis = diagnose(finished(program, "lowered"), {"x": row(1)})

    assert causes(diagnosis) == [("add", "raised", Loss.PRECISION)]
    assert diagnosis.outputs[0].error > 0.2


def test_rounding_that_adds_up_is_no_single_operations_fault() -> None:
    program, last = half_program(), "h"
    for step in range(40):
        # Each product is rounded by itself; none of them can be spared.
        factor = np.float16(1.0009765625) if step % 2 else np.float16(0.9990234375)
        program.op("mul", {f"step_{step}": (HALF, ROW)}, x=last, y=factor)
        last = f"step_{step}"
    diagnosis = diagnose(finished(program, last), {"x": row(1)}, tolerance=1e-4)

    assert diagnosis.causes == ()
    assert diagnosis.outputs
    assert diagnosis.error_left == diagnosis.outputs[0].error


def test_tolerance_decides_what_is_an_error() -> None:
    program = normalised(half_program())

    assert diagnose(program, {"x": row(20)}, tolerance=1e-6).outputs
    assert not diagnose(program, {"x": row(20)}, tolerance=0.05).outputs


def test_the_program_itself_stays_as_it_was() -> None:
    program = normalised(half_program())
    before = program.evaluate({"x": row(100)})["y"]

    diagnose(program, {"x": row(100)})

    np.testing.assert_array_equal(program.evaluate({"x": row(100)})["y"], before)


def test_operations_inside_a_conditional_are_blamed_as_one() -> None:
    program = half_program()
    program.const("always", np.array(True))
    outer: Any = program.op("cond", {"chosen": (HALF, ROW)}, pred="always")
    for kind in ("mul", "add"):
        branch = outer.blocks.add()
        program.op(kind, {f"in_{kind}": (HALF, ROW)}, block=branch, x="h", y="h")
        program.op("real_div", {f"out_{kind}": (HALF, ROW)}, block=branch, x=f"in_{kind}", y="h")
        branch.outputs.append(f"out_{kind}")
    diagnosis = diagnose(finished(program, "chosen"), {"x": row(400)})

    assert causes(diagnosis)[0][:2] == ("cond", "chosen")


def test_a_branch_that_only_float16_takes_is_blamed_as_part_of_its_conditional() -> None:
    program = half_program()
    program.op("mul", {"square": (HALF, ROW)}, x="h", y="h")
    axes = {"axes": np.array([1], np.int32), "keep_dims": np.array(False)}
    program.op("reduce_sum", {"sum": (HALF, (1,))}, x="square", **axes)
    program.op("less", {"finite_1": ("BOOL", (1,))}, x="sum", y=np.float16(65504))
    program.op("squeeze", {"finite": ("BOOL", ())}, x="finite_1", axes=np.array([0], np.int32))
    program.op("sub", {"zero": (HALF, (1,))}, x="sum", y="sum")
    program.op("equal", {"is_number_1": ("BOOL", (1,))}, x="zero", y="zero")
    program.op("squeeze", {"is_number": ("BOOL", ())}, x="is_number_1", axes=np.array([0], np.int32))
    outer: Any = program.op("cond", {"chosen": (HALF, ROW)}, pred="is_number")
    for name, factor in (("sound", 1), ("spoilt", 60000)):
        branch = outer.blocks.add()
        program.op("mul", {name: (HALF, ROW)}, block=branch, x="h", y=np.float16(factor))
        branch.outputs.append(name)
    diagnosis = diagnose(finished(program, "chosen"), {"x": row(100)})

    assert [cause.output for cause in diagnosis.causes] == ["sum"]
    assert diagnosis.outputs


def test_an_output_whose_size_float16_changes_is_spoilt() -> None:
    program = half_program()
    program.op("mul", {"small": (HALF, ROW)}, x="h", y=np.float16(1e-5))
    program.op("non_zero", {"places": ("INT32", (-1, 2))}, x="small")
    program.op("cast", {"found": (HALF, (-1, 2))}, x="places", dtype=np.array("fp16"))
    picture = row(1)
    picture[0, 7:] = 1e-4
    diagnosis = diagnose(finished(program, "found", (-1, 2)), {"x": picture})

    assert [(output.name, output.error, output.finite) for output in diagnosis.outputs] == [("y", np.inf, True)]
    assert causes(diagnosis) == [("mul", "small", Loss.UNDERFLOW)]


def conditional(program: MilProgram, fill: Callable[[Any, str], object]) -> Any:
    """A conditional `chosen` whose branches give what `fill` calls by the name that it gets."""
    program.const("always", np.array(True))
    outer: Any = program.op("cond", {"chosen": ("BOOL", (1,))}, pred="always")
    for result in ("then", "otherwise"):
        branch = outer.blocks.add()
        fill(branch, result)
        branch.outputs.append(result)
    return outer


def test_a_conditional_that_gives_a_choice_can_be_blamed() -> None:
    program = half_program()

    def fill(branch: Any, result: str) -> None:
        program.op("mul", {f"square_{result}": (HALF, ROW)}, block=branch, x="h", y="h")
        axes = {"axes": np.array([1], np.int32), "keep_dims": np.array(False)}
        program.op("reduce_max", {f"greatest_{result}": (HALF, (1,))}, block=branch, x=f"square_{result}", **axes)
        program.op("less", {result: ("BOOL", (1,))}, block=branch, x=f"greatest_{result}", y=np.float32(1e5))

    conditional(program, fill)
    program.op("cast", {"last": (FULL, (1,))}, x="chosen", dtype=np.array("fp32"))
    diagnosis = diagnose(finished(program, "last", (1,)), {"x": row(300)})

    assert causes(diagnosis) == [("cond", "chosen", Loss.PRECISION)]


def test_a_conditional_that_gives_a_list_can_be_blamed() -> None:
    program = half_program()
    program.const("one", np.int32(1))
    program.const("width", np.int32(WIDTH))

    def fill(branch: Any, result: str) -> None:
        empty = program.op("make_list", {f"empty_{result}": (FULL, ROW)}, block=branch, elem_shape=["one", "width"])
        program.op("square", {f"square_{result}": (HALF, ROW)}, block=branch, x="x")
        written = program.op(
            "list_write",
            {result: (FULL, ROW)},
            block=branch,
            ls=f"empty_{result}",
            index=np.int32(0),
            value=f"square_{result}",
        )
        for operation in (empty, written):
            set_list_type(operation.outputs[0].type)

    set_list_type(conditional(program, fill).outputs[0].type)
    program.op("list_read", {"last": (FULL, ROW)}, ls="chosen", index=np.int32(0))
    diagnosis = diagnose(finished(program, "last"), {"x": row(400)})

    assert causes(diagnosis) == [("cond", "chosen", Loss.PRECISION)]


def set_list_type(message: Any) -> None:
    """Fills a message `ValueType` of a list of rows."""
    message.listType.SetInParent()
    set_tensor_type(message.listType.type, FULL, ROW)
