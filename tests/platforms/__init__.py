"""Decides whether the generated apps' inference modules say the same in Kotlin and in Swift."""
