"""LiteRT's native log is the only place that names adapters and refused operators."""

from __future__ import annotations

import pytest

from generator.parity.accelerator_log import AcceleratorLog, Adapter, Refusal, read_log

_SELECTED = (
    "I0000 00:00:1795269065.774058   29319 environment.cc:532] Selected adapter: {name}, arch={arch}, "
    "vendor=google, backend={backend}, adapterType={type}\n"
)
_REFUSED = """\
I0000 00:00:1795269069.346947   29349 delegate_webgpu.cc:759] # of threads to compile kernels = 0
ERROR: Following operations are not supported by GPU delegate:
ARG_MAX: Tensor type(INT64) is not supported. ArgMax
INFO: another thread says something
CAST: Tensor type(INT64) is not supported. ArgMax
L2_NORMALIZATION: Operation is not supported.
I0000 00:00:1795269069.347112   29349 elsewhere.cc:1] and another one
DENSIFY
{shares} operations will run on the CPU.
NOT_MEANT: comes after the list
"""


@pytest.mark.parametrize(
    ("name", "backend", "type_", "expected"),
    [
        (
            "SwiftShader Device (Subzero)",
            "Vulkan",
            "CPU / Software",
            Adapter("SwiftShader Device (Subzero)", "Vulkan", is_software=True),
        ),
        ("NVIDIA, Inc. X1", "D3D12", "discrete GPU", Adapter("NVIDIA, Inc. X1", "D3D12", is_software=False)),
        ("Apple M3", "Metal", "Integrated GPU", Adapter("Apple M3", "Metal", is_software=False)),
    ],
)
def test_adapter_is_told(name: str, backend: str, type_: str, expected: Adapter) -> None:
    log = _SELECTED.format(name=name, arch="x", backend=backend, type=type_)

    assert read_log(f"INFO: before\n{log}INFO: after\n").adapter == expected


@pytest.mark.parametrize(
    ("shares", "taken", "left"),
    [
        ("2 operations will run on the GPU, and the remaining 1", 2, 1),
        ("No operations will run on the GPU, and all 7", 0, 7),
        ("something else about", 0, 0),
    ],
)
def test_refused_operators_are_told_and_nothing_else_is_taken_for_one(shares: str, taken: int, left: int) -> None:
    log = read_log(_REFUSED.format(shares=shares))

    assert (log.taken, log.left) == (taken, left)
    assert log.refusals[:4] == (
        Refusal("ARG_MAX", "Tensor type(INT64) is not supported. ArgMax"),
        Refusal("CAST", "Tensor type(INT64) is not supported. ArgMax"),
        Refusal("L2_NORMALIZATION", "Operation is not supported"),
        Refusal("DENSIFY", ""),
    )
    if left:
        assert len(log.refusals) == 4


def test_operator_that_litert_does_not_know_is_told_once() -> None:
    line = "ERROR: Encountered unresolved custom op: My.Op.\nSee instructions: somewhere\n"

    assert read_log(line + line).refusals == (Refusal("My.Op", "LiteRT has no such operator"),)


@pytest.mark.parametrize("log", ["", "INFO: nothing of use\n", "\0\xff", "Selected adapter: cut off"])
def test_other_logs_tell_nothing(log: str) -> None:
    assert read_log(log) == AcceleratorLog(None, (), 0, 0)
