"""Decides what a calibration example is as input tensors: what the one reference implementation makes of a picture."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from generator.errors import SpecError
from generator.evaluation.pictures import DamagedPictureError, read_picture
from generator.processing import Frame, preprocess
from generator.spec import ImagePreprocessing, TensorSpec
from generator.spec.quantization import Tensors


class _Lazy(Sequence[Tensors]):
    """Tensors that are made each time they are asked for, so that only those in use take memory."""

    @abstractmethod
    def made(self, index: int) -> Tensors:
        """The tensors of one example."""

    @overload
    def __getitem__(self, index: int) -> Tensors: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Tensors]: ...
    def __getitem__(self, index: int | slice) -> Tensors | Sequence[Tensors]:
        places = range(len(self))[index]
        return self.made(places) if isinstance(places, int) else _Part(self, places)

    def __iter__(self) -> Iterator[Tensors]:
        return (self.made(index) for index in range(len(self)))


class _Part(_Lazy):
    """Some of the examples."""

    def __init__(self, whole: _Lazy, places: range) -> None:
        self._whole = whole
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    def made(self, index: int) -> Tensors:
        """The tensors of one example."""
        return self._whole.made(self._places[index])


class PreprocessedFiles(_Lazy):
    """Picture files as input tensors; asking for one that has gone since raises `SpecError`."""

    def __init__(
        self, files: tuple[Path, ...], preprocessing: ImagePreprocessing, inputs: Sequence[TensorSpec]
    ) -> None:
        self._files = files
        self._preprocessing = preprocessing
        self._inputs = inputs

    def __len__(self) -> int:
        return len(self._files)

    def made(self, index: int) -> Tensors:
        """The tensors of one picture."""
        try:
            frame = read_picture(self._files[index])
        except DamagedPictureError as error:
            raise SpecError(
                f"The calibration picture {error.path} could be read before and can't be read now: {error.reason}.",
                "Leave the calibration pictures alone while mobilegen works.",
            ) from error
        return {tensor.name: preprocess(frame, self._preprocessing, tensor) for tensor in self._inputs}


class PreprocessedRows(_Lazy):
    """Rows of arrays as input tensors: pictures of 8 bits are preprocessed, everything else is taken as it is."""

    def __init__(
        self, arrays: Mapping[str, NDArray[Any]], preprocessing: ImagePreprocessing, inputs: Sequence[TensorSpec]
    ) -> None:
        self._arrays = arrays
        self._preprocessing = preprocessing
        self._inputs = inputs

    def __len__(self) -> int:
        return len(next(iter(self._arrays.values())))

    def made(self, index: int) -> Tensors:
        """The tensors of one row."""
        return {tensor.name: self._tensor(self._arrays[tensor.name][index], tensor) for tensor in self._inputs}

    def _tensor(self, row: NDArray[Any], tensor: TensorSpec) -> NDArray[Any]:
        if are_pictures(row.dtype, tensor):
            return preprocess(Frame.from_rgb(_in_colour(row)), self._preprocessing, tensor)
        return np.array(row, tensor.dtype.value).reshape(tensor.shape)


def are_pictures(dtype: np.dtype[Any], tensor: TensorSpec) -> bool:
    """Whether an array holds pixels 0..255 that are yet to become the input `tensor`."""
    return dtype == np.uint8 and tensor.dtype.value != "uint8"


def _in_colour(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    channels = picture.reshape(*picture.shape[:2], -1)
    return np.broadcast_to(channels, (*channels.shape[:2], 3)) if channels.shape[2] == 1 else channels
