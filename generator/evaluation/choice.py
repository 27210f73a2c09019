"""Decides which recipe is the best bargain: which are worth a thought, and which is the smallest that loses little."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.evaluation.accuracy_loss import AccuracyLoss
from generator.evaluation.intervals import Interval
from generator.spec.quantization import QuantizationRecipe

# Times of the same model differ by so much from run to run on a computer that does other things as well.
_SAME_TIME = 1.1


@dataclass(frozen=True)
class Candidate:
    """A recipe that was tried on a model.

    Attributes:
        size: bytes of the artefact's files.
        top1: share 0..1 of the labelled pictures that the artefact answers rightly.
        loss: the same beside the source model.
        latency_ms: p50 of one inference; None if it wasn't measured. Only figures from one place can be compared.
    """

    recipe: QuantizationRecipe
    size: int
    top1: Interval
    loss: AccuracyLoss
    latency_ms: float | None = None


def pareto_front(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Those that no other one beats, the smallest first.

    One beats another if it is better in size, accuracy or latency and worse in none. Latencies count where both have
    one, and as different from a tenth on.
    """
    front = [each for each in candidates if not any(_beats(other, each) for other in candidates)]
    return tuple(sorted(front, key=_smallest_first))


def smallest_within(candidates: Iterable[Candidate], max_drop: float) -> Candidate | None:
    """The smallest that was measured to lose at most `max_drop` points; of equal ones that which loses least."""
    return min((each for each in candidates if is_within(each, max_drop)), key=_smallest_first, default=None)


def is_within(candidate: Candidate, max_drop: float) -> bool:
    """Whether it was measured to lose at most `max_drop` points."""
    return candidate.loss.points <= max_drop


def loss_told(candidate: Candidate) -> str:
    """What it loses, for people: `1.2 points lost (95 % confidence: 0.3 to 2.1), 96.7 % right on 500 pictures`."""
    loss = candidate.loss
    amount, verb = (loss.points, "lost") if loss.points >= 0 else (-loss.points, "gained")
    low, high = (loss.low, loss.high) if loss.points >= 0 else (-loss.high, -loss.low)
    bounds = f"95 % confidence: {_signed(low)} to {_signed(high)}"
    return f"{amount:.2f} points {verb} ({bounds}), {100 * candidate.top1.value:.1f} % right on {loss.count} pictures"


def points(count: float) -> str:
    """`1 point`, `0.5 points`."""
    return f"{count:g} point{'' if count == 1 else 's'}"


def uncertainty(candidate: Candidate, max_drop: float) -> str:
    """A sentence for a loss that is within `max_drop` as measured, but could be more; empty if it couldn't."""
    loss = candidate.loss
    if not is_within(candidate, max_drop) or loss.high <= max_drop:
        return ""
    needed = loss.pictures_needed(max_drop)
    advice = f" About {needed} pictures with answers like these would show it." if needed else ""
    return (
        f"{candidate.recipe.value} was measured to lose no more than {points(max_drop)}, but {loss.count} pictures "
        f"can't rule out {loss.high:.1f}.{advice}"
    )


def _signed(points: float) -> str:
    return f"{points:.2f}".replace("-", "\N{MINUS SIGN}")


def _smallest_first(candidate: Candidate) -> tuple[int, float]:
    return candidate.size, candidate.loss.points


def _beats(one: Candidate, other: Candidate) -> bool:
    comparisons = [(one.size, other.size), (-one.top1.value, -other.top1.value)]
    if one.latency_ms is not None and other.latency_ms is not None:
        slower, faster = max(one.latency_ms, other.latency_ms), min(one.latency_ms, other.latency_ms)
        if slower > _SAME_TIME * faster:
            comparisons.append((one.latency_ms, other.latency_ms))
    return all(ours <= theirs for ours, theirs in comparisons) and any(ours < theirs for ours, theirs in comparisons)
