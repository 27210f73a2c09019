"""Decides what can be said about a model from outside: everything that its file doesn't tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from generator.spec import (
    Activation,
    ChannelOrder,
    ImageSize,
    ModelInfo,
    Normalization,
    ResizeFilter,
    ResizeMode,
)
from generator.spec.budgets import Budgets
from generator.usecases.normalization import NormalizationPreset
from generator.usecases.quantization_options import QuantizationOptions, SelectTfOps


@dataclass(frozen=True)
class MeasuringOptions:
    """What the user wants to know about artefacts, and what they may cost.

    Attributes:
        data: labelled pictures: a folder with one sub-folder for each label, or a CSV of paths and labels.
        max_drop: points of top-1 accuracy that a recipe may lose.
        allow_over_budget: whether what is worse than its budget's bad bound, or than `max_drop`, is handed on.
        device_benchmarks: what phones measured of the artefacts, as the generated apps write it.
    """

    data: Path | None = None
    max_drop: float = 1.0
    budgets: Budgets = field(default_factory=Budgets)
    allow_over_budget: bool = False
    device_benchmarks: tuple[Path, ...] = ()


@dataclass(frozen=True)
class ModelOptions:
    """What the user says about the model; None leaves it to the model or the task.

    Attributes:
        labels: file with one label for each line.
        name: of the model's files; None for one made of the source file's.
        pad_value: 0..255, the colour of letterbox bars.
        normalize_twice: whether a graph that normalises is fed normalised pixels all the same.
        force: whether a float16 artefact is kept although it computes something else than the model.
        samples: folder of pictures for parity and golden vectors.
        select_tf_ops: whether a `.tflite` may borrow TensorFlow's own operators.
    """

    labels: Path | None = None
    name: str | None = None
    normalization: NormalizationPreset | Normalization | None = None
    normalize_twice: bool = False
    resize_mode: ResizeMode = ResizeMode.CENTER_CROP
    resize_filter: ResizeFilter = ResizeFilter.BILINEAR
    pad_value: int = 0
    channel_order: ChannelOrder | None = None
    input_size: ImageSize | None = None
    activation: Activation | None = None
    top_k: int | None = None
    score_threshold: float = 0.5
    quantization: QuantizationOptions = field(default_factory=QuantizationOptions)
    select_tf_ops: SelectTfOps = SelectTfOps.ASK
    measuring: MeasuringOptions = field(default_factory=MeasuringOptions)
    force: bool = False
    samples: Path | None = None
    info: ModelInfo = field(default_factory=ModelInfo)
