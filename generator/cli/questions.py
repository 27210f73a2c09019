"""Decides how a user is asked for what only they can know; questions go to stderr, so that stdout holds data alone."""

from __future__ import annotations

from collections.abc import Callable

from rich.prompt import Confirm, Prompt
from rich.text import Text

from generator.cli.terminal import Terminal
from generator.cli.values import numbers, picture_size
from generator.errors import MobilegenError
from generator.spec import ChannelOrder, ImageSize, Normalization, Problem
from generator.usecases.normalization import NormalizationPreset, preset_normalization
from generator.usecases.ports import Questions
from generator.usecases.refusals import Refusals

_OWN_NUMBERS = "mean and std"
_MEANINGS = {
    NormalizationPreset.ZERO_TO_ONE: "value / 255",
    NormalizationPreset.MINUS_ONE_TO_ONE: "value / 127.5 - 1",
    NormalizationPreset.IMAGENET: "ImageNet's mean and std, as torchvision does",
    NormalizationPreset.NONE: "pixel values 0..255 as they are",
}


def questions(terminal: Terminal) -> Questions:
    """Asks where somebody is there to answer, and refuses elsewhere."""
    return TerminalQuestions(terminal) if terminal.interactive else Refusals()


class TerminalQuestions:
    """Asks on a terminal; see `generator.usecases.ports.Questions`."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal

    def text(self, question: str, default: str, problems: Callable[[str], list[Problem]]) -> str:
        """One line of text, `default` for an empty answer; asks again as long as it has `problems`."""
        while True:
            answer = Prompt.ask(
                Text(question), console=self._terminal.err, default=default, show_default=bool(default)
            ).strip()
            found = problems(answer)
            if not found:
                return answer
            for problem in found:
                self._terminal.error(problem.message, problem.hint)

    def normalization(self, why: str, order: ChannelOrder) -> Normalization:
        """One of the presets, or numbers."""
        self._terminal.note(why)
        for preset, meaning in _MEANINGS.items():
            self._terminal.detail(f"  {preset.value}: {meaning}")
        self._terminal.detail(f"  {_OWN_NUMBERS}: your own numbers over pixel values 0..255")
        while True:
            choices = [*(preset.value for preset in _MEANINGS), _OWN_NUMBERS]
            # No default: a key pressed in haste would be a guess.
            answer = Prompt.ask(Text("How did training normalise them?"), console=self._terminal.err, choices=choices)
            try:
                if answer == _OWN_NUMBERS:
                    return Normalization(self._numbers("Mean"), self._numbers("Std"))
                return preset_normalization(NormalizationPreset(answer), order)
            except MobilegenError as error:
                self._terminal.error(error.message, error.hint)

    def input_size(self, why: str) -> ImageSize:
        """Width and height."""
        self._terminal.note(why)
        while True:
            answer = Prompt.ask(Text("Which size, such as 224x224?"), console=self._terminal.err)
            try:
                return picture_size(answer, "that")
            except MobilegenError as error:
                self._terminal.error(error.message, error.hint)

    def select_tf_ops(self, why: str) -> bool:
        """Yes or no; no is what a key pressed in haste means."""
        self._terminal.note(why)
        return Confirm.ask(Text("Let the apps carry them?"), console=self._terminal.err, default=False)

    def _numbers(self, name: str) -> tuple[float, ...]:
        answer = Prompt.ask(Text(f"{name}, one number or one for each channel"), console=self._terminal.err)
        return numbers(answer, name.lower())
