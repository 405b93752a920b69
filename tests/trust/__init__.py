"""Crashes, races, fuzz and corpora: a round in every run, hours of them in `make test-trust`."""
