"""Decides what templates may know: typed values under the one name `cookiecutter`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


class UserText:
    """Text that a person or a model file brought along; a filter of the file's language must turn it into output.

    Opaque on purpose: it is no `str`, and turning it into one (printing, `~`, `| upper`) fails the render, so that no
    template can forget the filter. Filters ask `plain` for the text. Templates may test it for emptiness.
    """

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __bool__(self) -> bool:
        return bool(self._text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UserText) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __str__(self) -> str:
        raise UnfilteredTextError(self._text)

    def __repr__(self) -> str:
        return "UserText(…)"


class UnfilteredTextError(Exception):
    """A template lets text of the user reach its output without a filter: the mistake is the template's."""

    def __init__(self, text: str) -> None:
        super().__init__(f"user text {text!r} reaches the output without a language filter")


def plain(value: str | UserText) -> str:
    """The text itself, for filters."""
    return value._text if isinstance(value, UserText) else value  # noqa: SLF001 - the one way in


@dataclass(frozen=True)
class TensorContext:
    """An input or output of the artefact."""

    name: UserText
    dtype: str
    shape: tuple[int, ...]
    scale: float
    zero_point: int


@dataclass(frozen=True)
class PreprocessingContext:
    """`ImagePreprocessing`, with one mean and one std for each channel."""

    width: int
    height: int
    channels: int
    resize_mode: str
    resize_filter: str
    channel_order: str
    layout: str
    pad_value: int
    mean: tuple[float, ...]
    std: tuple[float, ...]


@dataclass(frozen=True)
class PostprocessingContext:
    """`Postprocessing`."""

    activation: str
    top_k: int
    score_threshold: float


@dataclass(frozen=True)
class ParityContext:
    """What was measured about the artefact when the project was made, for the README.

    Attributes:
        executed_by: which runtimes executed it, or an empty text if none could on that machine.
        summary: one sentence for each of them.
        wanted: the precision that was asked for; another one than the model's if float16 had to be given up.
        forced: whether the model is known to compute something else than its source, and was wanted so.
        outweighed: whether it was taken although it differs, for how often it is right on labelled pictures.
        given_up: what the float16 model was found to compute; None if it wasn't given up.
        diagnosis: what float16 does to the model; full sentences.
    """

    executed_by: str
    summary: UserText
    wanted: str
    forced: bool = False
    outweighed: bool = False
    given_up: UserText | None = None
    diagnosis: tuple[UserText, ...] = ()


@dataclass(frozen=True)
class GpuContext:
    """What LiteRT's GPU accelerator made of the artefact when the project was made.

    Attributes:
        tried: whether anything was learnt about the model.
        failure: at what it failed, in a few words for the app's screen; empty if nothing speaks against it.
        verdict: for the README, in full sentences.
    """

    tried: bool
    failure: UserText
    verdict: UserText


@dataclass(frozen=True)
class ModelFileContext:
    """An artefact that the app carries.

    Attributes:
        format: `tflite` or `coreml`.
        file_name: `digits.tflite` or `digits.mlpackage`.
        precision_words: how its weights are stored and computed with, for people.
        recipe: what stored them so, such as `static_wi8_ai8`; empty for ordinary floating point.
        digest: SHA-256 of the artefact, hexadecimal.
        tolerance: greatest error of a score, after the activation, as a share of the best one, that an accelerator may
            show in the self-check.
        cpu_tolerance: the same for the CPU.
        known_failures: at what an accelerator fails, by the app's name for it.
        select_tf_ops: TensorFlow's own operators in a `.tflite`, which the app needs a library for.
        stateful: whether a `.tflite` keeps variables from one run to the next.
    """

    format: str
    file_name: str
    precision: str
    precision_words: str
    recipe: str
    digest: str
    size_bytes: int
    tolerance: float
    cpu_tolerance: float
    input: TensorContext
    output: TensorContext
    parity: ParityContext
    gpu: GpuContext
    known_failures: Mapping[str, UserText]
    select_tf_ops: tuple[UserText, ...]
    stateful: bool


@dataclass(frozen=True)
class ModelContext(ModelFileContext):
    """The model contract, and the artefact that the app runs at first.

    Attributes:
        files: all artefacts that the app carries, that one in front.
        name: file stem and identifier, lower-case with underscores (`digits`).
    """

    files: tuple[ModelFileContext, ...]
    name: str
    task: str
    label_count: int
    preprocessing: PreprocessingContext
    postprocessing: PostprocessingContext
    description: UserText
    author: UserText
    version: UserText
    license: UserText


@dataclass(frozen=True)
class ShapeContext:
    """An area of an icon: path data of SVG and its colour."""

    path: str
    color: str


@dataclass(frozen=True)
class BrandContext:
    """The app's colours and its icon; colours are six hexadecimal digits, without a sign before them.

    Attributes:
        light: colour by role of Material 3 (`onPrimary`), in the order of Compose's `ColorScheme`.
        dark: the same.
        field: of the icon: the colour of the whole square of 108 units.
        pattern: what lies on the field, filled by the even-odd rule.
        mark: the initial, filled by the non-zero rule.
    """

    accent: str
    light: Mapping[str, str]
    dark: Mapping[str, str]
    field: str
    pattern: ShapeContext
    mark: ShapeContext


@dataclass(frozen=True)
class ProjectContext:
    """Everything under `cookiecutter` in a template.

    Attributes:
        display_name: `Digit Reader`, any text.
        application_id: `com.example.digits`, also the Kotlin package.
        bundle_identifier: the same for iOS.
        package_path: `com/example/digits`, for folder names.
        type_name: `DigitReader`, an ASCII identifier for targets and types.
        slug: `digit-reader`.
        npu: whose NPUs the Android app brings libraries for: `google-tensor`, `mediatek`, `qualcomm`.
        android_runtime: how the Android app's types are called that run the model: `LiteRt` or `Interpreter`.
        tool_version: of mobilegen.
        brand: colours and icon.
        versions: of the outside world, from `templates/versions.toml`.
    """

    display_name: UserText
    application_id: str
    bundle_identifier: str
    package_path: str
    type_name: str
    slug: str
    tool_version: str
    brand: BrandContext
    model: ModelContext
    versions: Mapping[str, str]
    npu: tuple[str, ...] = ()
    android_runtime: str = "LiteRt"
