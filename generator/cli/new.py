"""Decides how `mobilegen new` is called, what it asks for and what it shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from generator.cli import measuring_options as measuring
from generator.cli import options as option
from generator.cli.parity_table import parity_notes
from generator.cli.progress import StageProgress
from generator.cli.questions import TerminalQuestions, questions
from generator.cli.session import session
from generator.cli.terminal import Terminal
from generator.cli.values import template_choice
from generator.errors import UsageError
from generator.spec import (
    AppSpec,
    IosRuntime,
    NpuVendor,
    Platform,
    ResizeFilter,
    ResizeMode,
    TemplateChoice,
)
from generator.spec.identifiers import (
    application_id_problems,
    default_application_id,
    default_display_name,
    display_name_problems,
    slug,
)
from generator.usecases.model_options import ModelOptions
from generator.usecases.quantization_options import SelectTfOps


class Platforms(str, Enum):
    """Which apps are made."""

    ALL = "all"
    ANDROID = "android"
    IOS = "ios"

    @property
    def each(self) -> tuple[Platform, ...]:
        """The platforms one by one."""
        return tuple(Platform) if self is Platforms.ALL else (Platform(self.value),)


@dataclass(frozen=True)
class AppAnswers:
    """What the user said about the app; None for what is derived from the model's file name."""

    name: str | None
    application_id: str | None
    accent: str | None
    output: Path | None
    platforms: tuple[Platform, ...]
    npu: tuple[NpuVendor, ...]
    ios_runtime: IosRuntime | None
    template: TemplateChoice | None

    def check(self) -> None:
        """Raises `UsageError` if something was said about an app that isn't made."""
        if self.npu and Platform.ANDROID not in self.platforms:
            raise UsageError(
                "--npu is for the Android app, which --platform ios leaves out", "Leave one of the two options out."
            )
        if self.ios_runtime and Platform.IOS not in self.platforms:
            raise UsageError(
                "--ios-runtime is for the iOS app, which --platform android leaves out",
                "Leave one of the two options out.",
            )

    def app(self, model: Path) -> AppSpec:
        """The app, with what wasn't said."""
        name = self.name if self.name is not None else default_display_name(model.stem)
        application_id = self.application_id if self.application_id is not None else default_application_id(name)
        return AppSpec(name, application_id, self.accent)


_VENDORS = " or ".join(vendor.value for vendor in NpuVendor)

Name = Annotated[str | None, typer.Option("--name", help="The app's name; by default made from the file's.")]
Id = Annotated[
    str | None, typer.Option("--application-id", help="Such as com.example.digits; by default made from the name.")
]
Accent = Annotated[
    str | None,
    typer.Option("--accent", metavar="COLOR", help="Such as #2F63CB or teal; by default made from the name."),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="DIR", help="New or empty folder; by default named after the app."),
]
Npu = Annotated[
    list[NpuVendor] | None,
    typer.Option("--npu", metavar="VENDOR", help=f"Whose NPU the Android app can try, {_VENDORS}; may be repeated."),
]
Runtime = Annotated[
    IosRuntime | None,
    typer.Option(
        "--ios-runtime", help="What runs the model in the iOS app; by default coreml, or tflite for a .tflite."
    ),
]
Template = Annotated[
    Path | None,
    typer.Option("--template", metavar="DIR", help="Templates of your own, over mobilegen's; see docs/templates.md."),
]
TemplateValue = Annotated[
    list[str] | None,
    typer.Option("--template-value", metavar="NAME=TEXT", help="For a variable of --template; may be repeated."),
]
Wanted = Annotated[Platforms, typer.Option("--platform", help="Which apps to make.")]


def new(
    model: option.Model,
    labels: option.Labels = None,
    name: Name = None,
    application_id: Id = None,
    accent: Accent = None,
    platform: Wanted = Platforms.ALL,
    npu: Npu = None,
    ios_runtime: Runtime = None,
    output: Output = None,
    template: Template = None,
    template_value: TemplateValue = None,
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
    """Make an Android and an iOS app from a trained model."""
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
        answers = AppAnswers(
            name=name,
            application_id=application_id,
            accent=accent,
            output=output,
            platforms=platform.each,
            npu=tuple(npu or ()),
            ios_runtime=ios_runtime,
            template=template_choice(template, template_value or ()),
        )
        _run(terminal, model, model_options, answers, as_json=as_json)


def _run(terminal: Terminal, model: Path, options: ModelOptions, answers: AppAnswers, *, as_json: bool) -> None:
    from generator.cli.new_result import project_data, show_project
    from generator.usecases.model_file import model_source
    from generator.usecases.new_project import NewProjectRequest, new_project

    answers.check()
    source = model_source(model)
    if terminal.interactive:
        answers, options = _asked(answers, options, model, TerminalQuestions(terminal))
    app = answers.app(model)
    output = answers.output or Path(slug(app.display_name, app.application_id))
    request = NewProjectRequest(
        source=source,
        app=app,
        output=output,
        platforms=answers.platforms,
        options=options,
        npu=answers.npu,
        ios_runtime=answers.ios_runtime,
        template=answers.template,
    )
    made = new_project(request, questions(terminal), StageProgress(terminal.err))
    for note in (*made.notes, *parity_notes(made.artifacts.values())):
        terminal.note(note)
    if as_json:
        terminal.show_json(project_data(made))
    else:
        show_project(made, terminal)


def _asked(
    answers: AppAnswers, options: ModelOptions, model: Path, ask: TerminalQuestions
) -> tuple[AppAnswers, ModelOptions]:
    """What the user left out, completed by questions."""
    if options.labels is None:
        labels = ask.text("File with the labels (empty: the classes are numbered)", "", lambda _: [])
        options = replace(options, labels=Path(labels).expanduser() if labels else None)
    if answers.name is None:
        answers = replace(
            answers, name=ask.text("The app's name", answers.app(model).display_name, display_name_problems)
        )
    if answers.application_id is None:
        default = answers.app(model).application_id
        answers = replace(answers, application_id=ask.text("Application id", default, application_id_problems))
    return answers, options
