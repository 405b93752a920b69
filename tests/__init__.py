"""The tests; shared pieces stand here at the top, tests in a folder per layer."""
