"""Tests of the evaluator of ML Programs."""
