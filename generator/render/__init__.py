"""Renders templates into projects in memory; nothing here touches the user's folder."""
