"""A data set is gone through in its order, several pictures at a time, and goes on where it was interrupted."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from generator.evaluation.answers import Answer, answer_of
from generator.evaluation.cache import AnswerStore
from generator.evaluation.dataset import Dataset, read_dataset
from generator.evaluation.run import answers
from generator.processing import Frame
from tests.support.pictures import write_picture

_LABELS = ("a", "b")


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    for index in range(12):
        write_picture(tmp_path / "data" / _LABELS[index % 2] / f"{index:02}.png", 3 + index, 4)
    return read_dataset(tmp_path / "data", _LABELS)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[AnswerStore]:
    with closing(AnswerStore(tmp_path / "kept", "key", 2)) as opened:
        yield opened


class Model:
    """Answers with the picture's width, and remembers what it was asked; fails from the picture number `fails` on."""

    def __init__(self, fails: int = 1000) -> None:
        self.asked: list[int] = []
        self._fails = fails
        self._lock = threading.Lock()

    def __call__(self, frame: Frame) -> Answer:
        with self._lock:
            if len(self.asked) >= self._fails:
                raise RuntimeError("no more")
            self.asked.append(frame.width)
        return answer_of(np.array([frame.width, 0.5], np.float32))


@pytest.mark.parametrize("jobs", [1, 3])
def test_answers_come_in_the_order_of_the_data_set(dataset: Dataset, store: AnswerStore, jobs: int) -> None:
    told = list(answers(dataset, Model(), store, jobs))
    assert [each.example for each in told] == list(dataset.examples)
    widths = [each.answer.scores[0] for each in told if each.answer]
    assert widths == [3 + int(Path(example.name).stem) for example in dataset.examples]


def test_what_was_answered_is_not_asked_again(dataset: Dataset, store: AnswerStore) -> None:
    first = list(answers(dataset, Model(), store, 2))
    again = Model()
    assert list(answers(dataset, again, store, 2)) == first
    assert again.asked == []


def test_an_interrupted_run_goes_on(dataset: Dataset, store: AnswerStore) -> None:
    with pytest.raises(RuntimeError, match="no more"):
        list(answers(dataset, Model(fails=7), store, 2))
    rest = Model()
    assert len(list(answers(dataset, rest, store, 2))) == 12
    assert len(rest.asked) == 5


def test_leaving_early_keeps_what_was_answered(dataset: Dataset, store: AnswerStore) -> None:
    with closing(answers(dataset, Model(), store, 1)) as told:
        next(told)
        next(told)
    rest = Model()
    list(answers(dataset, rest, store, 1))
    assert 8 <= len(rest.asked) <= 10


def test_only_a_few_pictures_are_under_way(dataset: Dataset, store: AnswerStore) -> None:
    model = Model()
    with closing(answers(dataset, model, store, 2)) as told:
        for done in range(1, 13):
            next(told)
            assert len(model.asked) <= done + 3


def test_damaged_pictures_are_named_and_hide_no_others(dataset: Dataset, store: AnswerStore) -> None:
    dataset.examples[3].path.write_bytes(b"")
    dataset.examples[5].path.unlink()
    told = list(answers(dataset, Model(), store, 2))
    damaged = {at: each.damage for at, each in enumerate(told) if each.answer is None}
    assert damaged == {3: "it is no picture, or of an unknown kind", 5: "it does not exist"}


def test_the_same_picture_under_two_names_is_asked_about_once(tmp_path: Path, store: AnswerStore) -> None:
    write_picture(tmp_path / "twice/a/1.png", 5, 5)
    (tmp_path / "twice/b").mkdir()
    (tmp_path / "twice/b/2.png").write_bytes((tmp_path / "twice/a/1.png").read_bytes())
    model = Model()
    told = list(answers(read_dataset(tmp_path / "twice", _LABELS), model, store, 1))
    assert [each.example.label for each in told] == [0, 1]
    assert model.asked == [5]
