"""Which parametrisations a sample takes."""

from __future__ import annotations

from tests.mil.suite.sampling import function_of, sample

TESTS = [f"test_{name}.py::test[{parameters}]" for name in ("conv", "pool") for parameters in range(20)]


def test_so_many_of_each_function() -> None:
    chosen = sample(TESTS, 3)

    assert sorted(map(function_of, chosen)) == ["test_conv.py::test"] * 3 + ["test_pool.py::test"] * 3


def test_choice_depends_on_nothing_else() -> None:
    assert sample(reversed(TESTS), 3) == sample(TESTS, 3)
    assert sample(TESTS[:20], 3) == {test for test in sample(TESTS, 3) if "conv" in test}


def test_larger_samples_contain_smaller_ones() -> None:
    assert sample(TESTS, 3) < sample(TESTS, 4)
    assert sample(TESTS, 100) == set(TESTS)
