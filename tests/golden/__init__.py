"""The committed projects, made from the digits sample model by the whole chain; a test makes them again and compares."""
