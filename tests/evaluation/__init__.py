"""Tests of `generator.evaluation`."""
