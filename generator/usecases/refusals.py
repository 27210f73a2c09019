"""Decides what happens to questions where nobody can be asked: they stop the run and name the option to use."""

from __future__ import annotations

from generator.errors import SpecError
from generator.spec import ChannelOrder, ImageSize, Normalization

_NORMALIZATION_HINT = (
    "A wrong guess looks like a bad model: the app runs, and its answers are wrong. Look it up in the training code "
    "and give --normalize zero-to-one, minus-one-to-one, imagenet or none, or --mean and --std over pixels 0..255."
)


class Refusals:
    """`Questions` that are never answered."""

    def normalization(self, why: str, order: ChannelOrder) -> Normalization:  # noqa: ARG002 - the port's
        """Raises `SpecError`: a guess would be worse."""
        raise SpecError(why, _NORMALIZATION_HINT)

    def input_size(self, why: str) -> ImageSize:
        """Raises `SpecError`: the model takes any size, and only some work well."""
        raise SpecError(why, "Give the size it was trained with, such as --input-size 224x224.")

    def select_tf_ops(self, why: str) -> bool:  # noqa: ARG002 - the port's
        """No: nobody there would know what the apps carry."""
        return False
