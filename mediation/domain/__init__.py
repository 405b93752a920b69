"""The rules. Plain Python: no Flask, no SQLAlchemy, no clock, no settings, no input or output."""
