"""What the program loads when it starts."""

import subprocess
import sys

STARTED = """
import sys
from config import Testing
from mediation import create_app
create_app(Testing(SQLALCHEMY_DATABASE_URI="sqlite://"))
print([name for name in ("pyhanko", "pkcs11", "aiohttp") if name in sys.modules])
"""


def test_the_library_of_signatures_waits_for_the_first_paper() -> None:
    """It takes half a second and is needed by who issues or checks papers."""
    done = subprocess.run(
        [sys.executable, "-c", STARTED], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
