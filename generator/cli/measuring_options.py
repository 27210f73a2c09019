"""Decides how the options are called and explained that make artefacts smaller and say what they may cost."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.values import budgets
from generator.errors import UsageError
from generator.spec import DType, QuantizationRecipe
from generator.usecases.model_options import MeasuringOptions
from generator.usecases.quantization_options import QuantizationOptions, SelectTfOps

_SMALLER = "Smaller"
_MEASURED = "Measured"
_AUTO = "auto"


class Io(str, Enum):
    """Element types of inputs and outputs that a `.tflite` can be given."""

    FLOAT32 = DType.FLOAT32.value
    INT8 = DType.INT8.value
    UINT8 = DType.UINT8.value


_RECIPES = ", ".join(recipe.value for recipe in QuantizationRecipe)

Quantize = Annotated[
    list[str] | None,
    typer.Option(
        "--quantize",
        "--precision",
        metavar="RECIPE",
        help=f"How weights are stored and computed with, one for each format: {_RECIPES}; or auto.",
        rich_help_panel=_SMALLER,
    ),
]
Calibration = Annotated[
    Path | None,
    typer.Option(
        "--calibration",
        metavar="FOLDER",
        help="100 to 500 pictures, or an .npz: static recipes take the ranges of activations from them.",
        rich_help_panel=_SMALLER,
    ),
]
IoType = Annotated[
    Io, typer.Option("--io", help="Inputs and outputs of the .tflite, with static_wi8_ai8.", rich_help_panel=_SMALLER)
]
KeepFloat = Annotated[
    list[str] | None,
    typer.Option(
        "--keep-float",
        metavar="LAYER",
        help="A layer that stays in float, may be repeated; auto finds those that lose most.",
        rich_help_panel=_SMALLER,
    ),
]
TfOps = Annotated[
    SelectTfOps,
    typer.Option("--select-tf-ops", help="Operators of TensorFlow's own in a .tflite.", rich_help_panel=_SMALLER),
]
Eval = Annotated[
    Path | None,
    typer.Option(
        "--eval",
        metavar="DATA",
        help="Labelled pictures: a folder with a sub-folder for each label, or a CSV of path and label.",
        rich_help_panel=_MEASURED,
    ),
]
MaxDrop = Annotated[
    float,
    typer.Option(
        "--max-drop", min=0, max=100, help="Points of top-1 that a recipe may lose.", rich_help_panel=_MEASURED
    ),
]
Budget = Annotated[
    list[str] | None,
    typer.Option(
        "--budget",
        metavar="FIGURE=GOOD,BAD",
        help="size_mb=10,50, latency_ms, accuracy or app_size_growth_mb; may be repeated.",
        rich_help_panel=_MEASURED,
    ),
]
AllowOverBudget = Annotated[
    bool, typer.Option("--allow-over-budget", help="Write what is over a budget, too.", rich_help_panel=_MEASURED)
]
DeviceBenchmark = Annotated[
    list[Path] | None,
    typer.Option(
        "--device-benchmark",
        metavar="FILE",
        help="What the app measured on a phone, in place of this computer; may be repeated.",
        rich_help_panel=_MEASURED,
    ),
]


def quantization_options(
    quantize: Sequence[str] | None, io: Io, keep_float: Sequence[str] | None, calibration: Path | None
) -> QuantizationOptions:
    """What the options above say of making artefacts smaller; raises `UsageError` for a recipe that there isn't."""
    named = list(dict.fromkeys(quantize or ()))
    layers = tuple(dict.fromkeys(keep_float or ()))
    return QuantizationOptions(
        recipes=tuple(_recipe(name) for name in named if name != _AUTO),
        automatic=_AUTO in named,
        io=DType(io.value),
        keep_float=tuple(layer for layer in layers if layer != _AUTO),
        keep_float_automatic=_AUTO in layers,
        calibration=calibration,
    )


def measuring_options(
    data: Path | None,
    max_drop: float,
    budget: Sequence[str] | None,
    benchmarks: Sequence[Path] | None,
    *,
    allow_over_budget: bool,
) -> MeasuringOptions:
    """What they say of measuring; raises `UsageError` for a budget that can't be read."""
    return MeasuringOptions(data, max_drop, budgets(budget or ()), allow_over_budget, tuple(benchmarks or ()))


def _recipe(name: str) -> QuantizationRecipe:
    try:
        return QuantizationRecipe(name)
    except ValueError:
        raise UsageError(f"“{name}” for --quantize is no recipe", f"Choose auto or one of: {_RECIPES}.") from None
