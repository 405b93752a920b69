"""Previewing, issuing and reprinting papers."""
