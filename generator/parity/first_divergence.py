"""Decides which operation of an artefact is the first whose result is wrong, if the artefact's outputs are."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.parity.counterparts import Counterparts
from generator.parity.runnable import Step, Trace

_MOST_TOLD = 4
# What coremltools hangs to the name of what it computes in float16.
_FLOAT16 = "_cast_fp16"
# They only arrange what another operation has computed, often under the name that this one should have.
_CARRIERS = frozenset(("cast", "expand_dims", "identity", "reshape", "squeeze", "transpose"))


@dataclass(frozen=True)
class Divergence:
    """Where an artefact leaves its source's path.

    Attributes:
        step: the first operation whose result is known to be wrong.
        counterpart: the source's operation that gives what it should.
        error: greatest difference, in proportion to the source's greatest magnitude there.
        before: operations whose results were right and went into it, or into `suspects`.
        suspects: operations between `before` and `step` that the source has no counterpart of: each may be to blame.
        after: an operation that its result goes into; None if it is an output.
    """

    step: Step
    counterpart: Step
    error: float
    before: tuple[Step, ...]
    suspects: tuple[Step, ...]
    after: Step | None

    @property
    def sentences(self) -> tuple[str, ...]:
        """The same for people."""
        off = (
            f"off by {self.error:.2g} of the range of"
            if math.isfinite(self.error)
            else "without numbers, or of another size than"
        )
        wrong = f"The first wrong result is that of {_told(self.step)}: {off}"
        right = _listed(self.before) if self.before else "the model's inputs"
        sentences = [f"{wrong} the source's {_told(self.counterpart)}.", f"What goes into it is right: {right}."]
        if self.suspects:
            sentences.append(f"In between stands what the source has no counterpart of: {_listed(self.suspects)}.")
        if self.after:
            sentences.append(f"Its result goes into {_told(self.after)}.")
        return tuple(sentences)


@dataclass(frozen=True)
class NotLocated:
    """No operation can be named; `reason` is a full sentence."""

    reason: str

    @property
    def sentences(self) -> tuple[str, ...]:
        """The same for people."""
        return (self.reason,)


def first_divergence(source: Trace, artifact: Trace, wrong: Iterable[str], tolerance: float) -> Divergence | NotLocated:
    """Walks back from wrong outputs to where everything that goes in is right.

    Args:
        source: every value of the source on one picture.
        artifact: the artefact's run on the same picture.
        wrong: keys of the outputs in `artifact.values` that differ.
        tolerance: up to which share of its range a value counts as the same.
    """
    graph = _Graph(artifact)
    counterparts = Counterparts(source, tolerance)
    wrong_steps, right_steps = graph.behind(wrong, counterparts)
    named = {index: key for index in wrong_steps if (key := counterparts.named(artifact.steps[index].name))}
    first = next((index for index in sorted(named) if not graph.upstream(index, wrong_steps) & named.keys()), None)
    if first is None:
        return NotLocated(_no_names(wrong_steps))
    maker = graph.carried(first, wrong_steps)
    step, suspects = artifact.steps[maker], graph.upstream(maker, wrong_steps)
    inputs = {index for taker in (maker, *suspects) for index in graph.inputs(taker)}
    return Divergence(
        step=step,
        counterpart=counterparts.step(named[first]),
        error=counterparts.error(named[first], artifact.values[artifact.steps[first].outputs[0]]),
        before=tuple(artifact.steps[index] for index in sorted(inputs & right_steps)),
        suspects=tuple(artifact.steps[index] for index in sorted(suspects)),
        after=next((other for other in artifact.steps if set(step.outputs) & set(other.inputs)), None),
    )


class _Graph:
    """Steps by index, joined by what they give and take."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._makers = {output: index for index, step in enumerate(trace.steps) for output in step.outputs}

    def inputs(self, index: int) -> set[int]:
        """Steps whose results go into a step."""
        return {self._makers[key] for key in self._trace.steps[index].inputs if key in self._makers}

    def behind(self, outputs: Iterable[str], counterparts: Counterparts) -> tuple[set[int], set[int]]:
        """Steps behind `outputs` whose results aren't confirmed, and the nearest ones whose results are."""
        wrong: set[int] = set()
        right: set[int] = set()
        pending = {self._makers[key] for key in outputs if key in self._makers}
        while pending:
            index = pending.pop()
            if self._is_right(index, counterparts):
                right.add(index)
            else:
                wrong.add(index)
                pending |= self.inputs(index) - wrong - right
        return wrong, right

    def _is_right(self, index: int, counterparts: Counterparts) -> bool:
        """Whether the source has the step's result; what only hands on a wrong one may hit upon another by chance."""
        seen: set[int] = set()
        pending = {index}
        while pending:
            index = pending.pop()
            seen.add(index)
            step = self._trace.steps[index]
            if not counterparts.confirm(step, self._trace.values):
                return False
            if step.kind.lower() in _CARRIERS and not counterparts.named(step.name):
                pending |= self.inputs(index) - seen
        return True

    def carried(self, index: int, among: set[int]) -> int:
        """The step of `among` whose result a step only hands on; the step itself if it computes something."""
        seen = {index}
        while self._trace.steps[index].kind.lower() in _CARRIERS:
            makers = self.inputs(index) & among
            if len(makers) != 1 or makers <= seen:
                break
            (index,) = makers
            seen.add(index)
        return index

    def upstream(self, index: int, among: set[int]) -> set[int]:
        """Steps of `among` on which a step depends through nothing but such steps."""
        found: set[int] = set()
        pending = self.inputs(index) & among
        while pending:
            found |= pending
            pending = {maker for step in pending for maker in self.inputs(step)} & among - found
        return found - {index}


def _no_names(wrong: set[int]) -> str:
    if not wrong:
        return "Every result inside of it is one of the source's: only the outputs differ, by their order or names."
    return "Nothing that is wrong inside of it goes by a name of the source: the first wrong operation can't be told."


def _told(step: Step) -> str:
    return f"{step.kind} “{step.name.split(';')[0].removesuffix(_FLOAT16)}”"


def _listed(steps: Sequence[Step]) -> str:
    told = ", ".join(_told(step) for step in steps[-_MOST_TOLD:])
    return told if len(steps) <= _MOST_TOLD else f"{told} and {len(steps) - _MOST_TOLD} more"
