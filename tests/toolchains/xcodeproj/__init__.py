"""Decides who parses Xcode projects besides ourselves."""
