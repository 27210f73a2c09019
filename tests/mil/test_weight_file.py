"""What is read from weight files, and which of them are refused."""

from __future__ import annotations

import struct
import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.mil import PackageError, Precision, read_package
from tests.support.mil_packages import WEIGHTS, MilProgram, set_tensor_type

RECORD = 64
TYPE, SIZE, OFFSET = RECORD + 4, RECORD + 8, RECORD + 16


def weighted(weights: NDArray[Any] | None = None) -> MilProgram:
    """Gives the weights themselves, widened, as y."""
    array = np.arange(40, dtype=np.float32) if weights is None else weights
    program = MilProgram()
    program.input("x", ())
    program.blob("w", array)
    program.op("cast", {"y": ("FLOAT32", array.shape)}, x="w", dtype=np.array("fp32"))
    program.output("y")
    return program


def patched(program: MilProgram, offset: int, layout: str, value: int) -> dict[str, bytes]:
    files = program.files()
    weights = bytearray(files[WEIGHTS])
    struct.pack_into(layout, weights, offset, value)
    return {**files, WEIGHTS: bytes(weights)}


def result(files: dict[str, bytes]) -> Any:
    return read_package(files).evaluate({"x": 0})["y"]


@pytest.mark.parametrize("dtype", ["f2", "f4", "i1", "u1", "i2", "u2", "i4", "u4"])
def test_weights_of_each_type_are_read(dtype: str) -> None:
    array = np.array([[0, 1, 100], [3, 4, 5]], dtype)
    np.testing.assert_array_equal(result(weighted(array).files()), array)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("name", "lowest", "highest"),
    [
        ("INT4", -8, 7),
        ("UINT1", 0, 1),
        ("UINT2", 0, 3),
        ("UINT3", 0, 7),
        ("UINT4", 0, 15),
        ("UINT6", 0, 63),
        ("FLOAT16", -2048, 2048),
        ("INT16", -32768, 32767),
    ],
)
@pytest.mark.parametrize("count", [10, 13])
def test_the_format_is_the_one_that_coremltools_writes(
    name: str, lowest: int, highest: int, count: int, tmp_path: Path
) -> None:
    from coremltools.libmilstoragepython import _BlobStorageWriter

    dtype = {"INT4": np.int8, "FLOAT16": np.float16, "INT16": np.int16}.get(name, np.uint8)
    values = np.linspace(lowest, highest, count).astype(dtype)
    writer = _BlobStorageWriter(str(tmp_path / "weight.bin"))
    kind = {"FLOAT16": "fp16"}.get(name, name.lower())
    offset = getattr(writer, f"write_{kind}_data")(values.view(np.uint16) if name == "FLOAT16" else values)
    del writer
    program = weighted(np.zeros(count, np.float32))
    for declared in (program.block.operations[0].attributes["val"].type, program.block.operations[0].outputs[0].type):
        declared.Clear()
        set_tensor_type(declared, name, (count,))
    program.block.operations[0].attributes["val"].blobFileValue.offset = offset
    files = {**program.files(), WEIGHTS: (tmp_path / "weight.bin").read_bytes()}
    np.testing.assert_array_equal(result(files), values)


@pytest.mark.parametrize(
    ("offset", "layout", "value", "message"),
    [
        (4, "<I", 1, "version 1"),
        (RECORD, "<I", 0xDEADBEEE, "0xdeadbeee instead of 0xdeadbeef"),
        (TYPE, "<I", 1, "holds FLOAT16, but the program declares FLOAT32"),
        (TYPE, "<I", 99, "holds type 99"),
        (SIZE, "<Q", 159, "159 bytes don't hold 40 elements"),
        (SIZE, "<Q", 161, "161 bytes don't hold 40 elements"),
        (SIZE, "<Q", 2**64 - 1, "don't lie within"),
        (SIZE, "<Q", 0, "0 bytes don't hold"),
        (OFFSET, "<Q", 2**64 - 64, "don't lie within"),
        (OFFSET, "<Q", 64 * 1000, "don't lie within"),
        (OFFSET, "<Q", 129, "don't lie within"),
        (OFFSET, "<Q", 0, "don't lie within"),
    ],
)
def test_a_damaged_record_is_refused_and_named(offset: int, layout: str, value: int, message: str) -> None:
    with pytest.raises(PackageError, match=message) as caught:
        read_package(patched(weighted(), offset, layout, value))
    assert "weights/weight.bin" in str(caught.value)
    assert offset == 4 or "const “w”" in str(caught.value)


