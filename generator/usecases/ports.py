"""Decides what a use case needs of whoever runs it: a place to report progress to, and somebody to ask."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from generator.spec import ChannelOrder, ImageSize, Normalization


class Progress(Protocol):
    """Follows the stages of a run."""

    def stage(self, title: str) -> AbstractContextManager[None]:
        """Surrounds one stage, such as "Converting to TFLite"."""

    def counted(self, title: str, total: int) -> AbstractContextManager[Callable[[], None]]:
        """Surrounds a stage of `total` steps; what the context gives is called after each of them."""


class Questions(Protocol):
    """Answers what only the person who trained the model knows; raises `SpecError` where nobody can be asked."""

    def normalization(self, why: str, order: ChannelOrder) -> Normalization:
        """How pixel values 0..255 were normalised in training; `why` says what is unclear."""

    def input_size(self, why: str) -> ImageSize:
        """The size of pictures for a model that takes any."""

    def select_tf_ops(self, why: str) -> bool:
        """Whether the apps may carry operators of TensorFlow's own; `why` names them and says what they cost."""
