"""Make a key file: `python -m mediation.crypto FILE [--national]`; never over one that exists."""

import argparse
import sys
from pathlib import Path

from mediation.crypto.key_ring import KeyRing


def main() -> None:
    """Write the file, readable by its owner alone."""
    reader = argparse.ArgumentParser(prog="python -m mediation.crypto", description=__doc__)
    reader.add_argument("file", type=Path)
    reader.add_argument("--national", action="store_true", help="SM4 and SM3 instead of AES, SHA")
    given = reader.parse_args()
    if given.file.exists():
        sys.exit(f"{given.file} exists already: its keys are needed, nothing was written.")
    ring = KeyRing.new(cipher="SM4-GCM", digest_hash="SM3") if given.national else KeyRing.new()
    ring.write(given.file)
    sys.stdout.write(f"{given.file} is written. Keep a copy in a safe, apart from the backups.\n")


if __name__ == "__main__":
    main()
