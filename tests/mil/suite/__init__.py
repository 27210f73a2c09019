"""coremltools' own tests of MIL, run under our evaluator."""
