"""Decides which failures reading and evaluating a program has, and what each of them names."""

from __future__ import annotations


class MilError(Exception):
    """A package can't be read, or its program can't be evaluated."""


class PackageError(MilError):
    """A package is damaged, hostile or not an ML Program; the message names what is wrong and where."""


class InputError(MilError):
    """A value that was handed in isn't what the program's description asks for."""


class _OperationError(MilError):
    def __init__(self, op: str, output: str, message: str) -> None:
        super().__init__(f"{op} (output “{output}”): {message}")
        self.op = op
        self.output = output
        self.message = message


class UnsupportedOpError(_OperationError):
    """The program uses an operation that there is no definition for.

    Attributes:
        op: the operation's type.
        output: the name of its first output; empty if it has none.
        message: what is missing.
    """

    def __init__(self, op: str, output: str) -> None:
        super().__init__(op, output, "the evaluator doesn't know this operation")

    def __reduce__(self) -> tuple[type[UnsupportedOpError], tuple[str, str]]:
        return type(self), (self.op, self.output)


class EvaluationError(_OperationError):
    """An operation failed, or gave something else than the program declares.

    Attributes:
        op: the operation's type.
        output: the name of its first output; empty if it has none.
        message: what went wrong.
    """

    def __reduce__(self) -> tuple[type[EvaluationError], tuple[str, str, str]]:
        return type(self), (self.op, self.output, self.message)
