"""Counted answers give the figures that scikit-learn and scipy give, with bounds that hold."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.stats import binomtest
from sklearn.metrics import confusion_matrix, precision_recall_fscore_support, top_k_accuracy_score

from generator.evaluation.answers import NO_ANSWER, Answer, answer_of, packed, unpacked
from generator.evaluation.calibration_error import BINS
from generator.evaluation.intervals import f1_interval, wilson
from generator.evaluation.measures import Accuracy
from generator.evaluation.tally import Tally

_CLASSES = 7
_LABELS = tuple("abcdefg")


def scores(count: int, seed: int = 0) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Labels [count] and probabilities [count, 7] that are right more often than not."""
    draws = np.random.default_rng(seed)
    expected = draws.integers(0, _CLASSES, count)
    raw = draws.normal(size=(count, _CLASSES)) + 1.6 * np.eye(_CLASSES)[expected]
    powers = np.exp(raw)
    return expected, (powers / powers.sum(axis=1, keepdims=True)).astype(np.float32)


def counted(
    expected: NDArray[np.int64], given: NDArray[np.float32], source: NDArray[np.float32] | None = None
) -> Tally:
    tally = Tally(_LABELS)
    for index, row in enumerate(given):
        tally.add(int(expected[index]), answer_of(row), None if source is None else answer_of(source[index]))
    return tally


def accuracy_of(tally: Tally) -> Accuracy:
    accuracy = tally.accuracy()
    assert accuracy is not None
    return accuracy


def test_figures_are_those_of_scikit_learn() -> None:
    expected, given = scores(400)
    accuracy = accuracy_of(counted(expected, given))
    answered = given.argmax(axis=1)
    assert accuracy.count == 400
    assert accuracy.top1.value == pytest.approx(np.mean(expected == answered))
    assert accuracy.top5 is not None
    assert accuracy.top5.value == pytest.approx(top_k_accuracy_score(expected, given, k=5))
    np.testing.assert_array_equal(accuracy.confusion, confusion_matrix(expected, answered))
    rows = zip(*precision_recall_fscore_support(expected, answered), strict=True)
    for measured, (precision, recall, f1, support) in zip(accuracy.classes, rows, strict=True):
        assert measured.count == support
        assert measured.precision is not None
        assert measured.precision.value == pytest.approx(precision)
        assert measured.recall is not None
        assert measured.recall.value == pytest.approx(recall)
        assert measured.f1 is not None
        assert measured.f1.value == pytest.approx(f1)


@pytest.mark.parametrize(("hits", "count"), [(0, 1), (1, 1), (0, 20), (8, 10), (448, 450), (5000, 10000)])
def test_wilsons_bounds_are_those_of_scipy(hits: int, count: int) -> None:
    interval = wilson(hits, count)
    assert interval is not None
    expected = binomtest(hits, count).proportion_ci(method="wilson")
    assert (interval.low, interval.high) == pytest.approx((expected.low, expected.high), abs=1e-9)
    assert interval.low <= interval.value <= interval.high


def test_nothing_counted_has_no_bounds() -> None:
    assert wilson(0, 0) is None
    assert f1_interval(0, 0, 0) is None
    assert Tally(_LABELS).accuracy() is None


def test_bounds_of_f1_hold_the_true_value_as_often_as_they_promise() -> None:
    draws = np.random.default_rng(5)
    # Of a hundred pictures: 20 hits, 5 false alarms, 8 misses, on average.
    shares = [0.20, 0.05, 0.08, 0.67]
    truth = 2 * 0.20 / (2 * 0.20 + 0.05 + 0.08)
    held = 0
    for hits, alarms, misses, _ in draws.multinomial(100, shares, size=1000):
        interval = f1_interval(int(hits), int(alarms), int(misses))
        assert interval is not None
        held += interval.low <= truth <= interval.high
    assert 0.93 <= held / 1000 <= 0.98


