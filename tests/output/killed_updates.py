"""Kills updates, as a process of its own: `python -m tests.output.killed_updates FOLDER` prints what each kill left.

Each update runs in a fork that dies by SIGKILL: at every single call to the operating system that Python announces
before it is made (its audit events), then at random moments, and finally while it completes what another one left.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from generator.output import UpdatePlan, apply_update, recover
from tests.output.projects import Rendering, project_files
from tests.support.trees import read_tree

_CALLS = ("open", "os.", "fcntl.")
AT_RANDOM_MOMENTS = 50
_EVERY = 4

OLD = Rendering(
    {
        "app/Main.kt": "fun main() {}\n" * 40,
        "app/Theme.kt": "val accent = 1\n",
        "app/Gone.kt": "val gone = 1\n",
        "app/old/Moved.kt": "val one = 1\nval two = 2\nval three = 3\n",
        "inference/model.tflite": b"\0" + b"1" * 300_000,
        "gradlew": "#!/bin/sh\n",
    },
    frozenset({"gradlew"}),
)
NEW = replace(
    OLD,
    files={
        "app/Main.kt": "fun main() = 1\n" * 40,
        "app/Theme.kt": "val accent = 2\n",
        "app/new/Moved.kt": "val one = 1\nval two = 2\nval three = 33\n",
        "inference/model.tflite": b"\0" + b"2" * 500_000,
        "inference/Contract.kt": "val size = 320\n",
        "gradlew": "#!/bin/sh\nset -e\n",
    },
)


class Outcomes:
    """Kills in `folder`, one project after the other, and notes for each kill how far the update had come."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0
        self.seen: list[str] = []
        old, new = (rendering.write(folder / name) for rendering, name in ((OLD, "old"), (NEW, "new")))
        self._old, self._new = read_tree(old), read_tree(new)

    def project(self) -> tuple[Path, UpdatePlan]:
        """A fresh one and the update that it is waiting for."""
        self._count += 1
        root = OLD.write(self._folder / str(self._count))
        return root, NEW.planned(root)

    def judge(self, root: Path) -> None:
        """The next command repairs what is left: the whole old project or the whole new one, and nothing else."""
        left, files = read_tree(root), project_files(root)
        if recover(root) is None:
            assert files in (project_files(self._folder / "old"), project_files(self._folder / "new"))
        after = read_tree(root)
        assert after in (self._old, self._new), sorted(set(after) ^ set(self._new))
        assert sorted(path.name for path in (root / ".mobilegen").iterdir()) == sorted(
            path.name for path in (self._folder / "old/.mobilegen").iterdir()
        )
        self.seen.append("old" if after == self._old else "new" if left == self._new else "completed")
        NEW.update(root)
        assert read_tree(root) == self._new


def _forked(action: Callable[[], object], prepare: Callable[[], object] = lambda: None) -> int:
    """Runs `action` in a fork."""
    process = os.fork()
    if process == 0:
        try:
            prepare()
            action()
        finally:
            os._exit(0)
    return process


def _dies_at(call: int) -> Callable[[], None]:
    """Has this process killed right before its call number `call`."""
    made = 0

    def hook(event: str, _arguments: object) -> None:
        nonlocal made
        if event.startswith(_CALLS):
            made += 1
            if made == call:
                os.kill(os.getpid(), signal.SIGKILL)

    return lambda: sys.addaudithook(hook)


def _was_killed(process: int) -> bool:
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == -signal.SIGKILL


def at_every_call(outcomes: Outcomes) -> None:
    """Until an update gets through."""
    for call in range(1, 10_000):
        root, planned = outcomes.project()
        if not _was_killed(_forked(partial(apply_update, planned, root), _dies_at(call))):
            assert read_tree(root) == read_tree(outcomes.project()[0].with_name("new"))
            return
        outcomes.judge(root)


def at_random_moments(outcomes: Outcomes, count: int) -> None:
    """Between its first and its last moment."""
    dice = random.Random(1)  # noqa: S311 - has to be repeatable as far as it can be, not secret
    root, planned = outcomes.project()
    start = time.perf_counter()
    os.waitpid(_forked(partial(apply_update, planned, root)), 0)
    longest = time.perf_counter() - start
    for _ in range(count):
        root, planned = outcomes.project()
        process = _forked(partial(apply_update, planned, root))
        time.sleep(dice.uniform(0, longest))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        outcomes.judge(root)


def while_completing(outcomes: Outcomes) -> None:
    """What a kill left is completed by a process that is killed, too, at every fourth call."""
    announced = outcomes.seen.index("completed") + 1
    for call in range(1, 10_000, _EVERY):
        root, planned = outcomes.project()
        assert _was_killed(_forked(partial(apply_update, planned, root), _dies_at(announced)))
        killed = _was_killed(_forked(partial(recover, root), _dies_at(call)))
        outcomes.judge(root)
        if not killed:
            return


def main(folder: Path) -> None:
    """Prints the outcomes of the three kinds as JSON."""
    outcomes = Outcomes(folder)
    counts = {}
    for name, kill in (
        ("calls", at_every_call),
        ("moments", lambda found: at_random_moments(found, AT_RANDOM_MOMENTS)),
        ("completing", while_completing),
    ):
        before = len(outcomes.seen)
        kill(outcomes)
        counts[name] = outcomes.seen[before:]
    sys.stdout.write(json.dumps(counts))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
