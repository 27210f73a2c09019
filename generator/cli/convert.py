"""Decides how `mobilegen convert` is called and what it shows."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from generator.cli import measuring_options as measuring
from generator.cli import options as option
from generator.cli.accelerator_table import show_accelerators
from generator.cli.cost_table import cost_data, show_costs
from generator.cli.parity_table import parity_notes, parity_table
from generator.cli.progress import StageProgress
from generator.cli.questions import questions
from generator.cli.result_data import result_data
from generator.cli.session import session
from generator.cli.terminal import Terminal, visible
from generator.spec import ModelFormat, ResizeFilter, ResizeMode, SourceFormat
from generator.spec.identifiers import model_name
from generator.usecases.model_options import ModelOptions
from generator.usecases.quantization_options import SelectTfOps


class Formats(str, Enum):
    """Which artefacts are made."""

    ALL = "all"
    TFLITE = "tflite"
    COREML = "coreml"

    @property
    def each(self) -> tuple[ModelFormat, ...]:
        """The formats one by one."""
        return tuple(ModelFormat) if self is Formats.ALL else (ModelFormat(self.value),)


Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="DIR", help="New or empty folder; by default NAME-converted.")
]
Wanted = Annotated[
    Formats | None, typer.Option("--format", help="Which formats to make; by default all, or tflite for a .tflite.")
]


def convert(
    model: option.Model,
    labels: option.Labels = None,
    formats: Wanted = None,
    output: Output = None,
    quantize: measuring.Quantize = None,
    force: option.Force = False,
    calibration: measuring.Calibration = None,
    io: measuring.IoType = measuring.Io.FLOAT32,
    keep_float: measuring.KeepFloat = None,
    select_tf_ops: measuring.TfOps = SelectTfOps.ASK,
    data: measuring.Eval = None,
    max_drop: measuring.MaxDrop = 1.0,
    budget: measuring.Budget = None,
    allow_over_budget: measuring.AllowOverBudget = False,
    device_benchmark: measuring.DeviceBenchmark = None,
    samples: option.Samples = None,
    normalize: option.Normalize = None,
    mean: option.Mean = None,
    std: option.Std = None,
    normalize_twice: option.NormalizeTwice = False,
    resize_mode: option.Resize = ResizeMode.CENTER_CROP,
    resize_filter: option.Filter = ResizeFilter.BILINEAR,
    channel_order: option.Channels = None,
    input_size: option.InputSize = None,
    activation: option.FinalActivation = None,
    top_k: option.TopK = None,
    threshold: option.Threshold = 0.5,
    description: option.Description = "",
    author: option.Author = "",
    model_version: option.ModelVersion = "",
    license_: option.License = "",
    no_input: option.NoInput = False,
    as_json: option.AsJson = False,
) -> None:
    """Convert a trained model to TFLite and Core ML, and compare both with it."""
    with session(ask=not no_input) as terminal:
        model_options = option.model_options(
            labels=labels,
            quantization=measuring.quantization_options(quantize, io, keep_float, calibration),
            select_tf_ops=select_tf_ops,
            measuring=measuring.measuring_options(
                data, max_drop, budget, device_benchmark, allow_over_budget=allow_over_budget
            ),
            force=force,
            samples=samples,
            normalize=normalize,
            mean=mean,
            std=std,
            normalize_twice=normalize_twice,
            resize_mode=resize_mode,
            resize_filter=resize_filter,
            channel_order=channel_order,
            input_size=input_size,
            activation=activation,
            top_k=top_k,
            threshold=threshold,
            description=description,
            author=author,
            model_version=model_version,
            license_=license_,
        )
        folder = output or Path(f"{model_name(model.stem)}-converted")
        _run(terminal, model, folder, formats, model_options, as_json=as_json)


def _run(
    terminal: Terminal, model: Path, output: Path, formats: Formats | None, options: ModelOptions, *, as_json: bool
) -> None:
    from generator.usecases.convert_model import ConvertRequest, convert_model
    from generator.usecases.model_file import model_source

    source = model_source(model)
    wanted = formats or (Formats.TFLITE if source.format is SourceFormat.TFLITE else Formats.ALL)
    request = ConvertRequest(source, output, wanted.each, options)
    made = convert_model(request, questions(terminal), StageProgress(terminal.err))
    notes = (*made.notes, *parity_notes(made.artifacts.values()))
    for note in notes:
        terminal.note(note)
    if as_json:
        data = result_data(made.folder, made.files, made.artifacts.values(), notes)
        terminal.show_json({**data, **cost_data(made.measurements, made.advice)})
    else:
        terminal.show(parity_table(made.artifacts.values()))
        show_accelerators(made.artifacts.values(), terminal)
        show_costs(made.measurements, made.advice, terminal)
        terminal.out.print(visible(f"Written to {made.folder}"), soft_wrap=True)
