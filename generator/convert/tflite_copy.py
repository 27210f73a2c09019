"""Decides what becomes of a model that is a `.tflite` already: the same file, called by names, for one picture."""

from __future__ import annotations

from generator.convert.tflite_file import parse, serialize
from generator.convert.tflite_signature import add_signature
from generator.errors import ConversionError
from generator.spec import ModelArtifact, ModelFormat, QuantizationRecipe
from generator.spec.source_model import ConvertedFile, SourceModel


def copied(model: SourceModel, file: ConvertedFile, recipe: QuantizationRecipe, name: str) -> ModelArtifact:
    """The model's own file as `<name>.tflite`.

    A file without a signature gets one, by the names of its tensors, and a batch of any size becomes a batch of one.

    Raises:
        ConversionError: another precision is wanted than the file has.
    """
    if recipe is QuantizationRecipe.FLOAT16 and file.recipe is not recipe:
        raise ConversionError(
            f"“{model.source.path.name}” is a TFLite model already, and its weights stay what they are",
            "Convert the model that it was made from, or name another recipe, such as weight_only_wi8_afp32.",
        )
    content = file.content if file.is_ready else _made_ready(model, file)
    return ModelArtifact(
        ModelFormat.TFLITE,
        file.recipe,
        {f"{name}.tflite": content},
        model.inputs,
        model.outputs,
        file.weights,
        select_tf_ops=file.select_tf_ops,
        stateful=model.stateful,
    )


def refuse_tflite(model: SourceModel) -> None:
    """Raises `ConversionError` if `model` is a `.tflite`, of which Core ML's converter knows nothing."""
    if model.converted:
        raise ConversionError(
            f"“{model.source.path.name}” is a TFLite model already, and Core ML can't be made from it",
            "Convert the model that it was made from, or ask for TFLite alone.",
        )


def _made_ready(model: SourceModel, file: ConvertedFile) -> bytes:
    flatbuffer = parse(file.content)
    if not file.has_signature:
        add_signature(flatbuffer, [each.name for each in model.inputs], [each.name for each in model.outputs])
    for tensor in flatbuffer.subgraphs[0].tensors:
        # The converter stores a batch of one beside the batch of any size.
        tensor.shapeSignature = None
    return serialize(flatbuffer)
