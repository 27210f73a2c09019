"""Decides what is right in files that no compiler at hand reads: Gradle scripts and Xcode projects."""
