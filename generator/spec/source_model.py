"""Decides what a loaded source model offers to those who convert it or compare with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.spec.model import ModelSource
from generator.spec.postprocessing import Activation
from generator.spec.preprocessing import Normalization
from generator.spec.tensors import TensorSpec

Tensors = Mapping[str, NDArray[Any]]
"""Arrays by signature name."""


@dataclass(frozen=True)
class GraphNormalization:
    """Normalisation that the graph does itself, right behind its input.

    Attributes:
        description: for people, such as `Rescaling(scale=1/127.5, offset=-1) behind input “image”`.
        normalization: the same over pixel values 0..255, if it can be expressed so.
    """

    description: str
    normalization: Normalization | None


@dataclass(frozen=True)
class SourceModel:
    """A model that was loaded safely and traced once: static shapes, batch of one, inference mode.

    Attributes:
        function: TensorFlow's ConcreteFunction; its structured inputs and outputs are named as `inputs` and `outputs`.
        run: evaluates the model on arrays by input name and returns arrays by output name; raises `ConversionError`.
        graph_normalization: normalisation found inside the graph; None if there is none.
        final_activation: the activation that the graph ends in; NONE if it gives raw logits or something unknown.
    """

    source: ModelSource
    inputs: tuple[TensorSpec, ...]
    outputs: tuple[TensorSpec, ...]
    function: Any
    run: Callable[[Tensors], dict[str, NDArray[np.float32]]]
    graph_normalization: GraphNormalization | None = None
    final_activation: Activation = Activation.NONE
