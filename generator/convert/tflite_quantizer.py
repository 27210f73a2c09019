"""Decides how a float32 `.tflite` is made smaller: by litert-quantizer's recipes, over the finished file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from generator.convert.quiet import quiet
from generator.convert.tflite_calibration import Ranges, measured_ranges
from generator.convert.tflite_file import artifact_tensors, parse, serialize
from generator.convert.tflite_recipe import check_recipe, library_recipe, quantized_layers, refused_layers
from generator.errors import ConversionError
from generator.spec import DType, ModelArtifact, ModelFormat, QuantizationRecipe
from generator.spec.quantization import Quantization

# Smaller than any offset into a file; the schema uses it for what lies inside.
_INSIDE = 1
_WIDER = 1 + 2**-7


def quantized(artifact: ModelArtifact, quantization: Quantization, name: str) -> ModelArtifact:
    """`artifact` as `<name>.tflite` by a recipe, the same bytes for the same model and the same calibration pictures.

    Weights are quantised for each output channel. FLOAT32 leaves the artefact as it is.

    Args:
        artifact: float32, with a signature.
        quantization: a recipe for TFLite; static recipes have `calibration`.
        name: stem of the file.

    Raises:
        ConversionError: the recipe can't take an operator, which is named with its layer; there is no layer to keep in
            floating point of such a name; the model can't be calibrated; or what is asked for contradicts itself.
    """
    _check(artifact, quantization)
    if quantization.recipe is QuantizationRecipe.FLOAT32:
        return artifact
    with quiet():
        check_recipe(parse(_content(artifact)), quantization)
    return CalibratedModel.of(artifact, quantization).quantized(quantization.keep_float, name)


@dataclass(frozen=True)
class CalibratedModel:
    """A float32 `.tflite` with the ranges of its activations: different layers of it can be kept in floating point.

    Attributes:
        quantization: the recipe, and the type of inputs and outputs.
        layers: those that the recipe makes smaller, in the file's order.
        refused: those that it can't take.
        ranges: None if the recipe needs none.
    """

    artifact: ModelArtifact
    quantization: Quantization
    layers: tuple[str, ...]
    refused: tuple[str, ...]
    ranges: Ranges | None = field(repr=False)

    @classmethod
    def of(cls, artifact: ModelArtifact, quantization: Quantization) -> CalibratedModel:
        """Measures the ranges of all layers that the recipe takes, whatever stays in floating point later.

        Raises:
            ConversionError: the model can't be calibrated, or what is asked for contradicts itself.
        """
        _check(artifact, quantization)
        content, recipe = _content(artifact), quantization.recipe
        model = parse(content)
        with quiet():
            rules = library_recipe(model, replace(quantization, keep_float=()))
            layers, refused = quantized_layers(model, recipe), refused_layers(model, recipe)
        key = model.signatureDefs[0].signatureKey.decode()
        ranges = measured_ranges(content, key, rules, quantization.calibration) if recipe.is_static else None
        if ranges is not None and recipe is QuantizationRecipe.STATIC_WI8_AI16:
            ranges = _off_powers_of_two(ranges)
        return cls(artifact, quantization, layers, refused, ranges)

    def quantized(self, keep_float: Sequence[str], name: str) -> ModelArtifact:
        """By the recipe, but for the layers called `keep_float`, as `<name>.tflite`. Raises as `quantized`."""
        content, quantization = _content(self.artifact), replace(self.quantization, keep_float=tuple(keep_float))
        with quiet():
            model = parse(content)
            check_recipe(model, quantization)
            made = _quantized(content, library_recipe(model, quantization), self.ranges)
        model = parse(made)
        _store_inside(model, made)
        _name_ends(model)
        inputs, outputs = artifact_tensors(model)
        return replace(
            self.artifact,
            recipe=quantization.recipe,
            files={f"{name}.tflite": serialize(model)},
            inputs=inputs,
            outputs=outputs,
            kept_float=quantization.keep_float,
        )


def _check(artifact: ModelArtifact, quantization: Quantization) -> None:
    recipe = quantization.recipe
    if ModelFormat.TFLITE not in recipe.formats:
        raise ConversionError(f"TFLite knows no {recipe.value}", "Choose another recipe.")
    if artifact.recipe is not QuantizationRecipe.FLOAT32 or artifact.weights:
        raise ConversionError(
            f"{recipe.value} starts from float32 weights, and these are {artifact.precision} already",
            "Quantise the model that it was made from.",
        )
    if quantization.io is not DType.FLOAT32 and recipe is not QuantizationRecipe.STATIC_WI8_AI8:
        raise ConversionError(f"{recipe.value} has no inputs of {quantization.io.value}", "Leave --io out.")
    if recipe.is_static and not len(quantization.calibration):
        raise ConversionError(
            f"{recipe.value} fixes the ranges of activations, and there are no pictures to take them from",
            "Give 100 to 500 pictures of what the app will see: --calibration FOLDER.",
        )


def _content(artifact: ModelArtifact) -> bytes:
    (content,) = artifact.files.values()
    return content


def _quantized(content: bytes, recipe: list[dict[str, Any]], ranges: Ranges | None) -> bytes:
    """What litert-quantizer's own `Quantizer` does, but without starting an interpreter in this process."""
    from litert_quantizer.model_modifier import ModelModifier
    from litert_quantizer.params_generator import ParamsGenerator
    from litert_quantizer.recipe_manager import RecipeManager
    from litert_quantizer.utils.tfl_flatbuffer_utils import read_model

    rules = RecipeManager()
    rules.load_quantization_recipe(recipe)
    model = read_model(bytearray(content))
    found = {name: dict(bounds) for name, bounds in ranges.items()} if ranges is not None else None
    try:
        parameters = ParamsGenerator(model).generate_quantization_parameters(rules, found, enable_progress_bar=False)
        return bytes(ModelModifier(model).modify_model(parameters, enable_progress_bar=False))
    except (ValueError, RuntimeError, LookupError, NotImplementedError) as failure:
        reason = " ".join(str(failure).split()) or type(failure).__name__
        raise ConversionError(f"litert-quantizer can't quantise the model: {reason}") from failure


def _off_powers_of_two(ranges: Ranges) -> Ranges:
    """Ranges that are a little wider, so that no scale is a power of two by chance.

    TFLite adds 16-bit numbers in another way if all scales are, and that way refuses results that are finer than what
    goes in: pixels scaled to 0..2 that become -1..1. Of 16 bits, a 128th is nothing.
    """
    return {name: {bound: values * _WIDER for bound, values in found.items()} for name, found in ranges.items()}


def _store_inside(model: Any, content: bytes) -> None:
    """Puts weights that lie behind the flatbuffer into it: whoever copies a model as a flatbuffer would lose them."""
    for buffer in model.buffers:
        if buffer.offset > _INSIDE:
            buffer.data = np.frombuffer(content, np.uint8, buffer.size, buffer.offset)
        buffer.offset = buffer.size = 0


def _name_ends(model: Any) -> None:
    """Calls the tensors that the signature takes and gives by its names, which others have taken over."""
    (signature,) = model.signatureDefs
    graph = model.subgraphs[signature.subgraphIndex]
    ends = {entry.tensorIndex: entry.name for entry in (*signature.inputs, *signature.outputs)}
    for index, tensor in enumerate(graph.tensors):
        if index in ends:
            tensor.name = ends[index]
        elif tensor.name in ends.values():
            tensor.name += b"_quantized"
