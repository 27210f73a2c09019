"""The operations of MIL, each against an independent source."""
