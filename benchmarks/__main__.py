"""`python -m benchmarks [cases]`: everything that is measured, one after the other."""

import sys

from benchmarks import agreement, clocks, dossier, lists, papers, search, signing


def main() -> None:
    """Run with the number of cases given, 200,000 unless said."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    lists.main(number)
    search.main(number)
    clocks.main()
    agreement.main()
    papers.main()
    dossier.main()
    signing.main()


if __name__ == "__main__":
    main()
