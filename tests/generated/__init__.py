"""Decides whether rendered projects are what they promise: real compilers, real tests, real parsers."""
