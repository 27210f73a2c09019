"""Decides whether the generated tests have teeth: each of many small faults must make one of them fail."""
