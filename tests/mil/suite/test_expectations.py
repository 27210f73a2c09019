"""How the list of expected failures is read and matched."""

from __future__ import annotations

from pathlib import Path

from tests.mil.suite.expectations import Expectations, Failure, Module, read_expectations
from tests.mil.suite.runs import coremltools_tests

WHOLE, SOME = "test_conv.py::TestConv::test_smoke", "test_pool.py::TestPool::test_stress[*-rank=2-*]"
EXPECTATIONS = Expectations("9.0", (Failure("broken", AssertionError, (WHOLE, SOME)),), ())


def test_function_stands_for_all_of_its_parametrisations() -> None:
    assert EXPECTATIONS.failure(WHOLE)
    assert EXPECTATIONS.failure(f"{WHOLE}[anything]")
    assert not EXPECTATIONS.failure(f"{WHOLE}_test")


def test_stars_stand_for_parameters() -> None:
    assert EXPECTATIONS.failure("test_pool.py::TestPool::test_stress[cpu-rank=2-x0]")
    assert not EXPECTATIONS.failure("test_pool.py::TestPool::test_stress[cpu-rank=3-x0]")


def test_entries_without_tests_are_told() -> None:
    assert EXPECTATIONS.unused([f"{WHOLE}[a]"]) == [SOME]
    assert EXPECTATIONS.unused([f"{WHOLE}[a]", "test_pool.py::TestPool::test_stress[cpu-rank=2-x0]"]) == []


def test_module_can_be_run_once_what_it_needs_is_there() -> None:
    assert Module("test.py", "", "numpy.ndarray").runnable
    assert not Module("test.py", "", "numpy.no_such_thing").runnable
    assert not Module("test.py", "", "no_such_module").runnable


def test_every_entry_has_a_reason_and_names_existing_modules() -> None:
    written = read_expectations()
    modules = [Path(module.path) for module in written.modules]
    modules += [Path(test.partition("::")[0]) for failure in written.failures for test in failure.tests]

    assert all(failure.reason and failure.tests for failure in written.failures)
    assert all(module.reason for module in written.modules)
    assert all((coremltools_tests() / module).is_file() for module in modules)
