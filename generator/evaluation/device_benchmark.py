"""Decides what a benchmark says that a generated app wrote on a phone, and when such a file is to be believed."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from generator.errors import SpecError
from generator.spec import ModelFormat

SCHEMA = 1

_MOST_BYTES = 2**20
_MOST_CHARACTERS = 200
_MOST_RESULTS = 100
_MOST_MILLISECONDS = 3_600_000
_DIGEST = re.compile(r"[0-9a-f]{64}")
_HINT = "Give the file as the app's benchmark wrote it; the app's README tells how to fetch it from the phone."


@dataclass(frozen=True)
class Times:
    """How long one step takes, in milliseconds: the median, and what nine of ten runs don't exceed."""

    p50_ms: float
    p90_ms: float


@dataclass(frozen=True)
class AcceleratorTimes:
    """What was measured with one accelerator.

    Attributes:
        accelerator: as the app calls it: `GPU`.
        in_use: whether it is what the app works with on this phone.
        runs: that were timed, warm.
    """

    accelerator: str
    in_use: bool
    runs: int
    preprocessing: Times
    inference: Times
    postprocessing: Times

    @property
    def total(self) -> Times:
        """From a frame to an answer: the sums, of which that of the p90 is an upper bound in practice."""
        steps = (self.preprocessing, self.inference, self.postprocessing)
        return Times(math.fsum(step.p50_ms for step in steps), math.fsum(step.p90_ms for step in steps))


@dataclass(frozen=True)
class DeviceBenchmark:
    """What one app measured on one phone.

    Attributes:
        path: of the file.
        sha256: of the model, by which it is told which artefact was measured.
        device: maker and model, for people.
        os: name and version.
    """

    path: Path
    model: str
    format: ModelFormat
    sha256: str
    device: str
    os: str
    app_version: str
    results: tuple[AcceleratorTimes, ...]

    @property
    def in_use(self) -> AcceleratorTimes:
        """With the accelerator that the app works with."""
        return next(result for result in self.results if result.in_use)


def read_device_benchmark(path: Path) -> DeviceBenchmark:
    """The benchmark at `path`: UTF-8 JSON of at most 1 MiB, schema 1.

    Raises:
        SpecError: it can't be read, or isn't what an app writes; the message names the first key that is wrong.
    """
    return _Reader(path).benchmark()


@dataclass(frozen=True)
class _Reader:
    path: Path

    def benchmark(self) -> DeviceBenchmark:
        root = self._mapping(self._parsed(), "the file")
        # A later schema may mean something else by the same keys.
        if root.get("schema") != SCHEMA or isinstance(root["schema"], bool):
            self._fail(f"“schema” is {_shown(root.get('schema'))}, and this mobilegen reads {SCHEMA}")
        model, device = self._mapping(root.get("model"), "model"), self._mapping(root.get("device"), "device")
        maker, name = (self._text(device, "device", key) for key in ("manufacturer", "model"))
        return DeviceBenchmark(
            self.path,
            self._text(model, "model", "name"),
            self._format(model),
            self._digest(model),
            name if name.casefold().startswith(maker.casefold()) else f"{maker} {name}",
            self._text(device, "device", "os"),
            self._text(root, "", "app_version"),
            self._results(root.get("results")),
        )

    def _parsed(self) -> Any:
        try:
            with self.path.open("rb") as file:
                content = file.read(_MOST_BYTES + 1)
        except OSError as error:
            self._fail(f"it can't be read: {error.strerror or error}")
        if len(content) > _MOST_BYTES:
            self._fail("it has more than 1 MiB, and a benchmark has a few kilobytes")
        try:
            return json.loads(content.decode("utf-8-sig"), object_pairs_hook=_without_repetition)
        # Deeply nested brackets end the parser's recursion.
        except (ValueError, RecursionError) as error:
            self._fail(f"it is no JSON: {error}")

    def _results(self, value: Any) -> tuple[AcceleratorTimes, ...]:
        if not isinstance(value, Sequence) or isinstance(value, str) or not 1 <= len(value) <= _MOST_RESULTS:
            self._fail(f"“results” must be a list of 1 to {_MOST_RESULTS} entries")
        results = tuple(self._result(each, f"results[{number}]") for number, each in enumerate(value))
        if len({result.accelerator for result in results}) < len(results):
            self._fail("“results” names an accelerator twice")
        used = sum(result.in_use for result in results)
        if used != 1:
            self._fail(f"“results” has {used} entries with “in_use”, and the app works with one accelerator")
        return results

    def _result(self, value: Any, where: str) -> AcceleratorTimes:
        result = self._mapping(value, where)
        runs, in_use = result.get("runs"), result.get("in_use")
        if not isinstance(in_use, bool):
            self._fail(f"“{where}.in_use” must be true or false")
        if not isinstance(runs, int) or isinstance(runs, bool) or runs < 1:
            self._fail(f"“{where}.runs” must be a whole number of 1 or more")
        steps = ("preprocessing_ms", "inference_ms", "postprocessing_ms")
        times = (self._times(result.get(step), f"{where}.{step}") for step in steps)
        return AcceleratorTimes(self._text(result, where, "accelerator"), in_use, runs, *times)

    def _times(self, value: Any, where: str) -> Times:
        times = self._mapping(value, where)
        for key in ("p50", "p90"):
            number = times.get(key)
            if not isinstance(number, int | float) or isinstance(number, bool) or not 0 <= number <= _MOST_MILLISECONDS:
                self._fail(f"“{where}.{key}” must be a number from 0 to {_MOST_MILLISECONDS}")
        p50, p90 = float(times["p50"]), float(times["p90"])
        if p50 > p90:
            self._fail(f"“{where}” has a p50 of {p50:g} above its p90 of {p90:g}")
        return Times(p50, p90)

    def _format(self, model: Mapping[str, Any]) -> ModelFormat:
        name = self._text(model, "model", "format")
        known = {kind.value: kind for kind in ModelFormat}
        if name not in known:
            self._fail(f"“model.format” is “{name}” and must be one of: {', '.join(known)}")
        return known[name]

    def _digest(self, model: Mapping[str, Any]) -> str:
        digest = self._text(model, "model", "sha256").lower()
        if not _DIGEST.fullmatch(digest):
            self._fail("“model.sha256” must be 64 hexadecimal digits")
        return digest

    def _text(self, table: Mapping[str, Any], where: str, key: str) -> str:
        value, path = table.get(key), f"{where}.{key}" if where else key
        if not isinstance(value, str) or not value.strip() or len(value) > _MOST_CHARACTERS or not value.isprintable():
            self._fail(f"“{path}” must be a text of 1 to {_MOST_CHARACTERS} printable characters")
        return value.strip()

    def _mapping(self, value: Any, where: str) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            self._fail(f"“{where}” must be an object" if where != "the file" else "it must hold one JSON object")
        return value

    def _fail(self, reason: str) -> NoReturn:
        raise SpecError(f"{self.path} is no benchmark that an app wrote: {reason}", _HINT)


def _without_repetition(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        raise ValueError("an object names a key twice")
    return table


def _shown(value: object) -> str:
    return "missing" if value is None else str(value)[:_MOST_CHARACTERS]
