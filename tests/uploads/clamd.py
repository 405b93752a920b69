"""A scanner for tests that speaks clamd's INSTREAM and knows one virus, the EICAR test file."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# In two halves, so that no scanner takes this file for it.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR" + rb"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class _Answer(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while length := int.from_bytes(self.rfile.read(4), "big"):
            content += self.rfile.read(length)
        found = b"stream: Eicar-Test FOUND\0" if EICAR in content else b"stream: OK\0"
        self.wfile.write(self.server.says or found)  # type: ignore[attr-defined]  # set below


@contextmanager
def clamd(folder: Path, says: bytes = b"") -> Iterator[str]:
    """The address of a scanner that runs within the block; `says` is a fixed answer."""
    path = folder / "clamd.socket"
    with socketserver.ThreadingUnixStreamServer(str(path), _Answer) as server:
        server.says = says  # type: ignore[attr-defined]  # read by the handler
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"unix:{path}"
        finally:
            server.shutdown()
            thread.join()
            path.unlink()
