"""Tests of `generator.convert`."""
