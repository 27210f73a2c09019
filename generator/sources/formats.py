"""Decides which format a model file has, by its content and not by its name."""

from __future__ import annotations

from pathlib import Path

from generator.errors import SourceError
from generator.spec import SourceFormat

_ZIP = b"PK\x03\x04"
_TFLITE = b"TFL3"
_HDF5 = b"\x89HDF\r\n\x1a\n"
_SUFFIXES = {SourceFormat.KERAS: (".keras",), SourceFormat.KERAS_H5: (".h5", ".hdf5")}
_SAVE_AGAIN = "Load it in Python and save it with model.save(“my_model.keras”)."
_EXPECTED = "mobilegen reads Keras models, as .keras files or .h5 files with the whole model, and .tflite files."


def detect_format(path: Path) -> SourceFormat:
    """The format of the model at `path`.

    Raises:
        SourceError: nothing is there, it can't be read, it is of a format that is not supported, or its suffix says
            something else than its content.
    """
    if path.is_dir():
        raise _folder(path)
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except FileNotFoundError as failure:
        raise SourceError(f"“{path}” does not exist", "Check the path of the model.") from failure
    except OSError as failure:
        raise SourceError(f"“{path}” can't be read: {failure.strerror}") from failure
    return _by_content(path, head)


def _by_content(path: Path, head: bytes) -> SourceFormat:
    if head.startswith(_ZIP) and not path.name.lower().endswith((".pt", ".pth")):
        return _with_suffix(path, SourceFormat.KERAS)
    if head.startswith(_HDF5):
        return _with_suffix(path, SourceFormat.KERAS_H5)
    if head[4:8] == _TFLITE:
        return SourceFormat.TFLITE
    if not head:
        raise SourceError(f"“{path.name}” is empty", "Save or download the model again.")
    raise SourceError(f"“{path.name}” is {_what(path, head)}, not a model that mobilegen reads", _EXPECTED)


def _with_suffix(path: Path, found: SourceFormat) -> SourceFormat:
    # Keras chooses its reader by the suffix.
    allowed = _SUFFIXES[found]
    if path.suffix in allowed:
        return found
    content = "a Keras 3 archive or another zip file" if found is SourceFormat.KERAS else "HDF5"
    raise SourceError(
        f"the content of “{path.name}” is {content}", f"If it is a Keras model, rename it to “{path.stem}{allowed[0]}”."
    )


def _what(path: Path, head: bytes) -> str:
    by_suffix = {
        ".onnx": "an ONNX model",
        ".pt": "a PyTorch file",
        ".pth": "a PyTorch file",
        ".pb": "a TensorFlow graph",
    }
    if path.suffix.lower() in by_suffix:
        return by_suffix[path.suffix.lower()]
    if head.startswith(b"\x80"):
        return "a Python pickle, which is never opened"
    if b"\0" not in head:
        return "a text file"
    return "a file of an unknown kind"


def _folder(path: Path) -> SourceError:
    if (path / "saved_model.pb").is_file():
        return SourceError(f"“{path}” is a SavedModel folder, which can't be read yet", _SAVE_AGAIN)
    if (path / "config.json").is_file():
        return SourceError(f"“{path}” is an unpacked Keras model", _SAVE_AGAIN)
    return SourceError(f"“{path}” is a folder, not a model", _EXPECTED)
