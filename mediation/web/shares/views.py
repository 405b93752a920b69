"""Sharing a case with a court or bureau, and taking the share back."""
