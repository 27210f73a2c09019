"""Decides how Kotlin is compiled and run: the real compiler, in one process that is kept."""
