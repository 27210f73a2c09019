"""Decides the contract of a loaded model: what its file tells, completed by what the user says."""

from __future__ import annotations

from dataclasses import dataclass

from generator.config import read_labels
from generator.errors import SpecError
from generator.spec import (
    Activation,
    ChannelOrder,
    ImagePreprocessing,
    ImageSize,
    LabelSet,
    ModelSpec,
    Postprocessing,
    Problem,
    Severity,
    TaskKind,
    TensorLayout,
    TensorSpec,
    raise_errors,
)
from generator.spec.identifiers import model_name
from generator.spec.source_model import SourceModel
from generator.tasks import TASKS
from generator.usecases.model_options import ModelOptions
from generator.usecases.normalization import given_normalization, resolve_normalization
from generator.usecases.ports import Questions

_MOST_RESULTS = 3
# The largest known sets have tens of thousands; files of models and apps hold a label for each.
_MOST_CLASSES = 100_000
_ALREADY_CONVERTED = (
    "The model is a TFLite file already: its own answers are what the apps are compared with. Whether they are those "
    "of the trained model, `mobilegen verify` tells."
)


@dataclass(frozen=True)
class ResolvedSpec:
    """A contract without errors, and what was decided on the way, in sentences for the user."""

    spec: ModelSpec
    notes: tuple[str, ...]


def resolve_spec(model: SourceModel, options: ModelOptions, questions: Questions) -> ResolvedSpec:
    """The contract of `model`.

    Raises:
        SpecError: it contradicts itself or the model, or its normalisation isn't known.
    """
    notes = [_ALREADY_CONVERTED] if model.converted else []
    labels = _labels(model, options, notes)
    spec = ModelSpec(
        name=options.name or model_name(model.source.path.stem),
        task=TaskKind.IMAGE_CLASSIFICATION,
        inputs=model.inputs,
        outputs=model.outputs,
        preprocessing=_preprocessing(model, options, questions, notes),
        postprocessing=Postprocessing(
            activation=_activation(model, options, notes),
            top_k=_top_k(options, len(labels), notes),
            score_threshold=options.score_threshold,
        ),
        labels=labels,
        info=options.info,
    )
    problems = TASKS[spec.task].problems(spec, model.final_activation)
    raise_errors(problems)
    return ResolvedSpec(spec, (*notes, *_warnings(problems)))


def _warnings(problems: list[Problem]) -> list[str]:
    return [f"{problem.where}: {problem.message}" for problem in problems if problem.severity is Severity.WARNING]


def _top_k(options: ModelOptions, classes: int, notes: list[str]) -> int:
    if options.top_k is None:
        return min(_MOST_RESULTS, max(1, classes))
    if options.top_k > classes >= 1:
        notes.append(f"The model has {classes} classes: the apps show that many, not the {options.top_k} of --top-k.")
        return classes
    return options.top_k


def _labels(model: SourceModel, options: ModelOptions, notes: list[str]) -> LabelSet:
    if options.labels:
        return read_labels(options.labels)
    if model.converted and model.converted.labels:
        notes.append("The labels are those in the model file. Give others with --labels.")
        return LabelSet(model.converted.labels)
    shape = model.outputs[0].shape
    if shape and shape[-1] > _MOST_CLASSES:
        raise SpecError(
            f"Output “{model.outputs[0].name}” has the shape {list(shape)}, which is no row of scores of classes",
            "mobilegen makes apps for image classifiers so far; `mobilegen inspect` shows what the model gives.",
        )
    notes.append("No labels were given: the apps show “Class 0”, “Class 1”, … Give them with --labels.")
    return LabelSet.numbered(shape[-1] if shape else 0)


def _preprocessing(
    model: SourceModel, options: ModelOptions, questions: Questions, notes: list[str]
) -> ImagePreprocessing:
    picture = model.inputs[0]
    layout, size, channels = _picture(picture)
    order = options.channel_order or (ChannelOrder.GRAYSCALE if channels == 1 else ChannelOrder.RGB)
    given = given_normalization(options.normalization, order)
    if given is None and model.converted and model.converted.normalization:
        notes.append("Normalisation is what the model file asks for. Give another with --normalize.")
        given = model.converted.normalization
    resolved = resolve_normalization(given, model.graph_normalization, order, questions, twice=options.normalize_twice)
    notes += [resolved.note] if resolved.note else []
    return ImagePreprocessing(
        size=size,
        normalization=resolved.normalization,
        resize_mode=options.resize_mode,
        resize_filter=options.resize_filter,
        channel_order=order,
        layout=layout,
        pad_value=options.pad_value,
    )


def _picture(tensor: TensorSpec) -> tuple[TensorLayout, ImageSize, int]:
    """Layout, size and channels of an input that takes one picture."""
    shape = tensor.shape
    if len(shape) == 4 and shape[3] in (1, 3):
        return TensorLayout.NHWC, ImageSize(shape[2], shape[1]), shape[3]
    if len(shape) == 4 and shape[1] in (1, 3):
        return TensorLayout.NCHW, ImageSize(shape[3], shape[2]), shape[1]
    raise SpecError(
        f"Input “{tensor.name}” has the shape {list(shape)}, which is not a picture of one or three channels",
        "mobilegen makes apps for image classifiers so far; `mobilegen inspect` shows what the model takes.",
    )


def _activation(model: SourceModel, options: ModelOptions, notes: list[str]) -> Activation:
    if options.activation is not None:
        return options.activation
    if model.final_activation is not Activation.NONE:
        return Activation.NONE
    chosen = Activation.SIGMOID if model.outputs[0].shape[-1:] == (1,) else Activation.SOFTMAX
    notes.append(f"The graph ends in raw scores: the apps apply {chosen.value}. --activation says otherwise.")
    return chosen
