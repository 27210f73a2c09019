"""Tests of `generator.sources`."""
