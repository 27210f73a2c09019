"""Which parametrisations a sample takes."""

from __future__ import annotations

from math import tanh
from types import SimpleNamespace

from tests.mil.suite.sampling import Parametrisation, function_of, sample

IDS = [f"test_{name}.py::test[{parameters}]" for name in ("conv", "pool") for parameters in range(20)]
TESTS = [Parametrisation(test) for test in IDS]


def test_so_many_of_each_function() -> None:
    chosen = sample(TESTS, 3)

    assert sorted(map(function_of, chosen)) == ["test_conv.py::test"] * 3 + ["test_pool.py::test"] * 3


def test_so_many_of_each_operation_that_a_function_tests() -> None:
    tests = [Parametrisation(f"test.py::test[{mode}-{rank}]", mode) for mode in ("exp", "tanh") for rank in range(9)]

    modes = [test.partition("-")[0] for test in sorted(sample(tests, 2))]

    assert modes == ["test.py::test[exp"] * 2 + ["test.py::test[tanh"] * 2


def test_choice_depends_on_nothing_else() -> None:
    assert sample(reversed(TESTS), 3) == sample(TESTS, 3)
    assert sample(TESTS[:20], 3) == {test for test in sample(TESTS, 3) if "conv" in test}


def test_larger_samples_contain_smaller_ones() -> None:
    assert sample(TESTS, 3) < sample(TESTS, 4)
    assert sample(TESTS, 100) == set(IDS)


def test_mostly_float32_but_not_only() -> None:
    tests = [
        Parametrisation(f"test.py::test_{number}[{precision}]", float16=precision == "fp16")
        for number in range(100)
        for precision in ("fp16", "fp32")
    ]

    chosen = sample(tests, 1)

    assert len(chosen) == 100
    assert 60 < sum("fp32" in test for test in chosen) < 90


def test_groups_without_float32_are_not_left_out() -> None:
    tests = [Parametrisation(f"test.py::test_{number}[]", float16=True) for number in range(100)]

    assert len(sample(tests, 1)) == 100


def test_parameters_tell_operation_and_precision() -> None:
    of_operators = {"backend": SimpleNamespace(backend="mlprogram", precision="fp16"), "mode": "tanh", "rank": 2}
    of_front_end = {"backend": ("mlprogram", "fp32"), "tf_op": tanh, "conv_dim": "conv2d"}

    assert Parametrisation.of("a", of_operators) == Parametrisation("a", "mode=tanh", float16=True)
    assert Parametrisation.of("b", of_front_end) == Parametrisation("b", "tf_op=tanh,conv_dim=conv2d", float16=False)
    assert Parametrisation.of("c", {"rank": 2}) == Parametrisation("c")
