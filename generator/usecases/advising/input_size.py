"""Decides whether a model's input is larger than it needs to be: by taking the details away, and asking again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.analysis import Advice, AdviceKind, without_details
from generator.evaluation.accuracy_loss import AccuracyLoss
from generator.evaluation.answers import answer_of
from generator.evaluation.dataset import Dataset, Example
from generator.evaluation.pictures import DamagedPictureError, read_picture
from generator.processing import Frame, preprocess
from generator.spec import ModelSpec
from generator.spec.source_model import SourceModel
from generator.tasks import TASKS

_MOST_PICTURES = 200
# Below this, chance alone decides.
_FEWEST_PICTURES = 60
_SIZES = (3 / 4, 1 / 2, 3 / 8)
_SMALLEST = 16
# Points of top-1, or of agreement: what was measured, and what 95 % confidence can't rule out.
_LOST, _CONFIDENT = 0.5, 4.0


@dataclass(frozen=True)
class _Question:
    """One picture as the model takes it, and its class if that is known."""

    picture: NDArray[Any]
    label: int | None


def input_size_advice(
    model: SourceModel, spec: ModelSpec, frames: Sequence[Frame], dataset: Dataset | None
) -> Iterator[Advice]:
    """The smallest of a few sizes at which the answers stay what they are.

    Of `dataset` at most 200 pictures are asked about, evenly spread; without one, of `frames`, the user's own.
    A model that is converted already is left alone: asking it takes a process for each picture.
    """
    (tensor, *others) = spec.inputs
    if others or len(tensor.shape) != 4 or model.stateful or model.converted:
        return
    questions = list(_labelled(model, spec, dataset) if dataset else _unlabelled(model, spec, frames))
    if len(questions) < _FEWEST_PICTURES:
        return
    whole = [_best(model, spec, question.picture) for question in questions]
    _, height, width, _ = tensor.shape
    enough: tuple[int, int, AccuracyLoss] | None = None
    for share in _SIZES:
        small = round(height * share), round(width * share)
        if min(small) < _SMALLEST:
            break
        reduced = [_best(model, spec, without_details(question.picture, *small)) for question in questions]
        loss = _loss(questions, whole, reduced)
        if loss.points > _LOST or loss.high > _CONFIDENT:
            break
        enough = (*small, loss)
    if enough:
        yield _advice((height, width), enough, labelled=dataset is not None)


def _advice(full: tuple[int, int], enough: tuple[int, int, AccuracyLoss], *, labelled: bool) -> Advice:
    height, width, loss = enough
    saved = 100 * (1 - height * width / (full[0] * full[1]))
    measure = "points of top-1 lost" if labelled else "of 100 answers change"
    return Advice(
        AdviceKind.INPUT_SIZE,
        f"The model doesn't use all of its {full[1]}×{full[0]} pixels: train it at {width}×{height}, which saves about "
        f"{saved:.0f} % of the arithmetic of its convolutions.",
        f"With pictures reduced to {width}×{height} and enlarged again, {max(0.0, loss.points):.1f} {measure} on "
        f"{loss.count} pictures (at most {loss.high:.1f} with 95 % confidence). A model trained at that size "
        "was not tried.",
    )


def _loss(questions: Sequence[_Question], whole: Sequence[int | None], reduced: Sequence[int | None]) -> AccuracyLoss:
    """By labels where they are known; else every other answer counts as a loss."""
    rows = list(zip(questions, whole, reduced, strict=True))
    lost = sum(
        first != second and first == (question.label if question.label is not None else first)
        for question, first, second in rows
    )
    gained = sum(
        first != second and question.label is not None and second == question.label for question, first, second in rows
    )
    return AccuracyLoss(len(rows), lost, gained)


def _labelled(model: SourceModel, spec: ModelSpec, dataset: Dataset) -> Iterator[_Question]:
    for example in _spread(dataset.examples):
        try:
            frame = read_picture(example.path)
        except DamagedPictureError:
            continue
        yield _Question(preprocess(frame, spec.preprocessing, model.inputs[0]), example.label)


def _unlabelled(model: SourceModel, spec: ModelSpec, frames: Sequence[Frame]) -> Iterator[_Question]:
    for frame in frames[:_MOST_PICTURES]:
        yield _Question(preprocess(frame, spec.preprocessing, model.inputs[0]), None)


def _spread(examples: Sequence[Example]) -> list[Example]:
    """At most 200, evenly over the whole, which is in the order of the labels."""
    places = np.linspace(0, len(examples) - 1, min(_MOST_PICTURES, len(examples))).round().astype(int)
    return [examples[int(place)] for place in places]


def _best(model: SourceModel, spec: ModelSpec, picture: NDArray[Any]) -> int | None:
    outputs = model.run({model.inputs[0].name: picture})
    scores = TASKS[spec.task].probabilities(np.asarray(outputs[spec.outputs[0].name], np.float32), spec)
    return answer_of(scores).best
