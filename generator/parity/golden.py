"""Decides which of the model's own vectors an app carries, for its tests and its checks of accelerators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.errors import ParityError
from generator.processing import Frame, preprocess, top_k
from generator.processing.vectors import Binary, Field, little_endian, table
from generator.spec import ModelSpec
from generator.spec.source_model import SourceModel
from generator.tasks import TASKS

# An input tensor of 224 x 224 pixels takes 600 KB, and the vectors travel inside the app.
_MOST_BYTES = 700_000
_MOST_VECTORS = 4


@dataclass(frozen=True)
class _Answer:
    """The source model's raw output for a frame, float32, and the scores that it means, best indices first."""

    frame: Frame
    raw: NDArray[np.float32]
    scores: NDArray[np.float32]
    best: NDArray[np.intp]

    @property
    def lead(self) -> float:
        """How far the best class is before the second one."""
        if self.scores.size == 1:
            return abs(float(self.scores[0]))
        first, second = self.scores[top_k(self.scores, 2)]
        return float(first) - float(second)


def golden_files(source: SourceModel, spec: ModelSpec, frames: Sequence[Frame]) -> dict[str, bytes]:
    """`golden.tsv` and `golden.bin` as docs/contract.md describes them: one vector at least, four at most.

    An accelerator that computes something else shows it best where the model is sure, and on different classes; those
    frames are taken first, and further ones while all of them stay below 700 KB.

    Raises:
        ParityError: the model gives a finite answer for none of the frames.
        ConversionError: the model could not be run.
    """
    answers = [answer for answer in (_answer(source, spec, frame) for frame in frames) if _is_finite(answer)]
    if not answers:
        message = f"The model's output is not a finite number on any of {len(frames)} test pictures."
        raise ParityError(message, "Check the normalisation (mean and std) that it was trained with.")
    binary = Binary()
    rows: list[dict[str, Field]] = []
    for answer in _most_telling(answers)[:_MOST_VECTORS]:
        if rows and len(binary.content()) + _size(answer, spec) > _MOST_BYTES:
            break
        rows.append(_row(f"golden-{len(rows)}", answer, spec, binary))
    return {"golden.tsv": table(rows), "golden.bin": binary.content()}


def _answer(source: SourceModel, spec: ModelSpec, frame: Frame) -> _Answer:
    tensor = source.inputs[0]
    outputs = source.run({tensor.name: preprocess(frame, spec.preprocessing, tensor)})
    raw = np.asarray(outputs[spec.outputs[0].name], np.float32)
    scores = TASKS[spec.task].probabilities(raw, spec)
    return _Answer(frame, raw, scores, top_k(scores, spec.postprocessing.top_k))


def _is_finite(answer: _Answer) -> bool:
    return bool(np.isfinite(answer.raw).all() and np.isfinite(answer.scores).all())


def _most_telling(answers: Sequence[_Answer]) -> list[_Answer]:
    """By descending lead, but each class once before any comes again."""
    by_lead = sorted(answers, key=lambda answer: -answer.lead)
    seen: dict[int, int] = {}
    turns: list[int] = []
    for answer in by_lead:
        winner = int(answer.best[0])
        seen[winner] = seen.get(winner, 0) + 1
        turns.append(seen[winner])
    order = sorted(range(len(by_lead)), key=lambda position: turns[position])
    return [by_lead[position] for position in order]


def _size(answer: _Answer, spec: ModelSpec) -> int:
    tensor = spec.inputs[0]
    return (
        len(answer.frame.pixels)
        + answer.raw.nbytes
        + int(np.prod(tensor.shape)) * np.dtype(tensor.dtype.value).itemsize
    )


def _row(name: str, answer: _Answer, spec: ModelSpec, binary: Binary) -> dict[str, Field]:
    frame = answer.frame
    tensor = little_endian(preprocess(frame, spec.preprocessing, spec.inputs[0]))
    output = little_endian(answer.raw)
    return {
        "name": name,
        "frame_width": frame.width,
        "frame_height": frame.height,
        "row_stride": frame.row_stride,
        "rotation": frame.rotation,
        "mirrored": frame.mirrored,
        "frame_offset": binary.add(frame.pixels),
        "frame_bytes": len(frame.pixels),
        "input_offset": binary.add(tensor),
        "input_bytes": len(tensor),
        "output_offset": binary.add(output),
        "output_bytes": len(output),
        "indices": [int(index) for index in answer.best],
        "scores": [float(answer.scores[index]) for index in answer.best],
    }
