"""Asking clamd, over its socket, whether bytes hold a known virus (its INSTREAM command)."""

import re
import socket
from dataclasses import dataclass

PIECE = 64 * 1024
ANSWER_WITHIN_SECONDS = 20
LONGEST_ANSWER = 4096
FOUND = re.compile(r"^stream: (.+) FOUND$")


class ScannerAway(RuntimeError):
    """The scanner did not answer, or answered something that is neither yes nor no."""


@dataclass(frozen=True)
class Scanner:
    """A clamd at `unix:/path` or `tcp:host:port`."""

    address: str

    def virus_in(self, content: bytes) -> str | None:
        """The name of the virus, or None when there is none; raises ScannerAway."""
        try:
            with self._connected() as line:
                line.sendall(b"zINSTREAM\0")
                for start in range(0, len(content), PIECE):
                    piece = content[start : start + PIECE]
                    line.sendall(len(piece).to_bytes(4, "big") + piece)
                line.sendall(bytes(4))
                answer = _answer(line)
        except OSError as error:
            raise ScannerAway(type(error).__name__) from error
        if answer == "stream: OK":
            return None
        if found := FOUND.match(answer):
            return found[1][:100]
        raise ScannerAway(answer[:100])

    def _connected(self) -> socket.socket:
        kind, _, rest = self.address.partition(":")
        if kind == "tcp":
            host, _, port = rest.rpartition(":")
            return socket.create_connection((host, int(port)), timeout=ANSWER_WITHIN_SECONDS)
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(ANSWER_WITHIN_SECONDS)
        try:
            line.connect(rest)
        except BaseException:
            line.close()
            raise
        return line


def _answer(line: socket.socket) -> str:
    received = b""
    while len(received) < LONGEST_ANSWER and not received.endswith(b"\0"):
        piece = line.recv(1024)
        if not piece:
            break
        received += piece
    return received.rstrip(b"\0\n").decode("utf-8", errors="replace")