@pytest.mark.parametrize("offset", [0, 1, 63, 65, 128, 2**63, 2**64 - 64])
def test_a_record_is_read_from_where_one_can_be(offset: int) -> None:
    program = weighted()
    program.block.operations[0].attributes["val"].blobFileValue.offset = offset
    with pytest.raises(PackageError, match=f"record at {offset}"):
        read_package(program.files())


def test_a_file_that_is_cut_off_anywhere_is_refused() -> None:
    files = weighted().files()
    whole = len(files[WEIGHTS].rstrip(b"\0"))
    for length in range(whole):
        with pytest.raises(PackageError):
            read_package({**files, WEIGHTS: files[WEIGHTS][:length]})


@pytest.mark.parametrize(
    "name",
    [
        "@model_path/../../../weights/weight.bin",
        "@model_path/weights/../weights/weight.bin",
        "@model_path//weights/weight.bin",
        "/etc/hostname",
        "@model_path/C:/weight.bin",
        "@model_path\\weights\\weight.bin",
        "@model_path",
        "weights/weight.bin",
        "@model_path/weights/weight.bin\0",
        "",
        "@model_path/weights/other.bin",
        "@model_path/weights",
    ],
)
@pytest.mark.parametrize("on_disk", [False, True])
def test_a_weight_file_outside_of_the_package_is_refused(name: str, on_disk: bool, tmp_path: Path) -> None:
    program = weighted()
    program.block.operations[0].attributes["val"].blobFileValue.fileName = name
    with pytest.raises(PackageError, match="const “w”"):
        read_package(written(program.files(), tmp_path / "model.mlpackage") if on_disk else program.files())


@pytest.mark.parametrize("linked", ["Data/com.apple.CoreML/weights/weight.bin", "Data/com.apple.CoreML/weights"])
def test_links_do_not_lead_out_of_a_package(linked: str, tmp_path: Path) -> None:
    package = written(weighted().files(), tmp_path / "model.mlpackage")
    assert np.all(read_package(package).evaluate({"x": 0})["y"] == np.arange(40))
    (package / linked).rename(tmp_path / "elsewhere")
    (package / linked).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PackageError, match="isn't in the package"):
        read_package(package)


def test_weights_of_a_folder_are_mapped_and_of_bytes_are_not_copied(tmp_path: Path) -> None:
    package = written(weighted().files(), tmp_path / "model.mlpackage")
    for source in (package, weighted().files()):
        (constant,) = [one.value for one in read_package(source).function().constants if np.shape(one.value) == (40,)]
        assert not constant.flags.owndata
        assert not constant.flags.writeable


def test_a_shared_weight_is_the_same_in_every_precision() -> None:
    files = weighted(np.array([0.1, 65504, 6e-8], np.float16)).files()
    for precision in Precision:
        found = read_package(files).evaluate({"x": 0}, precision)["y"]
        np.testing.assert_array_equal(found, np.array([0.1, 65504, 6e-8], np.float16).astype(np.float64))


def written(files: dict[str, bytes], folder: Path) -> Path:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def of_bits(bits: NDArray[np.uint8], offsets: int = 1, spacing: int = 0) -> dict[str, bytes]:
    """As many constants as `offsets`, each with a record further on by `spacing`, and all of them to the file's end."""
    program = MilProgram()
    program.input("x", ())
    first = program.blob("w0", np.packbits(bits, bitorder="little"))
    weights = bytearray(program.weights)
    record, data = first.attributes["val"].blobFileValue.offset, len(bits) // 8
    for number in range(offsets):
        place, size = record + number * spacing, data - number * spacing
        struct.pack_into("<IIQQQ", weights, place, 0xDEADBEEF, 9, size, place + RECORD, 0)
        constant = first if number == 0 else program.block.operations.add()
        constant.CopyFrom(first)
        constant.outputs[0].name = f"w{number}"
        constant.attributes["val"].blobFileValue.offset = place
        for declared in (constant.attributes["val"].type, constant.outputs[0].type):
            set_tensor_type(declared, "UINT1", (8 * size,))
    program.weights = bytes(weights)
    program.op("cast", {"y": ("FLOAT32", (len(bits),))}, x="w0", dtype=np.array("fp32"))
    program.output("y")
    return program.files()


def test_packed_integers_that_many_constants_share_are_unpacked_once() -> None:
    bits = np.random.default_rng(3).integers(0, 2, 2**20, np.uint8)
    files = of_bits(bits, offsets=50)
    tracemalloc.start()
    try:
        program = read_package(files)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 6 * len(bits)
    np.testing.assert_array_equal(program.evaluate({"x": 0})["y"], bits)


def test_records_that_overlap_are_refused_before_they_grow() -> None:
    with pytest.raises(PackageError, match="records overlap"):
        read_package(of_bits(np.zeros(2**16, np.uint8), offsets=50, spacing=64))
