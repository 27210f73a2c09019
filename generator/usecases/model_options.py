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
    QuantizationRecipe,
    ResizeFilter,
    ResizeMode,
)
from generator.usecases.normalization import NormalizationPreset


@dataclass(frozen=True)
class ModelOptions:
    """What the user says about the model; None leaves it to the model or the task.

    Attributes:
        labels: file with one label for each line.
        normalize_twice: whether a graph that normalises is fed normalised pixels all the same.
        force: whether a float16 artefact is kept although it computes something else than the model.
        samples: folder of pictures for parity and golden vectors.
    """

    labels: Path | None = None
    normalization: NormalizationPreset | Normalization | None = None
    normalize_twice: bool = False
    resize_mode: ResizeMode = ResizeMode.CENTER_CROP
    resize_filter: ResizeFilter = ResizeFilter.BILINEAR
    channel_order: ChannelOrder | None = None
    input_size: ImageSize | None = None
    activation: Activation | None = None
    top_k: int | None = None
    score_threshold: float = 0.5
    recipe: QuantizationRecipe = QuantizationRecipe.FLOAT32
    force: bool = False
    samples: Path | None = None
    info: ModelInfo = field(default_factory=ModelInfo)
