"""Organisations, users and their roles; the working-day calendar."""
