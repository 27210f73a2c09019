"""Builds Core ML packages from single MIL operations, straight from the protobuf messages, without any converter.

program = MilProgram()
program.input("x", (1, 4))
program.const("two", np.float32(2))
program.op("mul", {"y": ("FLOAT32", (1, 4))}, x="x", y="two")
program.output("y")
read_package(program.files()).evaluate({"x": array})
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from generator.mil.messages import messages

SPECIFICATION = "Data/com.apple.CoreML/model.mlmodel"
WEIGHTS = "Data/com.apple.CoreML/weights/weight.bin"
WEIGHT_NAME = "@model_path/weights/weight.bin"
_MANIFEST = {
    "fileFormatVersion": "1.0.0",
    "itemInfoEntries": {"model": {"path": "com.apple.CoreML/model.mlmodel"}},
    "rootModelIdentifier": "model",
}
_FIELDS = {"f2": "bytes", "f4": "floats", "f8": "doubles", "i1": "bytes", "u1": "bytes", "b1": "bools"}
_ARRAY_TYPES = {"FLOAT16": 65552, "FLOAT32": 65568, "FLOAT64": 65600, "INT32": 131104, "INT8": 131080}
_BLOB_TYPES = {"FLOAT16": 1, "FLOAT32": 2, "UINT8": 3, "INT8": 4, "INT16": 6, "UINT16": 7, "INT32": 14, "UINT32": 15}

Shape = tuple[int, ...]
Outputs = Mapping[str, tuple[str, Shape]]
"""Element type (MIL's name) and shape of each output; -1 is a flexible extent."""


def type_name(array: NDArray[Any]) -> str:
    """MIL's name of an array's element type, e.g. `FLOAT16`."""
    return {"b": "BOOL", "U": "STRING"}.get(array.dtype.kind) or array.dtype.name.upper()


def set_tensor_type(message: Any, name: str, shape: Shape) -> None:
    """Fills a message `ValueType`."""
    message.tensorType.Clear()
    message.tensorType.dataType = messages("MIL").DataType.Value(name)
    message.tensorType.rank = len(shape)
    for extent in shape:
        dimension = message.tensorType.dimensions.add()
        if extent < 0:
            dimension.unknown.variadic = False
        else:
            dimension.constant.size = extent


def set_immediate(message: Any, value: ArrayLike, name: str | None = None) -> None:
    """Fills a message `Value` with an array that stands in the specification itself."""
    array = np.asarray(value)
    name = name or type_name(array)
    set_tensor_type(message.type, name, array.shape)
    tensor = message.immediateValue.tensor
    if name == "STRING":
        tensor.strings.values.extend(array.reshape(-1).tolist())
        return
    field = _FIELDS.get(array.dtype.str[1:], "longInts" if array.dtype.itemsize == 8 else "ints")
    if field == "bytes":
        tensor.bytes.values = array.tobytes()
    else:
        getattr(tensor, field).values.extend(array.reshape(-1).tolist())
        getattr(tensor, field).SetInParent()


class MilProgram:
    """A program of one function, `main`.

    Attributes:
        model: the message `Model`, to be changed at will.
        block: the message `Block` that operations are added to.
        weights: the weight file so far; empty if no constant stands in it.
    """

    def __init__(self, opset: str = "CoreML7") -> None:
        self.model = messages("Model").Model(specificationVersion=8)
        self.function = self.model.mlProgram.functions["main"]
        self.function.opset = opset
        self.block = self.function.block_specializations[opset]
        self.weights = b""

    def input(self, name: str, shape: Shape, dtype: str = "FLOAT32") -> Any:
        """An array input; gives its message `FeatureDescription`."""
        parameter = self.function.inputs.add(name=name)
        set_tensor_type(parameter.type, dtype, shape)
        feature = self.model.description.input.add(name=name)
        feature.type.multiArrayType.dataType = _ARRAY_TYPES[dtype]
        feature.type.multiArrayType.shape.extend(shape)
        return feature

    def image(self, name: str, color_space: str, height: int, width: int, dtype: str = "FLOAT32") -> Any:
        """An image input, `RGB`, `BGR`, `GRAYSCALE` or `GRAYSCALE_FLOAT16`; gives its `FeatureDescription`."""
        parameter = self.function.inputs.add(name=name)
        set_tensor_type(parameter.type, dtype, (1, 1 if "GRAY" in color_space else 3, height, width))
        feature = self.model.description.input.add(name=name)
        set_image_type(feature, color_space, height, width)
        return feature

    def state(self, name: str, shape: Shape) -> None:
        """A float16 state."""
        parameter = self.function.inputs.add(name=name)
        set_tensor_type(parameter.type.stateType.wrappedType, "FLOAT16", shape)
        feature = self.model.description.state.add(name=name)
        feature.type.stateType.arrayType.dataType = _ARRAY_TYPES["FLOAT16"]
        feature.type.stateType.arrayType.shape.extend(shape)

    def const(self, name: str, value: ArrayLike, dtype: str | None = None, block: Any = None) -> Any:
        """A constant in the specification; gives its message `Operation`."""
        operation = (block or self.block).operations.add(type="const")
        set_immediate(operation.attributes["val"], value, dtype)
        operation.outputs.add(name=name).type.CopyFrom(operation.attributes["val"].type)
        return operation

    def blob(self, name: str, array: NDArray[Any]) -> Any:
        """A constant in the weight file; gives its message `Operation`."""
        operation = self.block.operations.add(type="const")
        value = operation.attributes["val"]
        set_tensor_type(value.type, type_name(array), array.shape)
        value.blobFileValue.fileName = WEIGHT_NAME
        value.blobFileValue.offset = self._append(array.tobytes(), _BLOB_TYPES[type_name(array)])
        operation.outputs.add(name=name).type.CopyFrom(value.type)
        return operation

    def op(
        self, kind: str, outputs: Outputs, block: Any = None, **inputs: str | list[str] | NDArray[Any] | np.generic
    ) -> Any:
        """An operation; inputs are names, lists of names, or arrays that stand in it; gives its message."""
        operation = (block or self.block).operations.add(type=kind)
        for parameter, given in inputs.items():
            argument = operation.inputs[parameter]
            if isinstance(given, np.ndarray | np.generic):
                set_immediate(argument.arguments.add().value, given)
            else:
                for name in [given] if isinstance(given, str) else given:
                    argument.arguments.add(name=name)
        for name, (dtype, shape) in outputs.items():
            set_tensor_type(operation.outputs.add(name=name).type, dtype, shape)
        return operation

    def output(self, name: str) -> Any:
        """Makes a value an array output; gives its message `FeatureDescription`."""
        self.block.outputs.append(name)
        feature = self.model.description.output.add(name=name)
        feature.type.multiArrayType.dataType = _ARRAY_TYPES["FLOAT32"]
        return feature

    def files(self) -> dict[str, bytes]:
        """The package."""
        return with_specification({WEIGHTS: self.weights} if self.weights else {}, self.model)

    def _append(self, data: bytes, blob_type: int) -> int:
        """Adds a record and its data to the weight file, each at a multiple of 64 bytes; gives the record's offset."""
        count = struct.unpack_from("<I", self.weights)[0] + 1 if self.weights else 1
        self.weights = struct.pack("<II", count, 2).ljust(64, b"\0") + self.weights[64:]
        offset = len(self.weights)
        record = struct.pack("<IIQQQ", 0xDEADBEEF, blob_type, len(data), offset + 64, 0).ljust(64, b"\0")
        self.weights += record + data + bytes(-len(data) % 64)
        return offset


def set_image_type(feature: Any, color_space: str, height: int, width: int) -> None:
    """Makes a message `FeatureDescription` describe an image."""
    image = feature.type.imageType
    image.colorSpace = type(image).ColorSpace.Value(color_space)
    image.height, image.width = height, width


def with_specification(files: Mapping[str, bytes], model: Any) -> dict[str, bytes]:
    """The files with this message `Model` as their specification."""
    specification = model.SerializeToString(deterministic=True)
    return {**files, "Manifest.json": json.dumps(_MANIFEST).encode(), SPECIFICATION: specification}


def edited(files: Mapping[str, bytes], edit: Callable[[Any], object]) -> dict[str, bytes]:
    """The package after `edit` has changed its message `Model`."""
    model = messages("Model").Model.FromString(files[SPECIFICATION])
    edit(model)
    return {**files, SPECIFICATION: model.SerializeToString(deterministic=True)}
