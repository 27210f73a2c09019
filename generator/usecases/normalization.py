"""Decides how an app normalises pixels: as often as training did, never guessed, never silently twice."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from generator.errors import SpecError
from generator.spec import ChannelOrder, Normalization
from generator.usecases.ports import Questions

if TYPE_CHECKING:
    from generator.spec.source_model import GraphNormalization


class NormalizationPreset(str, Enum):
    """What training code most often does to pixel values 0..255."""

    ZERO_TO_ONE = "zero-to-one"
    MINUS_ONE_TO_ONE = "minus-one-to-one"
    IMAGENET = "imagenet"
    NONE = "none"


# Source: torchvision and keras.applications (mode "torch"): 0.485, 0.456, 0.406 and 0.229, 0.224, 0.225 over 0..1.
_IMAGENET_MEAN = (123.675, 116.28, 103.53)
_IMAGENET_STD = (58.395, 57.12, 57.375)


@dataclass(frozen=True)
class ResolvedNormalization:
    """What the app does to pixels, with what the user should know about it, if anything."""

    normalization: Normalization
    note: str = ""


def preset_normalization(preset: NormalizationPreset, order: ChannelOrder) -> Normalization:
    """The numbers of `preset`, per channel in the tensor's order where the channels differ.

    Raises:
        SpecError: `preset` is ImageNet's, and the model is grayscale.
    """
    if preset is NormalizationPreset.NONE:
        return Normalization.identity()
    if preset is NormalizationPreset.ZERO_TO_ONE:
        return Normalization((0.0,), (255.0,))
    if preset is NormalizationPreset.MINUS_ONE_TO_ONE:
        return Normalization((127.5,), (127.5,))
    if order is ChannelOrder.GRAYSCALE:
        raise SpecError(
            "ImageNet's normalisation is for three colour channels; this model's input has one.",
            "Give the numbers of the training code with --mean and --std.",
        )
    step = 1 if order is ChannelOrder.RGB else -1
    return Normalization(_IMAGENET_MEAN[::step], _IMAGENET_STD[::step])


def given_normalization(given: NormalizationPreset | Normalization | None, order: ChannelOrder) -> Normalization | None:
    """The numbers behind what the user gave, if anything."""
    return preset_normalization(given, order) if isinstance(given, NormalizationPreset) else given


def resolve_normalization(
    given: Normalization | None,
    graph: GraphNormalization | None,
    order: ChannelOrder,
    questions: Questions,
    *,
    twice: bool,
) -> ResolvedNormalization:
    """The normalisation outside the graph.

    Args:
        given: by the user.
        graph: what the graph does itself.
        order: of the input's channels, for presets that differ by channel.
        questions: answers what is not known.
        twice: the user says that training normalised outside of a graph that does it again.

    Raises:
        SpecError: it would be done twice without the user wanting so, or isn't known and nobody can be asked.
    """
    if graph is None or graph.normalization is None:
        return ResolvedNormalization(given or questions.normalization(_unclear(graph), order))
    if given is None or given == Normalization.identity():
        note = f"The graph normalises by itself: {graph.description}. The apps pass pixel values 0..255 as they are."
        return ResolvedNormalization(Normalization.identity(), note)
    if not twice:
        raise SpecError(
            f"The graph already normalises pixel values: {graph.description}. With yours it would be done twice.",
            "Leave the option out; if training really did both, add --normalize-twice.",
        )
    note = f"Pixel values are normalised twice, as you asked: outside of the graph, and in it: {graph.description}."
    return ResolvedNormalization(given, note)


def _unclear(graph: GraphNormalization | None) -> str:
    if graph is None:
        return "How pixel values were normalised in training is not known: the graph doesn't do it."
    return f"The graph normalises by {graph.description}: what was done to pixel values 0..255 before is not known."
