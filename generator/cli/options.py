"""Decides how the options are called and explained that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.values import normalization, picture_size
from generator.spec import Activation, ChannelOrder, ModelInfo, ResizeFilter, ResizeMode
from generator.usecases.model_options import MeasuringOptions, ModelOptions
from generator.usecases.normalization import NormalizationPreset
from generator.usecases.quantization_options import QuantizationOptions, SelectTfOps

_PIXELS = "From camera to model"
_SCORES = "From model to answer"
_INFO = "About the model, for people"

Model = Annotated[
    Path, typer.Argument(metavar="MODEL", help="Trained Keras model, .keras or .h5 with all of it, or a .tflite.")
]
Labels = Annotated[
    Path | None, typer.Option("--labels", metavar="FILE", help="One label for each line, in the order of the output.")
]
Force = Annotated[
    bool,
    typer.Option("--force", help="Keep float16 where it breaks the model; else float32 replaces it."),
]
Samples = Annotated[
    Path | None,
    typer.Option("--samples", metavar="FOLDER", help="Pictures for the comparison and the apps' own tests."),
]
NoInput = Annotated[bool, typer.Option("--no-input", help="Ask nothing: take defaults, or refuse.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON on stdout.")]

Normalize = Annotated[
    NormalizationPreset | None,
    typer.Option("--normalize", help="What training did to pixel values 0..255.", rich_help_panel=_PIXELS),
]
Mean = Annotated[
    str | None,
    typer.Option("--mean", help="(value - mean) / std over 0..255: 127.5 or 124,116,104.", rich_help_panel=_PIXELS),
]
Std = Annotated[str | None, typer.Option("--std", help="See --mean.", rich_help_panel=_PIXELS)]
NormalizeTwice = Annotated[
    bool,
    typer.Option("--normalize-twice", help="Training normalised before a graph that does so.", rich_help_panel=_PIXELS),
]
Resize = Annotated[
    ResizeMode, typer.Option("--resize-mode", help="How a picture is fitted to the input.", rich_help_panel=_PIXELS)
]
Filter = Annotated[
    ResizeFilter, typer.Option("--resize-filter", help="The interpolation of training.", rich_help_panel=_PIXELS)
]
Channels = Annotated[
    ChannelOrder | None,
    typer.Option("--channel-order", help="By default rgb, or grayscale for one channel.", rich_help_panel=_PIXELS),
]
InputSize = Annotated[
    str | None,
    typer.Option("--input-size", metavar="WxH", help="For a model that takes any size.", rich_help_panel=_PIXELS),
]

FinalActivation = Annotated[
    Activation | None,
    typer.Option("--activation", help="What the apps apply to the output.", rich_help_panel=_SCORES),
]
TopK = Annotated[
    int | None, typer.Option("--top-k", min=1, help="How many answers are shown.", rich_help_panel=_SCORES)
]
Threshold = Annotated[
    float,
    typer.Option("--threshold", min=0, max=1, help="0..1; below it an app says “not sure”.", rich_help_panel=_SCORES),
]

Description = Annotated[str, typer.Option("--description", rich_help_panel=_INFO)]
Author = Annotated[str, typer.Option("--author", rich_help_panel=_INFO)]
ModelVersion = Annotated[str, typer.Option("--model-version", rich_help_panel=_INFO)]
License = Annotated[str, typer.Option("--license", rich_help_panel=_INFO)]


def model_options(
    *,
    labels: Path | None,
    quantization: QuantizationOptions,
    select_tf_ops: SelectTfOps,
    measuring: MeasuringOptions,
    force: bool,
    samples: Path | None,
    normalize: NormalizationPreset | None,
    mean: str | None,
    std: str | None,
    normalize_twice: bool,
    resize_mode: ResizeMode,
    resize_filter: ResizeFilter,
    channel_order: ChannelOrder | None,
    input_size: str | None,
    activation: Activation | None,
    top_k: int | None,
    threshold: float,
    description: str,
    author: str,
    model_version: str,
    license_: str,
) -> ModelOptions:
    """What the options above say together; raises `UsageError` if they contradict each other or can't be read."""
    return ModelOptions(
        labels=labels,
        normalization=normalization(normalize, mean, std),
        normalize_twice=normalize_twice,
        resize_mode=resize_mode,
        resize_filter=resize_filter,
        channel_order=channel_order,
        input_size=picture_size(input_size, "--input-size") if input_size else None,
        activation=activation,
        top_k=top_k,
        score_threshold=threshold,
        quantization=quantization,
        select_tf_ops=select_tf_ops,
        measuring=measuring,
        force=force,
        samples=samples,
        info=ModelInfo(description, author, model_version, license_),
    )
