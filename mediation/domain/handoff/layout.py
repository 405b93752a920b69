"""The one way in which the files of a pack become its bytes.

Whoever reads a pack writes its files again and compares, so that no bit of the file is beyond the
signature: not a time in the zip, not a comment, not a gap between two files. That is also what its
receiver tells the hash of.
"""

import zipfile
from collections.abc import Mapping
from io import BytesIO

# A fixed time: the same files give the same bytes.
NO_TIME = (1980, 1, 1, 0, 0, 0)
UNIX = 3


def laid_out(files: Mapping[str, bytes]) -> bytes:
    """The zip of these files, sorted; uncompressed, for PDFs are packed already."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, NO_TIME)
            entry.create_system = UNIX
            archive.writestr(entry, content)
    return buffer.getvalue()
