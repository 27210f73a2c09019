"""Decides which failures a user can cause and the exit code that each of them gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager


class MobilegenError(Exception):
    """A failure that the user can understand and act upon; the command line shows it without a traceback.

    Attributes:
        message: what is wrong and where, one sentence.
        hint: what to do next; empty if nothing sensible can be said.
        notes: what was noticed before it failed, and may be why; full sentences.
        exit_code: the process's exit code, documented in the README.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.notes: tuple[str, ...] = ()


class UsageError(MobilegenError):
    """An option or a combination of options that can't be right."""

    exit_code = 2


class SourceError(MobilegenError):
    """The source model is missing, damaged, unsafe or of a kind that can't be converted."""

    exit_code = 3


class SpecError(MobilegenError):
    """What was asked for contradicts itself or the model: label counts, identifiers, normalisation."""

    exit_code = 4


class ConversionError(MobilegenError):
    """A converter failed on a model that could be read."""

    exit_code = 5


class ParityError(MobilegenError):
    """An artefact was made, but it doesn't compute what the source model computes; nothing was written."""

    exit_code = 6


class OutputError(MobilegenError):
    """The output folder can't be used or written."""

    exit_code = 7


class MetadataError(MobilegenError):
    """A converted model or its metadata is damaged or can't be written."""

    exit_code = 8


class NotCheckedError(MobilegenError):
    """Nothing was found to be wrong, but something that was to be checked could not be run here."""

    exit_code = 9


class BudgetError(MobilegenError):
    """A measured size, time or accuracy is over its budget; nothing was written."""

    exit_code = 10


class VerdictError(MobilegenError):
    """What a command was asked to find out, and found: nothing went wrong while it did, and no log tells more."""

    def __init__(self, message: str, like: type[MobilegenError], hint: str = "") -> None:
        super().__init__(message, hint)
        self.exit_code = like.exit_code


@contextmanager
def noticed(notes: Sequence[str]) -> Iterator[None]:
    """Hands on with a failure what was noticed before, which otherwise only a success would tell."""
    try:
        yield
    except MobilegenError as failure:
        failure.notes = (*notes, *failure.notes)
        raise
