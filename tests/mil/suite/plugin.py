"""Decides how pytest runs coremltools' own tests here: under our evaluator, seeded, sampled, judged by our list.

Loaded with `-p tests.mil.suite.plugin` in a process that runs nothing else: what coremltools is made to believe about
its surroundings, it believes until the process ends.
"""

from __future__ import annotations

import hashlib
import inspect
import os
import random
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from tests.mil.suite import core_ml
from tests.mil.suite.expectations import read_expectations
from tests.mil.suite.outcomes import DESELECTED, OPERATIONS, Recorder
from tests.mil.suite.sampling import Parametrisation, function_of, sample
from tests.mil.suite.tolerance import widen_for_float16

# Read by coremltools' tests when they are imported: ML Programs only, in both precisions, under every opset that fits.
os.environ["PYMIL_TEST_TARGETS"] = "mlprogram"
os.environ["INCLUDE_MIL_FP32_UNIT_TESTS"] = "1"
os.environ["RUN_BACKWARD_COMPATIBILITY"] = "1"

EXPECTATIONS = read_expectations()

PYTORCH_SEEDS = SimpleNamespace(manual_seed=lambda _seed: None)
"""Enough of PyTorch for tests that seed its generator and never draw from it; those that need more skip themselves."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--sample", type=int, metavar="N", help="run N of each function and operation, not all")
    parser.addoption("--part", metavar="I/N", help="of those, run every Nth only, beginning with the Ith")
    parser.addoption("--besides", metavar="REGEX", help="with --part, and of the others those whose ids match")
    parser.addoption("--outcomes", type=Path, metavar="FILE", help="where to write how each test ended, as JSON")


def pytest_configure(config: pytest.Config) -> None:
    import coremltools as ct

    if ct.__version__ != EXPECTATIONS.coremltools:
        raise pytest.UsageError(
            f"tests/mil/suite/expectations.toml is for coremltools {EXPECTATIONS.coremltools}, not {ct.__version__}: "
            "put in the new version, run `make core-ml-ops`, and renew the list, looking into every difference."
        )
    for module in EXPECTATIONS.modules:
        if module.runnable:
            raise pytest.UsageError(
                f"{module.needs} is installed now: take {module.path} off tests/mil/suite/expectations.toml."
            )
    if config.option.outcomes and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Recorder(config.option.outcomes))
    core_ml.stand_in_for_core_ml()
    from coremltools.converters.mil import testing_utils

    testing_utils.compare_backend = widen_for_float16(testing_utils.compare_backend)


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    return True if any(collection_path.match(f"*/{module.path}") for module in EXPECTATIONS.modules) else None


def pytest_collectstart(collector: pytest.Collector) -> None:
    # Modules draw parameters when they are imported; nothing imported before may influence them.
    _seed(collector.nodeid)


@pytest.hookimpl(tryfirst=True)
def pytest_make_parametrize_id(val: Any, argname: str) -> str | None:
    # coremltools' own hook writes down a function's address, which differs from process to process.
    return f"{argname}={val.__name__}" if inspect.isfunction(val) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    chosen = {item.nodeid for item in items}
    if config.option.sample:
        chosen = sample(map(_parametrisation, items), config.option.sample)
    if config.option.part:
        index, count = map(int, config.option.part.split("/"))
        besides = {test for test in chosen if config.option.besides and re.search(config.option.besides, test)}
        chosen = {*sorted(chosen)[index - 1 :: count], *besides}
    for module in {item.module for item in items if isinstance(item, pytest.Function)}:
        vars(module).setdefault("torch", PYTORCH_SEEDS)
    deselected = [item for item in items if item.nodeid not in chosen]
    config.hook.pytest_deselected(items=deselected)
    if hasattr(config, "workeroutput"):
        config.workeroutput[DESELECTED] = len(deselected)
    items[:] = [item for item in items if item.nodeid in chosen]
    for item in items:
        if reason := EXPECTATIONS.skipped.get(function_of(item.nodeid)):
            item.add_marker(pytest.mark.skip(reason=reason))
        if failure := EXPECTATIONS.failure(item.nodeid):
            item.add_marker(pytest.mark.xfail(reason=failure.reason, raises=failure.raises, strict=True))


def pytest_runtest_setup(item: pytest.Item) -> None:
    core_ml.executed.clear()
    _seed(item.nodeid)


def pytest_runtest_teardown(item: pytest.Item) -> None:
    item.user_properties.append((OPERATIONS, sorted(core_ml.executed)))


def _parametrisation(item: pytest.Item) -> Parametrisation:
    callspec = getattr(item, "callspec", None)
    return Parametrisation.of(item.nodeid, callspec.params if callspec else {})


def _seed(name: str) -> None:
    """Random inputs depend on the test alone, not on what ran before it."""
    seed = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big")
    random.seed(seed)
    np.random.seed(seed)  # noqa: NPY002 - what coremltools' tests draw from
