"""What mobilegen can do, one verb per file; nothing here prints or asks on its own."""
