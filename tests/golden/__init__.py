"""The committed projects: what the whole chain makes of the digits sample model, made again by a test."""
