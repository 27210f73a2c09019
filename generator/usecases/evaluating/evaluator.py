"""Decides what an evaluation says: how often a model is right, and where an artefact says something else."""

from __future__ import annotations

import hashlib
import os
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from generator.errors import ConversionError, MobilegenError, NotCheckedError, SpecError
from generator.evaluation.accuracy_loss import AccuracyLoss
from generator.evaluation.answers import Answer, answer_of
from generator.evaluation.cache import AnswerStore, cache_folder
from generator.evaluation.dataset import Dataset
from generator.evaluation.measures import Accuracy
from generator.evaluation.run import Answered, answers
from generator.evaluation.tally import Tally
from generator.parity.execution import NotExecuted
from generator.parity.stream import StreamEndedError
from generator.spec import ModelArtifact, ModelSpec
from generator.spec.source_model import SourceModel
from generator.usecases.evaluating.disagreements import Disagreement, Disagreements
from generator.usecases.evaluating.models import AskableModel, askable_artifact, askable_source
from generator.usecases.ports import Progress

_MOST_JOBS = 4
_HINT = "`mobilegen verify` may tell more."


@dataclass(frozen=True)
class Evaluation:
    """What one model made of a labelled data set.

    Attributes:
        name: of the model's file, for people.
        loss: of top-1 against the source model on the same pictures; None for the source itself.
        disagreements: the most telling pictures for which it gives another class than the source model; none for the
            source itself.
        executed_by: the runtime, its version and what it ran on.
        digest: of the model, its contract, and the pictures with their labels: what the figures belong to.
    """

    name: str
    accuracy: Accuracy
    loss: AccuracyLoss | None
    disagreements: tuple[Disagreement, ...]
    executed_by: str
    digest: str


class Evaluator:
    """Evaluates a source model and artefacts of it on one data set; what was answered before isn't asked again.

    Args:
        source: the model that artefacts are compared with.
        spec: its contract.
        dataset: labelled pictures, with the contract's labels.
        progress: follows the pictures.
        folder: where answers are kept between runs.
        jobs: how many pictures are evaluated at a time; by default one for each processor, at most four.
    """

    def __init__(
        self,
        source: SourceModel,
        spec: ModelSpec,
        dataset: Dataset,
        progress: Progress,
        folder: Path | None = None,
        jobs: int | None = None,
    ) -> None:
        self.spec, self.dataset = spec, dataset
        self._asked = askable_source(source, spec)
        self._progress = progress
        self._folder = folder or cache_folder()
        self._jobs = jobs or min(_MOST_JOBS, os.cpu_count() or 1)
        self._of_source: Evaluation | None = None

    def source(self) -> Evaluation:
        """The source model's evaluation; see `artifact` for what is raised."""
        if self._of_source is None:
            self._of_source = self._evaluated(self._asked, None)
        return self._of_source

    def artifact(self, artifact: ModelArtifact, name: str | None = None) -> Evaluation:
        """The evaluation of an artefact of the source model, called `name`.

        Raises:
            SpecError: no picture of the data set can be read.
            NotCheckedError: nothing here can execute the artefact.
            ConversionError: the runtime refuses it, crashes, or never ends.
            OutputError: the answers can't be kept.
        """
        return self.model(askable_artifact(artifact, self.spec, name or artifact.format.file_name(self.spec.name)))

    def model(self, asked: AskableModel) -> Evaluation:
        """The evaluation of anything that can be asked and is compared with the source; raises as `artifact`."""
        self.source()
        with closing(self._store(self._asked)) as expected:
            return self._evaluated(asked, expected)

    def _store(self, asked: AskableModel) -> AnswerStore:
        return AnswerStore(self._folder, asked.key, len(self.dataset.labels))

    def _evaluated(self, asked: AskableModel, expected: AnswerStore | None) -> Evaluation:
        tally = Tally(self.dataset.labels)
        found = Disagreements(self.dataset.labels)
        digest = hashlib.sha256(asked.key.encode())
        try:
            with ExitStack() as stack:
                store = stack.enter_context(closing(self._store(asked)))
                title, total = f"Evaluating {asked.name}", len(self.dataset.examples)
                advance = stack.enter_context(self._progress.counted(title, total))
                told = answers(self.dataset, lambda frame: answer_of(answering.scores(frame)), store, self._jobs)
                stack.enter_context(closing(told))
                # Closed first: an interrupt needn't wait for the answers that are under way.
                answering = stack.enter_context(asked.open(self._jobs))
                for answered in told:
                    of_source = expected.get(answered.digest) if expected and answered.answer else None
                    _count(answered, of_source, tally, found)
                    digest.update(answered.digest + answered.example.label.to_bytes(4, "little"))
                    advance()
                executed_by = store.told_by(answering.executed_by)
        except StreamEndedError as error:
            raise _unable(asked.name, error) from error
        accuracy = tally.accuracy()
        if accuracy is None:
            raise _all_damaged(self.dataset, tally.damaged)
        return Evaluation(asked.name, accuracy, tally.loss(), found.most_telling(), executed_by, digest.hexdigest())


def _count(answered: Answered, source: Answer | None, tally: Tally, found: Disagreements) -> None:
    if answered.answer is None:
        tally.add_damaged(answered.example.name, answered.damage)
        return
    tally.add(answered.example.label, answered.answer, source)
    if source is not None:
        found.add(answered.example, source, answered.answer)


def _unable(name: str, error: StreamEndedError) -> MobilegenError:
    if isinstance(error.why, NotExecuted):
        return NotCheckedError(f"“{name}” can't be evaluated here: {error.why.reason}")
    return ConversionError(f"“{name}” can't be evaluated: {error.why.reason}", _HINT)


def _all_damaged(dataset: Dataset, damaged: tuple[str, ...]) -> SpecError:
    which = f"None of the {len(damaged)} pictures of {dataset.path} can be read: the first is {damaged[0]}."
    return SpecError(which, "Check the paths, and that the files are pictures.")
