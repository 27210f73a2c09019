"""Decides how `mobilegen evaluate` is called and how it ends."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli import options as option
from generator.cli.progress import StageProgress
from generator.cli.questions import questions
from generator.cli.session import session
from generator.cli.terminal import Terminal
from generator.cli.values import normalization, picture_size
from generator.errors import (
    ConversionError,
    MetadataError,
    NotCheckedError,
    SourceError,
    SpecError,
    UsageError,
    VerdictError,
)
from generator.spec import DType, QuantizationRecipe, ResizeFilter, ResizeMode
from generator.usecases.model_options import ModelOptions

if TYPE_CHECKING:
    from generator.usecases.evaluating.request import EvaluatedModels, EvaluateRequest

_ALL = "all"
_GRAVEST_FIRST = (ConversionError, MetadataError, SourceError, UsageError, SpecError, NotCheckedError)


class Elements(str, Enum):
    """Element types of the inputs and outputs of quantised models."""

    FLOAT32 = "float32"
    INT8 = "int8"
    UINT8 = "uint8"


Source = Annotated[Path, typer.Argument(metavar="SOURCE", help="The trained model, or a .tflite.")]
Artifacts = Annotated[
    list[Path] | None, typer.Argument(metavar="[ARTEFACT…]", help=".tflite files and .mlpackage folders of it.")
]
Data = Annotated[
    Path,
    typer.Option("--eval", metavar="DATA", help="Folder with one sub-folder for each label, or CSV of paths, labels."),
]
Recipes = Annotated[
    list[str] | None,
    typer.Option("--quantize", metavar="RECIPE|all", help="Make artefacts so and evaluate them; may be repeated."),
]
Calibration = Annotated[
    Path | None, typer.Option("--calibration", metavar="FOLDER", help="Pictures for static recipes, or an .npz.")
]
Io = Annotated[Elements, typer.Option("--io", help="Inputs and outputs of artefacts by static_wi8_ai8.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Keep no answers, and use none that were kept.")]
Jobs = Annotated[
    int | None, typer.Option("--jobs", min=1, max=64, help="Pictures at a time; by default processors, at most four.")
]


def evaluate(
    source: Source,
    data: Data,
    artifacts: Artifacts = None,
    quantize: Recipes = None,
    calibration: Calibration = None,
    io: Io = Elements.FLOAT32,
    labels: option.Labels = None,
    normalize: option.Normalize = None,
    mean: option.Mean = None,
    std: option.Std = None,
    normalize_twice: option.NormalizeTwice = False,
    resize_mode: option.Resize = ResizeMode.CENTER_CROP,
    resize_filter: option.Filter = ResizeFilter.BILINEAR,
    channel_order: option.Channels = None,
    input_size: option.InputSize = None,
    activation: option.FinalActivation = None,
    jobs: Jobs = None,
    no_cache: NoCache = False,
    no_input: option.NoInput = False,
    as_json: option.AsJson = False,
) -> None:
    """Measure how often a model and its artefacts are right, on labelled pictures.

    Answers are kept: what was evaluated before isn't run again, and an interrupted evaluation goes on where it was.
    """
    with session(ask=not no_input) as terminal:
        from generator.usecases.evaluating.request import EvaluateRequest

        recipes, everything = _recipes(quantize or [])
        request = EvaluateRequest(
            source=source,
            data=data,
            options=ModelOptions(
                labels=labels,
                normalization=normalization(normalize, mean, std),
                normalize_twice=normalize_twice,
                resize_mode=resize_mode,
                resize_filter=resize_filter,
                channel_order=channel_order,
                input_size=picture_size(input_size, "--input-size") if input_size else None,
                activation=activation,
            ),
            artifacts=tuple(artifacts or ()),
            recipes=recipes,
            all_recipes=everything,
            calibration=calibration,
            io=DType(io.value),
            keep_answers=not no_cache,
            jobs=jobs,
        )
        _run(terminal, request, as_json=as_json)


def _recipes(names: list[str]) -> tuple[tuple[QuantizationRecipe, ...], bool]:
    """The recipes, and whether they are simply all; raises `UsageError` for one that there isn't."""
    if _ALL in names:
        return tuple(QuantizationRecipe), True
    known = {recipe.value: recipe for recipe in QuantizationRecipe}
    unknown = next((name for name in names if name not in known), None)
    if unknown is not None:
        raise UsageError(f"“{unknown}” for --quantize is no recipe", f"Choose from: {', '.join(known)}, {_ALL}.")
    return tuple(dict.fromkeys(known[name] for name in names)), False


def _run(terminal: Terminal, request: EvaluateRequest, *, as_json: bool) -> None:
    from generator.cli.evaluate_result import evaluation_data, show_evaluation
    from generator.usecases.evaluate import evaluate as measure

    found = measure(request, questions(terminal), StageProgress(terminal.err))
    if as_json:
        terminal.show_json(evaluation_data(found))
    else:
        show_evaluation(found, terminal)
    _raise_verdict(found)


def _raise_verdict(found: EvaluatedModels) -> None:
    """Raises `VerdictError` with the code of the gravest failure; all that was found has been shown."""
    failed = [each for each in found.models if each.failed_with]
    gravest = next((kind for kind in _GRAVEST_FIRST if any(each.failed_with is kind for each in failed)), None)
    if failed:
        names = ", ".join(f"“{each.name}”" for each in failed)
        raise VerdictError(f"{names} could not be evaluated", gravest or failed[0].failed_with or NotCheckedError)
