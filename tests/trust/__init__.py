"""Proofs that take longer: crashes, races, fuzz and corpora. `make test-trust` runs them."""
