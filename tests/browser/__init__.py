"""Whole journeys in a real browser: what a person does, from the desk to the archive."""
