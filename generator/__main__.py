"""Decides what `python -m generator` does: the same as `mobilegen`."""

from generator.cli.app import main

if __name__ == "__main__":
    main()
