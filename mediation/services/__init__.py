"""Doing. One file per stage of a case's life, verbs, one use case a function; the only commits."""
