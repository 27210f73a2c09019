"""Renews the committed golden projects: `make golden`, then read the difference before committing it."""

from __future__ import annotations

import shutil

from tests.golden.digits_app import COMMITTED, REMADE, make_digits_app


def main() -> None:
    """Makes the projects aside first, so that a failure leaves the committed ones as they are."""
    shutil.rmtree(REMADE, ignore_errors=True)
    make_digits_app(REMADE)
    shutil.rmtree(COMMITTED, ignore_errors=True)
    shutil.copytree(REMADE, COMMITTED)


if __name__ == "__main__":
    main()
