"""Decides which HDF5 files are safe to hand to Keras."""

from __future__ import annotations

import math
from typing import Any

from generator.errors import SourceError

# Data that claims to be large while hardly anything is stored makes its reader run out of memory.
_SUSPICIOUS_BYTES = 1 << 28
_GREATEST_EXPANSION = 100


def check_hdf5(file: Any, name: str) -> None:
    """Refuses links and data that lead out of the file, and data far greater than what is stored.

    Args:
        file: an open `h5py.File`.
        name: what to call it in messages.

    Raises:
        SourceError: the file is not safe, or damaged.
    """
    import h5py

    links: list[tuple[str, Any]] = []
    try:
        file.visititems_links(lambda path, link: links.append((path, link)))
        for path, link in links:
            if isinstance(link, h5py.ExternalLink):
                raise SourceError(f"“{name}” links to another file at “{path}”", _unsafe_hint())
            if isinstance(link, h5py.SoftLink):
                raise SourceError(f"“{name}” holds a link instead of data at “{path}”", _unsafe_hint())
            _check_dataset(file[path], path, name)
    except (KeyError, OSError, RuntimeError, ValueError) as failure:
        raise SourceError(f"“{name}” is damaged: {failure}", "Save or download the model again.") from failure


def _check_dataset(item: Any, path: str, name: str) -> None:
    import h5py

    if not isinstance(item, h5py.Dataset):
        return
    if item.external or item.is_virtual:
        raise SourceError(f"“{name}” takes its data from another file at “{path}”", _unsafe_hint())
    declared = math.prod(item.shape or ()) * item.dtype.itemsize
    if declared > _SUSPICIOUS_BYTES and declared > _GREATEST_EXPANSION * item.id.get_storage_size():
        raise SourceError(f"“{name}” declares {declared} bytes at “{path}” and stores almost nothing", _unsafe_hint())


def _unsafe_hint() -> str:
    return "No Keras model needs that. Use the file that the training script saved, from a place that you trust."