def test_calibration_error_is_that_of_its_formula() -> None:
    expected, given = scores(300)
    confidence, right = given.max(axis=1).astype(float), given.argmax(axis=1) == expected
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    parts = [abs(right[bins == at].mean() - confidence[bins == at].mean()) * (bins == at).mean() for at in set(bins)]
    error = accuracy_of(counted(expected, given)).calibration_error
    assert error.value == pytest.approx(sum(parts))
    assert error.low < error.value < error.high
    assert accuracy_of(counted(expected, given)).calibration_error == error


def test_scores_that_promise_too_much_are_miscalibrated() -> None:
    expected, given = scores(300)
    sure = given**8 / (given**8).sum(axis=1, keepdims=True)
    honest, boastful = (accuracy_of(counted(expected, each)).calibration_error for each in (given, sure))
    assert boastful.low > honest.high


def test_agreement_and_loss_are_counted_picture_by_picture() -> None:
    expected, source = scores(200)
    _, noise = scores(200, seed=1)
    given = (source + noise).astype(np.float32)
    tally = counted(expected, given, source)
    agreement, loss = accuracy_of(tally).agreement, tally.loss()
    assert agreement is not None
    assert agreement.value == pytest.approx(np.mean(given.argmax(axis=1) == source.argmax(axis=1)))
    assert loss is not None
    right, was_right = given.argmax(axis=1) == expected, source.argmax(axis=1) == expected
    assert (loss.count, loss.lost, loss.gained) == (200, (was_right & ~right).sum(), (right & ~was_right).sum())
    assert loss.lost
    assert loss.gained


def test_scores_that_are_no_numbers_count_as_wrong_and_are_told() -> None:
    tally = Tally(_LABELS)
    tally.add(2, answer_of(np.array([1, 0, 0, 0, 0, 0, np.nan], np.float32)))
    tally.add(2, answer_of(np.eye(7, dtype=np.float32)[2]))
    accuracy = accuracy_of(tally)
    assert (accuracy.count, accuracy.unanswered, accuracy.top1.value) == (2, 1, 0.5)
    assert np.sum(accuracy.confusion) == 1
    assert accuracy.classes[2].count == 2
    assert accuracy.classes[2].recall is not None
    assert accuracy.classes[2].recall.value == 0.5


def test_damaged_pictures_are_named_and_count_nowhere() -> None:
    tally = counted(*scores(3))
    tally.add_damaged("a/b.png", "it is empty")
    accuracy = accuracy_of(tally)
    assert (accuracy.count, accuracy.damaged) == (3, ("a/b.png: it is empty",))


def test_few_classes_have_no_best_five() -> None:
    tally = Tally(("a", "b", "c", "d", "e"))
    tally.add(0, answer_of(np.array([1, 0, 0, 0, 0], np.float32)))
    assert accuracy_of(tally).top5 is None


def test_very_many_classes_have_no_matrix() -> None:
    tally = Tally(tuple(map(str, range(5000))))
    tally.add(4999, answer_of(np.eye(1, 5000, 4999, dtype=np.float32)[0]))
    accuracy = accuracy_of(tally)
    assert accuracy.confusion == ()
    assert accuracy.classes[4999].count == 1


def test_a_single_score_is_one_of_two() -> None:
    assert answer_of(np.array([0.75], np.float32)) == Answer((0, 1), (0.75, 0.25))
    assert answer_of(np.array([0.25], np.float32)) == Answer((1, 0), (0.75, 0.25))


def test_ties_go_to_the_first_class_as_in_the_apps() -> None:
    assert answer_of(np.array([0.25, 0.5, 0.5], np.float32)).classes == (1, 2, 0)


@pytest.mark.parametrize("count", [1, 2, 5, 6, 1000])
def test_kept_answers_come_back(count: int) -> None:
    answer = answer_of(np.random.default_rng(1).random(count).astype(np.float32))
    assert unpacked(packed(answer), max(2, count)) == answer
    assert unpacked(packed(NO_ANSWER), 10) == NO_ANSWER


def test_damaged_answers_are_none() -> None:
    sound = packed(answer_of(np.arange(10, dtype=np.float32)))
    assert unpacked(sound[:-1], 10) is None
    assert unpacked(sound, 9) is None
    assert unpacked(sound[:20] + b"\xff" * 20, 10) is None
    assert unpacked(packed(Answer((1, 0), (0.5, 0.5))), 10) is None
