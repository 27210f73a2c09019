"""Decides what LiteRT's native log tells about an accelerator: which adapter it is, and which operators it refuses."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ADAPTER = re.compile(r"Selected adapter: (?P<name>.+?), arch=.*?backend=(?P<backend>[^,]+), adapterType=(?P<type>.+)")
_REFUSALS = "Following operations are not supported by GPU delegate:"
_REFUSAL = re.compile(r"(?!INFO|WARNING|ERROR)(?P<operator>\w+)(?:: (?P<reason>.+))?$")
_SHARES = re.compile(r"(?P<taken>\d+|No) operations will run on the GPU, and (?:the remaining|all) (?P<left>\d+) ")
_UNKNOWN_OPERATOR = re.compile(r"Encountered unresolved custom op: (?P<operator>.+)\.$", re.MULTILINE)


@dataclass(frozen=True)
class Adapter:
    """What stands behind the GPU accelerator.

    Attributes:
        name: as the driver calls it.
        backend: `Vulkan`, `Metal` or `D3D12`.
        is_software: whether the processor does a GPU's work. Such adapters compute in float32.
    """

    name: str
    backend: str
    is_software: bool

    def __str__(self) -> str:
        return f"{self.name}, {self.backend}{', in software' if self.is_software else ''}"


@dataclass(frozen=True)
class Refusal:
    """A type of operator that the accelerator doesn't take, `L2_NORMALIZATION`, and LiteRT's reason, maybe empty."""

    operator: str
    reason: str


@dataclass(frozen=True)
class AcceleratorLog:
    """What the log says.

    Attributes:
        adapter: none was selected if there is none.
        refusals: in the log's order.
        taken: how many operators would run on the GPU, and `left` how many wouldn't; both 0 if the log doesn't say.
    """

    adapter: Adapter | None
    refusals: tuple[Refusal, ...]
    taken: int
    left: int


def read_log(log: str) -> AcceleratorLog:
    """Reads what LiteRT 2.x wrote to the standard error; lines that it doesn't know are skipped."""
    adapter = _ADAPTER.search(log)
    shares = _SHARES.search(log)
    taken = shares["taken"] if shares else "No"
    return AcceleratorLog(
        adapter=Adapter(adapter["name"], adapter["backend"], "CPU" in adapter["type"]) if adapter else None,
        refusals=_refusals(log) + _unknown_operators(log),
        taken=0 if taken == "No" else int(taken),
        left=int(shares["left"]) if shares else 0,
    )


def _refusals(log: str) -> tuple[Refusal, ...]:
    """The lines `OPERATOR: reason` between the heading and the shares."""
    _, heading, rest = log.partition(_REFUSALS)
    found = []
    for line in rest.splitlines()[1:] if heading else ():
        if _SHARES.match(line):
            break
        if match := _REFUSAL.match(line):
            found.append(Refusal(match["operator"], (match["reason"] or "").rstrip(".")))
    return tuple(dict.fromkeys(found))


def _unknown_operators(log: str) -> tuple[Refusal, ...]:
    names = dict.fromkeys(match["operator"] for match in _UNKNOWN_OPERATOR.finditer(log))
    return tuple(Refusal(name, "LiteRT has no such operator") for name in names)
