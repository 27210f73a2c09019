"""Decides how a data set is gone through: several pictures at a time, answers in order, none of them kept in memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from generator.evaluation.answers import Answer
from generator.evaluation.cache import AnswerStore, picture_digest
from generator.evaluation.dataset import Dataset, Example
from generator.evaluation.pictures import DamagedPictureError, decode_picture, read_content
from generator.processing import Frame

Ask = Callable[[Frame], Answer]
"""What a model says of a frame; called from several threads at once."""


@dataclass(frozen=True)
class Answered:
    """One picture of the data set and what became of it.

    Attributes:
        digest: of its file; empty if it could not be read.
        answer: None if the picture is damaged, which `damage` explains without a full stop.
    """

    example: Example
    digest: bytes
    answer: Answer | None
    damage: str = ""


def answers(dataset: Dataset, ask: Ask, store: AnswerStore, jobs: int) -> Generator[Answered, None, None]:
    """What the model says of each picture, in the order of the data set; kept answers aren't asked for again.

    At most one picture for each of the `jobs` threads is in memory. Whatever `ask` raises ends it, and so does closing
    the iterator; the answers until then are kept.
    """
    waiting: deque[Future[Answered]] = deque()
    pool = ThreadPoolExecutor(jobs, "evaluation")
    try:
        for example in dataset.examples:
            waiting.append(pool.submit(_answered, example, ask, store))
            if len(waiting) >= 2 * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _answered(example: Example, ask: Ask, store: AnswerStore) -> Answered:
    try:
        content = read_content(example.path)
        digest = picture_digest(content)
        answer = store.get(digest)
        if answer is None:
            answer = ask(decode_picture(content, example.path))
            store.put(digest, answer)
    except DamagedPictureError as error:
        return Answered(example, b"", None, error.reason)
    return Answered(example, digest, answer)
