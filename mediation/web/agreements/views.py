"""Writing, signing and following an agreement."""
