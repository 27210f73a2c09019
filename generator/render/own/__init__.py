"""Lays a folder of the user's templates over mobilegen's own; what they hold is data, and never run as a program."""
