"""An evaluation's figures reach the report as they are, and what disagrees with small pictures of it."""

from __future__ import annotations

from pathlib import Path

from generator.evaluation.accuracy_loss import AccuracyLoss
from generator.evaluation.intervals import Interval
from generator.evaluation.measures import Accuracy, ClassAccuracy
from generator.report.accuracy import Share
from generator.usecases.evaluating.disagreements import Disagreement
from generator.usecases.evaluating.evaluator import Evaluation
from generator.usecases.reporting.accuracy import model_accuracy
from tests.support.pictures import write_picture

_SHARE = Interval(0.9, 0.8, 0.95)


def evaluation(*disagreements: Disagreement) -> Evaluation:
    classes = (ClassAccuracy("cat", 6, _SHARE, _SHARE, _SHARE), ClassAccuracy("dog", 4, None, None, None))
    accuracy = Accuracy(
        count=10,
        top1=_SHARE,
        top5=None,
        classes=classes,
        confusion=((6, 0), (4, 0)),
        calibration_error=Interval(0.1, 0.0, 0.2),
        agreement=Interval(0.7, 0.5, 0.9),
        damaged=("a.png: it is empty",),
        unanswered=1,
    )
    return Evaluation("pets.tflite", accuracy, AccuracyLoss(10, 2, 1), disagreements, "LiteRT", "digest")


def disagreement(path: Path, artifact: str = "dog") -> Disagreement:
    return Disagreement(path.name, path, "cat", "cat", 0.9, artifact, 0.6)


def test_figures_are_the_evaluations() -> None:
    found = model_accuracy(evaluation(), max_drop=5.0)

    assert (found.count, found.top1, found.top5) == (10, Share(0.9, 0.8, 0.95), None)
    assert found.classes[1].precision is None
    assert found.confusion == ((6, 0), (4, 0))
    assert found.damaged == ("a.png: it is empty",)
    assert found.disagreeing == 3
    assert found.unanswered == 1
    assert found.loss is not None
    assert (found.loss.points, found.loss.limit, found.loss.is_too_much) == (10.0, 5.0, True)


def test_disagreements_are_shown_upright_and_small(tmp_path: Path) -> None:
    write_picture(tmp_path / "turned.jpg", 400, 200, orientation=6)

    (found,) = model_accuracy(evaluation(disagreement(tmp_path / "turned.jpg"))).disagreements

    assert (found.expected, found.source_says, found.artifact_says) == ("cat", "cat", "dog")
    assert found.thumbnail is not None
    assert (found.thumbnail.width, found.thumbnail.height) == (48, 96)


def test_picture_that_has_gone_is_told_without_one(tmp_path: Path) -> None:
    (found,) = model_accuracy(evaluation(disagreement(tmp_path / "gone.png", artifact=""))).disagreements

    assert (found.picture, found.artifact_says, found.thumbnail) == ("gone.png", "no number", None)


def test_report_shows_a_dozen(tmp_path: Path) -> None:
    many = [disagreement(tmp_path / f"{number}.png") for number in range(20)]

    assert len(model_accuracy(evaluation(*many)).disagreements) == 12
