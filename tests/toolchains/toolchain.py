"""Decides where a toolchain lives, when it counts as installed, and what to say when it can't be had."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

STAMP = ".stamp"


class Unavailable(Exception):  # noqa: N818 (nothing is wrong where a tool is missing)
    """A check can't be done on this machine; the text says why and what would change it."""


class InstallError(Exception):
    """A toolchain could not be fetched, or isn't what the pins say."""


def cache_folder() -> Path:
    """The one folder outside the checkout that holds all toolchains (`MOBILEGEN_CACHE`)."""
    return Path(os.environ.get("MOBILEGEN_CACHE") or Path.home() / ".cache" / "mobilegen").absolute()


Progress = Callable[[str], None]


@dataclass(frozen=True)
class Toolchain:
    """A pinned set of tools.

    Attributes:
        name: also the folder's name inside the cache.
        pins: files whose content decides what is installed; when one changes, the toolchain is installed anew.
        prerequisites: raises `Unavailable` on a machine that can neither install nor run it.
        install: fills the given folder; may be called again on a half-filled one.
        provided: true where the machine brings the tool itself, so that nothing needs installing.
    """

    name: str
    pins: tuple[Path, ...]
    prerequisites: Callable[[], None]
    install: Callable[[Path, Progress], None]
    provided: Callable[[], bool] = lambda: False

    @property
    def folder(self) -> Path:
        return cache_folder() / self.name

    def fingerprint(self) -> str:
        digest = hashlib.sha256()
        for pin in sorted(self.pins):
            digest.update(pin.name.encode() + b"\0" + pin.read_bytes() + b"\0")
        return digest.hexdigest()

    def is_installed(self) -> bool:
        stamp = self.folder / STAMP
        return self.provided() or (stamp.is_file() and stamp.read_text() == self.fingerprint())

    def require(self) -> Path:
        """The installed toolchain's folder; raises `Unavailable` if it isn't there or can't run here."""
        self.prerequisites()
        if not self.is_installed():
            raise Unavailable(f"{self.name} is not installed; run `make toolchains`")
        return self.folder


def ensure(toolchain: Toolchain, progress: Progress) -> bool:
    """Installs what is missing and finishes what was interrupted; returns whether there was anything to do."""
    toolchain.prerequisites()
    if toolchain.is_installed():
        return False
    partial = toolchain.folder.with_name(f"{toolchain.name}.partial")
    partial.mkdir(parents=True, exist_ok=True)
    toolchain.install(partial, progress)
    (partial / STAMP).write_text(toolchain.fingerprint())
    _swap(partial, toolchain.folder)
    return True


def _swap(new: Path, target: Path) -> None:
    """Whoever uses the old folder at this moment keeps it: it is moved aside first."""
    old = target.with_name(f"{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    new.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def built_once(target: Path, build: Callable[[Path], None]) -> Path:
    """`target`, a folder that `build` fills if it isn't there; several processes may do so at once."""
    if target.is_dir():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    # Of its own for each process: the first to be done wins.
    partial = Path(mkdtemp(suffix=".partial", dir=target.parent))
    try:
        build(partial)
        partial.rename(target)
    except OSError:
        if not target.is_dir():
            raise
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return target


@contextmanager
def exclusive_cache() -> Iterator[None]:
    """Holds the cache for this process, so that two runs at once don't fill the same folder."""
    try:
        import fcntl
    except ImportError as missing:
        raise Unavailable("toolchains need a POSIX system (Linux or macOS)") from missing
    cache_folder().mkdir(parents=True, exist_ok=True)
    with (cache_folder() / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
