"""What an evaluation of a fake artefact says."""

from __future__ import annotations

from generator.evaluation.accuracy_loss import AccuracyLoss
from generator.evaluation.intervals import Interval
from generator.evaluation.measures import Accuracy
from generator.usecases.evaluating.evaluator import Evaluation

SHARE = Interval(0.97, 0.95, 0.99)
EVALUATION = Evaluation(
    "a.tflite", Accuracy(200, SHARE, None, (), (), SHARE, SHARE), AccuracyLoss(200, 2, 1), (), "a fake", "00"
)
