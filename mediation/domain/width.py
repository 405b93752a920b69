"""Folding of full-width typing into its plain ASCII form, and nothing else."""

# NFKC would also turn "①" and "²" into digits, which is wrong for money and identifiers
# that nobody proofreads; only the full-width block and the ideographic space are typing noise.
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FULL_WIDTH[0x3000] = 0x20


def narrow(text: str) -> str:
    """Turn full-width letters, digits, signs and spaces into ASCII; leave the rest alone."""
    return text.translate(_FULL_WIDTH)
