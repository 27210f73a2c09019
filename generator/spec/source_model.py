"""Decides what a loaded source model offers to those who convert it or compare with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.spec.model import ModelSource
from generator.spec.postprocessing import Activation
from generator.spec.preprocessing import Normalization
from generator.spec.quantization import QuantizationRecipe, Tensors
from generator.spec.tensors import TensorSpec

__all__ = ["ConvertedFile", "GraphNormalization", "SourceModel", "Tensors"]


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
class ConvertedFile:
    """What a model that somebody else converted brings along.

    Attributes:
        content: the `.tflite`.
        has_signature: whether its inputs and outputs have names to call them by.
        is_ready: whether an app can take it as it is.
        recipe: how the weights are stored; FLOAT32 if no recipe is known to store them so.
        weights: the element type of the weights in that case; otherwise empty.
        labels: that the file carries.
        normalization: that the file asks for.
        select_tf_ops: TensorFlow's own operators that it borrows.
    """

    content: bytes
    has_signature: bool
    is_ready: bool
    recipe: QuantizationRecipe
    weights: str = ""
    labels: tuple[str, ...] = ()
    normalization: Normalization | None = None
    select_tf_ops: tuple[str, ...] = ()


@dataclass(frozen=True)
class SourceModel:
    """A model that was loaded safely and traced once: static shapes, batch of one, inference mode.

    Attributes:
        function: TensorFlow's ConcreteFunction; its structured inputs and outputs are named as `inputs` and `outputs`.
            None for a file that was converted already.
        run: evaluates the model on arrays by input name and returns arrays by output name; raises `ConversionError`.
        graph_normalization: normalisation found inside the graph; None if there is none.
        final_activation: the activation that the graph ends in; NONE if it gives raw logits or something unknown.
        converted: the file if it was converted already.
        stateful: whether what it answers depends on what it was asked before. `run` begins afresh all the same.
        sequence: evaluates it on pictures one after the other, beginning afresh; what remembers, remembers. None where
            that is the same as `run` on each of them, and takes as long.
        layers: names of the layers that compute something, in the model's order; empty where there are none to tell.
    """

    source: ModelSource
    inputs: tuple[TensorSpec, ...]
    outputs: tuple[TensorSpec, ...]
    function: Any
    run: Callable[[Tensors], dict[str, NDArray[np.float32]]]
    graph_normalization: GraphNormalization | None = None
    final_activation: Activation = Activation.NONE
    converted: ConvertedFile | None = None
    stateful: bool = False
    sequence: Callable[[Sequence[Tensors]], list[dict[str, NDArray[np.float32]]]] | None = None
    layers: tuple[str, ...] = ()

    def answers(self, pictures: Sequence[Tensors]) -> list[dict[str, NDArray[np.float32]]]:
        """The outputs for `pictures`, one after the other as an interpreter gets them; raises as `run`."""
        return self.sequence(pictures) if self.sequence else [self.run(picture) for picture in pictures]
