"""What applications hand to a program and get from it: shapes, pictures, labels, functions."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from generator.mil import ColorSpace, EvaluationError, Extent, Feature, InputError, PackageError, read_package
from tests.support.mil_packages import MilProgram, set_image_type, set_tensor_type

COLORS = np.random.default_rng(0).integers(0, 256, (4, 6, 3), dtype=np.uint8)
GREYS = COLORS[..., 0]


def passing(shape: tuple[int, ...] = (1, -1), dtype: str = "FLOAT32") -> tuple[MilProgram, Any]:
    """Gives x as it is; and the message that describes it."""
    program = MilProgram()
    feature = program.input("x", shape, dtype)
    program.op("identity", {"y": (dtype, shape)}, x="x")
    program.output("y")
    return program, feature.type


def pictured(color_space: str, dtype: str = "FLOAT32") -> MilProgram:
    """Gives the tensor that an image becomes."""
    program = MilProgram()
    program.image("x", color_space, 4, 6, dtype)
    channels = 1 if "GRAY" in color_space else 3
    program.op("identity", {"y": (dtype, (1, channels, 4, 6))}, x="x")
    program.output("y")
    return program


def evaluated(program: MilProgram, value: Any) -> NDArray[Any]:
    result: NDArray[Any] = read_package(program.files()).evaluate({"x": value})["y"]
    return result


def test_features_are_described_as_the_model_does() -> None:
    program, described = passing((1, -1))
    described.multiArrayType.shape[:] = [1, 8]
    described.multiArrayType.shapeRange.sizeRanges.add(lowerBound=1, upperBound=1)
    described.multiArrayType.shapeRange.sizeRanges.add(lowerBound=4, upperBound=-1)
    program.model.description.metadata.userDefined["key"] = "value"
    read = read_package(program.files())
    assert read.inputs == (Feature("x", "array", (1, -1), "FLOAT32", (1, 8), extents=(Extent(1, 1), Extent(4, None))),)
    assert [feature.name for feature in read.outputs] == ["y"]
    assert (read.metadata, read.specification_version) == ({"key": "value"}, 8)


@pytest.mark.parametrize(("extent", "allowed"), [(3, False), (4, True), (9, True), (10, False)])
def test_a_range_of_extents_is_kept(extent: int, allowed: bool) -> None:
    program, described = passing()
    for lowest, highest in ((1, 1), (4, 9)):
        described.multiArrayType.shapeRange.sizeRanges.add(lowerBound=lowest, upperBound=highest)
    if allowed:
        assert evaluated(program, np.ones((1, extent))).shape == (1, extent)
    else:
        with pytest.raises(InputError, match=rf"\[1, 4…9\], not \[1, {extent}\]"):
            evaluated(program, np.ones((1, extent)))


@pytest.mark.parametrize(("shape", "allowed"), [((1, 4), True), ((1, 8), True), ((1, 6), False), ((4,), False)])
def test_only_enumerated_shapes_are_taken(shape: tuple[int, ...], allowed: bool) -> None:
    program, described = passing()
    for extent in (4, 8):
        described.multiArrayType.enumeratedShapes.shapes.add(shape=[1, extent])
    assert read_package(program.files()).inputs[0].shape == (1, -1)
    if allowed:
        assert evaluated(program, np.ones(shape)).shape == shape
    else:
        with pytest.raises(InputError, match=r"\[1, 4\] or \[1, 8\]"):
            evaluated(program, np.ones(shape))


def test_an_optional_input_has_its_default() -> None:
    program, described = passing((1, 2))
    described.isOptional = True
    with pytest.raises(InputError, match="missing"):
        read_package(program.files()).evaluate({})
    described.multiArrayType.floatDefaultValue = 2.5
    read = read_package(program.files())
    np.testing.assert_array_equal(read.evaluate({})["y"], [[2.5, 2.5]])
    np.testing.assert_array_equal(read.evaluate({"x": [[1, 2]]})["y"], [[1, 2]])


@pytest.mark.parametrize(
    ("color_space", "picture", "expected"),
    [
        ("RGB", COLORS, COLORS.transpose(2, 0, 1)[None]),
        ("BGR", COLORS, COLORS[..., ::-1].transpose(2, 0, 1)[None]),
        ("RGB", np.dstack([COLORS, GREYS]), COLORS.transpose(2, 0, 1)[None]),
        ("RGB", Image.fromarray(COLORS), COLORS.transpose(2, 0, 1)[None]),
        ("BGR", Image.fromarray(COLORS), COLORS[..., ::-1].transpose(2, 0, 1)[None]),
        ("GRAYSCALE", GREYS, GREYS[None, None]),
        ("GRAYSCALE", Image.fromarray(GREYS), GREYS[None, None]),
        ("GRAYSCALE_FLOAT16", GREYS / 255, (GREYS / 255).astype(np.float16)[None, None]),
        ("GRAYSCALE_FLOAT16", Image.fromarray(np.float32(GREYS)), GREYS[None, None]),
    ],
)
@pytest.mark.parametrize("dtype", ["FLOAT32", "FLOAT16"])
def test_a_picture_becomes_its_pixel_values_channels_first(
    color_space: str, picture: Any, expected: NDArray[Any], dtype: str
) -> None:
    np.testing.assert_array_equal(evaluated(pictured(color_space, dtype), picture), expected)


@pytest.mark.parametrize(
    ("color_space", "picture", "message"),
    [
        ("RGB", GREYS, "height × width × 3"),
        ("RGB", np.float32(COLORS), "takes uint8"),
        ("RGB", np.int64(COLORS), "takes uint8"),
        ("RGB", COLORS[:3], r"\[4, 6\], not \[3, 6\]"),
        ("RGB", COLORS.transpose(1, 0, 2), r"\[4, 6\], not \[6, 4\]"),
        ("RGB", Image.fromarray(GREYS), "RGB or RGBA, not L"),
        ("RGB", Image.fromarray(COLORS).convert("P"), "RGB or RGBA, not P"),
        ("GRAYSCALE", COLORS, "height × width;"),
        ("GRAYSCALE", Image.fromarray(COLORS), "mode L, not RGB"),
        ("GRAYSCALE_FLOAT16", GREYS, "takes floats"),
    ],
)
def test_pictures_that_do_not_fit_are_refused(color_space: str, picture: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        evaluated(pictured(color_space), picture)


def test_images_of_several_sizes() -> None:
    program = MilProgram()
    image = program.image("x", "RGB", 4, 6).type.imageType
    set_tensor_type(program.function.inputs[0].type, "FLOAT32", (1, 3, -1, -1))
    program.op("identity", {"y": ("FLOAT32", (1, 3, -1, -1))}, x="x")
    program.output("y")
    for height, width in ((4, 6), (6, 4)):
        image.enumeratedSizes.sizes.add(height=height, width=width)
    assert evaluated(program, COLORS).shape == (1, 3, 4, 6)
    assert evaluated(program, COLORS.transpose(1, 0, 2)).shape == (1, 3, 6, 4)
    with pytest.raises(InputError, match=r"\[4, 6\] or \[6, 4\]"):
        evaluated(program, COLORS[:3])


@pytest.mark.parametrize("color_space", ["RGB", "BGR"])
def test_an_image_output_is_a_picture_within_its_range(color_space: str) -> None:
    program = pictured(color_space)
    program.model.description.output[0].type.Clear()
    set_image_type(program.model.description.output[0], color_space, 4, 6)
    program.block.operations[0].type = "mul"
    program.const("factor", np.float32(1.5))
    program.block.operations.insert(0, program.block.operations.pop())
    program.block.operations[1].inputs["y"].arguments.add(name="factor")
    picture = evaluated(program, COLORS)
    assert picture.dtype == np.uint8
    np.testing.assert_array_equal(picture, np.minimum(np.rint(COLORS * 1.5), 255))


def test_a_grayscale_output_is_flat_and_keeps_its_type() -> None:
    for color_space, picture in (("GRAYSCALE", GREYS), ("GRAYSCALE_FLOAT16", np.float16(GREYS / 255))):
        program = pictured(color_space)
        program.model.description.output[0].type.Clear()
        set_image_type(program.model.description.output[0], color_space, 4, 6)
        result = evaluated(program, picture)
        assert result.dtype == picture.dtype
        np.testing.assert_array_equal(result, picture)


def test_an_image_output_of_another_shape_is_an_error() -> None:
    program = pictured("RGB")
    program.model.description.output[0].type.Clear()
    set_image_type(program.model.description.output[0], "GRAYSCALE", 4, 6)
    with pytest.raises(EvaluationError, match="no image of 1 channel"):
        evaluated(program, COLORS)


def test_an_image_needs_a_colour_space() -> None:
    program = pictured("RGB")
    program.model.description.input[0].type.imageType.colorSpace = 0
    with pytest.raises(PackageError, match="“x” has no colour space"):
        read_package(program.files())
    assert [space.channels for space in ColorSpace] == [1, 3, 3, 1]


def classifier(labels: NDArray[Any], names: tuple[str, str] = ("label", "probabilities")) -> MilProgram:
    """Classifies by x as it is, as converters write it."""
    program = MilProgram()
    program.input("x", (1, 3))
    program.const("classes", labels)
    operation = program.op("classify", {}, probabilities="x", classes="classes")
    kind = "STRING" if labels.dtype.kind == "U" else "INT64"
    set_tensor_type(operation.outputs.add(name=names[0]).type, kind, ())
    dictionary = operation.outputs.add(name=names[1]).type.dictionaryType
    set_tensor_type(dictionary.keyType, kind, ())
    set_tensor_type(dictionary.valueType, "FLOAT32", ())
    program.block.outputs.extend(names)
    description = program.model.description
    label = description.output.add(name="label").type
    (label.stringType if kind == "STRING" else label.int64Type).SetInParent()
    description.output.add(name="probabilities").type.dictionaryType.stringKeyType.SetInParent()
    description.predictedFeatureName, description.predictedProbabilitiesName = "label", "probabilities"
    return program


@pytest.mark.parametrize("names", [("label", "probabilities"), ("classify_0", "classify_1")])
@pytest.mark.parametrize("labels", [["cat", "dog", "bird"], [3, 5, 7]])
def test_a_classifier_gives_a_label_and_the_probability_of_each(labels: list[Any], names: tuple[str, str]) -> None:
    program = read_package(classifier(np.array(labels), names).files())
    result = program.evaluate({"x": [[0.25, 0.5, 0.25]]})
    assert result == {"label": labels[1], "probabilities": dict(zip(labels, [0.25, 0.5, 0.25], strict=True))}
    assert type(result["label"]) is type(labels[0])


def test_functions_are_called_by_name() -> None:
    program = MilProgram()
    for name, factor in (("one", 1), ("two", 2)):
        other = MilProgram()
        other.input("x", ())
        other.op("mul", {"y": ("FLOAT32", ())}, x="x", y=np.float32(factor))
        other.output("y")
        program.model.mlProgram.functions[name].CopyFrom(other.function)
        described = program.model.description.functions.add(name=name)
        described.input.extend(other.model.description.input)
        described.output.extend(other.model.description.output)
    del program.model.mlProgram.functions["main"]
    program.model.description.defaultFunctionName = "two"
    read = read_package(program.files())
    results = [read.evaluate({"x": 3}, function=name)["y"] for name in (None, "one", "two")]
    assert results == [6, 3, 6]
    with pytest.raises(InputError, match="no function “three”; it has one, two"):
        read.evaluate({"x": 3}, function="three")
