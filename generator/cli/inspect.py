"""Decides how `mobilegen inspect` is called."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator.cli import options as option
from generator.cli.progress import StageProgress
from generator.cli.session import session
from generator.cli.values import picture_size

File = Annotated[Path, typer.Argument(metavar="FILE", help="A .tflite, an .mlpackage, a .keras or an .h5.")]


def inspect(file: File, input_size: option.InputSize = None, as_json: option.AsJson = False) -> None:
    """Show what a model takes and gives, its operators, metadata and size."""
    with session() as terminal:
        from generator.cli.description import description_data, show_description
        from generator.usecases.inspect_model import inspect_model

        size = picture_size(input_size, "--input-size") if input_size else None
        description = inspect_model(file, size, StageProgress(terminal.err))
        if as_json:
            terminal.show_json(description_data(description))
        else:
            show_description(description, terminal)
