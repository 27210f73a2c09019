"""Decides where answers are kept, so that nothing is computed twice and an interrupted evaluation goes on."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from threading import Lock

from generator.errors import OutputError
from generator.evaluation.answers import Answer, packed, unpacked

_VARIABLE = "MOBILEGEN_CACHE"
_FORGOTTEN_AFTER = 90 * 24 * 3600
# No digest is as short.
_RUNTIME = b"runtime"
_SCHEMA = "CREATE TABLE IF NOT EXISTS answers (picture BLOB PRIMARY KEY, answer BLOB NOT NULL) WITHOUT ROWID"
_HINT = f"Name a folder that can be written in the variable {_VARIABLE}, or keep no answers: --no-cache."


def cache_folder() -> Path:
    """Where answers are kept between runs: `$MOBILEGEN_CACHE/evaluations`, by default in `~/.cache/mobilegen`."""
    return Path(os.environ.get(_VARIABLE) or Path.home() / ".cache" / "mobilegen").absolute() / "evaluations"


def picture_digest(content: bytes) -> bytes:
    """SHA-256 of a picture's file, by which its answers are found whatever it is called."""
    return hashlib.sha256(content).digest()


class AnswerStore:
    """The answers of one model to pictures, by their digest; every answer is safe once `put` has returned.

    Args:
        folder: made if it is missing; answers that nobody asked for in 90 days are removed from it.
        key: digest of all that the answers depend on: the model, what it is fed, and who runs it.
        classes: how many there are; a kept answer that names another counts as none.

    Raises:
        OutputError: the folder can't be written.
    """

    def __init__(self, folder: Path, key: str, classes: int) -> None:
        self._path = folder / f"{key}.sqlite"
        self._classes = classes
        self._lock = Lock()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _forget_old(folder)
            self._connection = self._opened()
        except (OSError, sqlite3.Error) as error:
            raise OutputError(f"Answers can't be kept in {folder}: {error}", _HINT) from error

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    def get(self, picture: bytes) -> Answer | None:
        """The answer to the picture with this digest; None if there is none; raises `OutputError` if that fails."""
        found = self._read(picture)
        return unpacked(found, self._classes) if found else None

    def put(self, picture: bytes, answer: Answer) -> None:
        """Keeps the answer to the picture with this digest; raises `OutputError` if that fails."""
        self._write(picture, packed(answer))

    def told_by(self, runtime: str) -> str:
        """Keeps who gave the answers; gives what was kept if `runtime` is empty. Raises `OutputError` if that fails."""
        if runtime:
            self._write(_RUNTIME, runtime.encode())
            return runtime
        return (self._read(_RUNTIME) or b"").decode("utf-8", "replace")

    def _read(self, key: bytes) -> bytes | None:
        try:
            with self._lock:
                found = self._connection.execute("SELECT answer FROM answers WHERE picture = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            raise OutputError(f"The kept answers in {self._path} can't be read: {error}", "Remove the file.") from error
        return found[0] if found and isinstance(found[0], bytes) else None

    def _write(self, key: bytes, content: bytes) -> None:
        try:
            with self._lock:
                self._connection.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", (key, content))
        except sqlite3.Error as error:
            raise OutputError(f"The answers can't be kept in {self._path}: {error}", _HINT) from error

    def _opened(self) -> sqlite3.Connection:
        try:
            connection = _connected(self._path)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            # Damaged: what it held is computed again.
            self._path.unlink()
            connection = _connected(self._path)
        os.utime(self._path)
        return connection


def _connected(path: Path) -> sqlite3.Connection:
    """With a write-ahead log, in which an answer survives the process that wrote it."""
    connection = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(_SCHEMA)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _forget_old(folder: Path) -> None:
    latest = time.time() - _FORGOTTEN_AFTER
    for path in folder.glob("*.sqlite*"):
        # Another process may take its log away at any moment.
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < latest:
                path.unlink()
