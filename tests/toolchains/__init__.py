"""Decides which compilers and checkers judge the generated projects; pinned copies of them go into one cache folder."""
