"""Decides how an evaluation on labelled pictures is reported, and which of its pictures are shown."""

from __future__ import annotations

import numpy as np

from generator.evaluation.intervals import Interval
from generator.evaluation.measures import ClassAccuracy
from generator.evaluation.pictures import DamagedPictureError, read_picture
from generator.processing.fit import Region
from generator.processing.upright import upright_view
from generator.report.accuracy import ClassLine, Disagreement, Loss, ModelAccuracy, Share
from generator.report.pictures import Picture, picture
from generator.usecases.evaluating import disagreements
from generator.usecases.evaluating.evaluator import Evaluation

_MOST_SHOWN = 12
_LONGEST_SIDE = 96
_NO_ANSWER = "no number"


def model_accuracy(evaluation: Evaluation, max_drop: float = 1.0) -> ModelAccuracy:
    """What a model answered; its most telling disagreements as small pictures.

    `max_drop` is how many points of top-1 it may lose against its source.
    """
    found, lost = evaluation.accuracy, evaluation.loss
    agreement = found.agreement
    return ModelAccuracy(
        count=found.count,
        top1=_share(found.top1),
        top5=_known(found.top5),
        classes=tuple(map(_class_line, found.classes)),
        confusion=found.confusion,
        calibration_error=_share(found.calibration_error),
        agreement=_known(agreement),
        loss=Loss(lost.points, lost.low, lost.high, max_drop) if lost else None,
        unanswered=found.unanswered,
        damaged=found.damaged,
        disagreements=tuple(map(_disagreement, evaluation.disagreements[:_MOST_SHOWN])),
        disagreeing=round((1 - agreement.value) * found.count) if agreement else 0,
    )


def _class_line(found: ClassAccuracy) -> ClassLine:
    return ClassLine(found.label, found.count, *map(_known, (found.precision, found.recall, found.f1)))


def _disagreement(found: disagreements.Disagreement) -> Disagreement:
    source, artifact = found.source or _NO_ANSWER, found.artifact or _NO_ANSWER
    return Disagreement(found.picture, found.expected, source, artifact, _thumbnail(found))


def _thumbnail(found: disagreements.Disagreement) -> Picture | None:
    """None if the file has gone since it was evaluated."""
    try:
        frame = read_picture(found.path)
    except DamagedPictureError:
        return None
    view = upright_view(frame)
    whole = view.region_of(frame.pixels, Region(0, 0, view.width, view.height))
    return picture(np.ascontiguousarray(whole), _LONGEST_SIDE)


def _known(interval: Interval | None) -> Share | None:
    return _share(interval) if interval else None


def _share(interval: Interval) -> Share:
    return Share(interval.value, interval.low, interval.high)
