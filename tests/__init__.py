"""Decides nothing: the tests of mobilegen, in folders that mirror `generator/`."""
