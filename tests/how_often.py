"""How often the longer proofs repeat themselves; `make test-trust` and its short form say so."""

import os

# Crashes, and what else is counted in rounds; two people meet five times as often.
ROUNDS = int(os.environ.get("TRUST_ROUNDS") or 40)
PAIRS = min(200, 5 * ROUNDS)
BACKUPS = min(40, ROUNDS)
REQUESTS = int(os.environ.get("TRUST_REQUESTS") or 10_000)
