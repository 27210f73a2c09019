"""Decides how `mobilegen verify` is called and how it ends."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli import options as option
from generator.cli.progress import StageProgress
from generator.cli.session import session
from generator.cli.terminal import Terminal
from generator.cli.values import normalization, picture_size
from generator.errors import MetadataError, NotCheckedError, ParityError, UsageError, VerdictError
from generator.spec import QuantizationRecipe, ResizeFilter, ResizeMode

if TYPE_CHECKING:
    from generator.usecases.verifying.request import Verification, VerifyRequest

_PIXELS = "From camera to model"


class On(str, Enum):
    """What a `.tflite` is tried on besides the interpreter."""

    CPU = "cpu"
    GPU = "gpu"


Source = Annotated[Path, typer.Argument(metavar="SOURCE", help="The trained model, or an artefact to compare with.")]
Artifacts = Annotated[list[Path], typer.Argument(metavar="ARTEFACT…", help=".tflite files and .mlpackage folders.")]
Inputs = Annotated[
    Path | None,
    typer.Option("--inputs", metavar="FOLDER", help="Pictures, or .npz archives with one array for each input."),
]
Accelerators = Annotated[
    list[On] | None, typer.Option("--accelerator", help="Try every .tflite on it, too; may be repeated.")
]
Precision = Annotated[
    QuantizationRecipe | None,
    typer.Option("--precision", help="Limits for an artefact that doesn't say its precision."),
]
Resize = Annotated[
    ResizeMode | None, typer.Option("--resize-mode", help="How a picture is fitted.", rich_help_panel=_PIXELS)
]
Filter = Annotated[
    ResizeFilter | None, typer.Option("--resize-filter", help="The interpolation.", rich_help_panel=_PIXELS)
]


def verify(
    source: Source,
    artifacts: Artifacts,
    inputs: Inputs = None,
    labels: option.Labels = None,
    accelerator: Accelerators = None,
    precision: Precision = None,
    normalize: option.Normalize = None,
    mean: option.Mean = None,
    std: option.Std = None,
    resize_mode: Resize = None,
    resize_filter: Filter = None,
    channel_order: option.Channels = None,
    input_size: option.InputSize = None,
    activation: option.FinalActivation = None,
    as_json: option.AsJson = False,
) -> None:
    """Compare .tflite files and Core ML packages with their source model, or with each other.

    It says of every artefact what it found, and ends with the code of the most serious:

    0: all of them agree.

    6: one differs, in its numbers or in what it says of itself.

    8: none differs, but one is damaged.

    2: none of these, but one is missing or no artefact.

    9: nothing wrong was found, but something could not be run.
    """
    with session() as terminal:
        from generator.usecases.verifying.request import Accelerator, VerifyRequest

        request = VerifyRequest(
            source=source,
            artifacts=tuple(artifacts),
            inputs=inputs,
            labels=labels,
            normalization=normalization(normalize, mean, std),
            resize_mode=resize_mode,
            resize_filter=resize_filter,
            channel_order=channel_order,
            activation=activation,
            input_size=picture_size(input_size, "--input-size") if input_size else None,
            precision=precision,
            accelerators=tuple(dict.fromkeys(Accelerator(each.value) for each in accelerator or ())),
        )
        _run(terminal, request, as_json=as_json)


def _run(terminal: Terminal, request: VerifyRequest, *, as_json: bool) -> None:
    from generator.cli.verify_result import show_verification, verification_data
    from generator.usecases.verify import verify as compare

    found = compare(request, StageProgress(terminal.err))
    if as_json:
        terminal.show_json(verification_data(found))
    else:
        show_verification(found, terminal)
    _raise_verdict(found)


def _raise_verdict(found: Verification) -> None:
    """Ends with the code of the most serious that was found; all of it has been shown.

    Raises:
        VerdictError: an artefact differs, or an accelerator answers something else or crashes; or else one is damaged,
            or missing, or was not run.
    """
    if found.differing:
        verb = "differs" if len(found.differing) == 1 else "differ"
        raise VerdictError(f"{_listed(found.differing)} {verb} from “{found.source}”", ParityError)
    if found.damaged:
        verb = "is" if len(found.damaged) == 1 else "are"
        raise VerdictError(f"{_listed(found.damaged)} {verb} damaged or can't be read", MetadataError)
    if found.missing:
        what = "is no artefact" if len(found.missing) == 1 else "are no artefacts"
        raise VerdictError(f"{_listed(found.missing)} {what}", UsageError)
    if found.unchecked:
        about = "it" if len(found.unchecked) == 1 else "them"
        message = f"{_listed(found.unchecked)} could not be checked here: nothing is known about {about}"
        raise VerdictError(message, NotCheckedError)


def _listed(names: Sequence[str]) -> str:
    return " and ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])} and {names[-1]}"
