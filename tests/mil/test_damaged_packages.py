"""Which packages are refused, and that the message says what is wrong and where."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from generator.mil import EvaluationError, InputError, MilError, PackageError, read_package
from generator.mil.blocks import MAX_NESTING
from tests.support.mil_packages import SPECIFICATION, WEIGHTS, MilProgram, edited, set_immediate, set_tensor_type

Files = dict[str, bytes]
Edit = Callable[[Any], object]


def small() -> MilProgram:
    """A product, a sum and a conditional, with constants in the specification and in a weight file."""
    program = MilProgram()
    program.input("x", (2, 5))
    program.const("two", np.float32(2))
    program.blob("w", np.arange(10, dtype=np.float32).reshape(2, 5))
    program.op("mul", {"a": ("FLOAT32", (2, 5))}, x="x", y="two")
    program.op("add", {"b": ("FLOAT32", (2, 5))}, x="a", y="w")
    cond = program.op("cond", {"y": ("FLOAT32", (2, 5))}, pred=np.bool_(True))
    for kind in ("relu", "exp"):
        block = cond.blocks.add()
        program.op(kind, {"r": ("FLOAT32", (2, 5))}, block=block, x="b")
        block.outputs.append("r")
    program.output("y")
    return program


def main(model: Any) -> Any:
    return model.mlProgram.functions["main"]


def block(model: Any) -> Any:
    return main(model).block_specializations["CoreML7"]


def value(model: Any) -> Any:
    return block(model).operations[0].attributes["val"]


def _declare(model: Any, shape: tuple[int, ...]) -> None:
    set_tensor_type(value(model).type, "FLOAT32", shape)
    block(model).operations[0].outputs[0].type.CopyFrom(value(model).type)


def _nest(model: Any) -> None:
    inner = block(model)
    for _ in range(MAX_NESTING):
        operation = inner.operations.add(type="cond")
        operation.blocks.add()
        inner = operation.blocks.add()


EDITS: dict[str, tuple[Edit, str]] = {
    "no function": (lambda m: m.mlProgram.functions.clear(), "no function “main”"),
    "another default function": (lambda m: setattr(m.description, "defaultFunctionName", "f"), "no function “f”"),
    "no block for the opset": (lambda m: setattr(main(m), "opset", "CoreML1"), "no block for its opset “CoreML1”"),
    "no blocks at all": (lambda m: main(m).block_specializations.clear(), "no block"),
    "a name that nothing defines": (lambda m: _rename(m, "q"), "mul “a”: “q” isn't defined before"),
    "a name that is defined later": (lambda m: _rename(m, "b"), "“b” isn't defined before"),
    "a name that is defined by itself": (lambda m: _rename(m, "a"), "“a” isn't defined before"),
    "a name from inside of a branch": (lambda m: _replace(block(m).outputs, "r"), "“r” isn't defined"),
    "an output that nothing defines": (lambda m: _replace(block(m).outputs, "q"), "outputs: “q” isn't defined"),
    "a name defined twice": (lambda m: setattr(block(m).operations[3].outputs[0], "name", "a"), "“a” is defined twice"),
    "a value without a name": (lambda m: setattr(block(m).operations[3].outputs[0], "name", ""), "no name"),
    "an operation without a type": (lambda m: setattr(block(m).operations[3], "type", ""), "no type"),
    "an input bound to nothing": (lambda m: block(m).operations[2].inputs["x"].arguments.add(), "bound to nothing"),
    "a branch too few": (lambda m: block(m).operations[4].blocks.pop(), "1 nested blocks"),
    "a branch where none belongs": (lambda m: block(m).operations[2].blocks.add(), "1 nested blocks"),
    "blocks without end": (_nest, "nested more than"),
    "no value": (lambda m: value(m).ClearField("immediateValue"), "the value is missing"),
    "an empty value": (lambda m: value(m).immediateValue.Clear(), "the value is missing"),
    "no constant": (lambda m: block(m).operations[0].attributes.clear(), "needs one output and a value"),
    "another type than declared": (lambda m: set_tensor_type(value(m).type, "INT32", ()), "isn't the one"),
    "no type": (lambda m: value(m).type.Clear(), "the type is missing"),
    "a type that MIL hasn't": (lambda m: setattr(value(m).type.tensorType, "dataType", 77), "element type 77"),
    "a type that isn't supported": (lambda m: setattr(value(m).type.tensorType, "dataType", 13), "BFLOAT16"),
    "a rank without dimensions": (lambda m: setattr(value(m).type.tensorType, "rank", 3), "rank 3 with 0"),
    "a rank beyond all": (lambda m: _declare(m, (1,) * 65), "rank 65"),
    "a flexible constant": (lambda m: _declare(m, (-1,)), "fixed shape"),
    "fewer values than declared": (lambda m: _values(m, 2, (3,)), "2 values for a shape of 3 elements"),
    "more values than declared": (lambda m: _values(m, 3, (2,)), "3 values for a shape of 2 elements"),
    "no values": (lambda m: _values(m, 0, (2,)), "0 values"),
    "texts as numbers": (lambda m: value(m).immediateValue.tensor.strings.values.append("2"), "strings can't be"),
    "integers as floats": (lambda m: value(m).immediateValue.tensor.ints.values.append(2), "ints can't be"),
    "half an element": (lambda m: setattr(value(m).immediateValue.tensor.bytes, "values", b"123"), "3 bytes aren't"),
    "more elements than there can be": (lambda m: _declare(m, (2**40, 2**40)), "can't be"),
    "an extent that can't be": (lambda m: _declare(m, (2**63,)), "can't be"),
    "an undescribed input": (lambda m: m.description.input.pop(), "don't agree on the inputs"),
    "an undeclared input": (lambda m: m.description.input.add(name="z").type.stringType.SetInParent(), "agree"),
    "an output that isn't there": (lambda m: setattr(m.description.output[0], "name", "q"), "is the output “q”"),
    "a feature without a type": (lambda m: m.description.output[0].type.Clear(), "has no type"),
    "a decompression of variables": (lambda m: setattr(block(m).operations[3], "type", "constexpr_cast"), "constants"),
    "a list as a number": (lambda m: value(m).immediateValue.list.SetInParent(), "a list, but"),
}  # fmt: skip


def _rename(model: Any, name: str) -> None:
    block(model).operations[2].inputs["x"].arguments[0].name = name


def _replace(names: Any, name: str) -> None:
    names[0] = name


def _values(model: Any, count: int, shape: tuple[int, ...]) -> None:
    value(model).Clear()
    set_immediate(value(model), np.zeros(count, np.float32))
    _declare(model, shape)


@pytest.mark.parametrize("name", EDITS)
def test_a_wrong_program_is_refused_and_its_place_named(name: str) -> None:
    edit, message = EDITS[name]
    with pytest.raises(PackageError, match=message):
        read_package(edited(small().files(), edit))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda files: files.pop("Manifest.json"), "no Manifest.json"),
        (lambda files: files.update({"Manifest.json": b"{"}), "damaged"),
        (lambda files: files.update({"Manifest.json": b"[]"}), "damaged"),
        (lambda files: files.update({"Manifest.json": b"[" * 100000}), "damaged"),
        (lambda files: files.update({"Manifest.json": b"\xff"}), "damaged"),
        (lambda files: files.update({"Manifest.json": _manifest("nowhere")}), "which isn't there"),
        (lambda files: files.update({"Manifest.json": _manifest("../../secret")}), "isn't a path inside"),
        (lambda files: files.update({SPECIFICATION: b"\x0a\xff"}), "damaged"),
        (lambda files: files.update({SPECIFICATION: b""}), "holds no model"),
        (lambda files: files.pop(WEIGHTS), "isn't in the package"),
        (lambda files: files.update({WEIGHTS: b""}), "fewer than its header"),
    ],
)
@pytest.mark.parametrize("on_disk", [False, True])
def test_a_damaged_package_is_refused(
    change: Callable[[Files], Any], message: str, on_disk: bool, tmp_path: Path
) -> None:
    files = small().files()
    change(files)
    with pytest.raises(PackageError, match=message):
        read_package(_written(files, tmp_path / "model.mlpackage") if on_disk else files)


def _manifest(path: str) -> bytes:
    return json.dumps({"itemInfoEntries": {"a": {"path": path}}, "rootModelIdentifier": "a"}).encode()


def _written(files: Files, folder: Path) -> Path:
    folder.mkdir()
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def test_other_models_and_places_are_refused(tmp_path: Path) -> None:
    def network(model: Any) -> None:
        model.neuralNetwork.layers.add(name="layer")

    with pytest.raises(PackageError, match="neuralNetwork, not an ML Program"):
        read_package(edited(small().files(), network))
    with pytest.raises(PackageError, match=r"no Core ML package “model\.mlpackage”"):
        read_package(tmp_path / "model.mlpackage")


def test_one_value_stands_for_all_without_the_memory_of_all() -> None:
    files = edited(small().files(), lambda model: _declare(model, (2**20, 2**20)))
    tracemalloc.start()
    try:
        read_package(files)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 20 * 2**20


def test_one_value_stands_for_all_in_the_result() -> None:
    files = edited(small().files(), lambda model: _declare(model, (2, 5)))
    assert np.all(read_package(files).evaluate({"x": np.ones((2, 5))})["y"] == np.arange(10).reshape(2, 5) + 2)


def test_any_byte_may_be_flipped_without_another_error_than_ours() -> None:
    original, chance = small().files(), np.random.default_rng(20240607)
    outcomes = {"result": 0, "refused": 0}
    for _ in range(3000):
        path = str(chance.choice(list(original)))
        damaged = bytearray(original[path])
        for _ in range(int(chance.choice((1, 1, 1, 2, 5)))):
            damaged[chance.integers(len(damaged))] ^= 1 << int(chance.integers(8))
        if chance.random() < 0.1:
            del damaged[chance.integers(len(damaged)) :]
        try:
            read_package({**original, path: bytes(damaged)}).evaluate({"x": np.ones((2, 5))})
            outcomes["result"] += 1
        except MilError:
            outcomes["refused"] += 1
    assert min(outcomes.values()) > 300


def _empty_but_wide(model: Any) -> None:
    value(model).Clear()
    set_immediate(value(model), np.zeros((0,), np.float32))
    _declare(model, (0, 2**62))


def test_an_empty_constant_of_an_impossible_shape_is_refused() -> None:
    with pytest.raises(PackageError, match=r"const “two”: a shape of \d+ elements can't be"):
        read_package(edited(small().files(), _empty_but_wide))


def test_an_input_of_an_impossible_shape_is_refused() -> None:
    with pytest.raises(PackageError, match=r"“x”: a shape of \d+ elements can't be"):
        read_package(
            edited(small().files(), lambda m: set_tensor_type(main(m).inputs[0].type, "FLOAT32", (2**40, 2**30)))
        )


def test_a_state_without_a_fixed_shape_is_refused() -> None:
    program = small()
    program.state("s", (-1, 3))
    with pytest.raises(PackageError, match="“s”: a state has to be a tensor of a fixed shape"):
        read_package(program.files())


def test_a_state_that_nobody_can_hold_is_an_error() -> None:
    program = small()
    program.state("s", (2**40, 2**19))
    read = read_package(program.files())
    with pytest.raises(EvaluationError, match=r"state .*“s”.*can't be made"):
        read.make_state()
    with pytest.raises(EvaluationError, match=r"state .*“s”.*can't be made"):
        read.evaluate({"x": np.ones((2, 5))})


def test_a_default_that_nobody_can_hold_is_an_error() -> None:
    program = small()
    feature = program.input("z", (2**30, 2**10))
    feature.type.isOptional = True
    feature.type.multiArrayType.floatDefaultValue = 1.0
    with pytest.raises(InputError, match="“z” is missing, and its default can't be made"):
        read_package(program.files()).evaluate({"x": np.ones((2, 5))})


def test_many_numbers_where_one_is_described_are_an_error() -> None:
    program = small()
    program.model.description.output[0].type.int64Type.SetInParent()
    with pytest.raises(EvaluationError, match=r"“y”.*10 numbers where the description has one"):
        read_package(program.files()).evaluate({"x": np.ones((2, 5))})
