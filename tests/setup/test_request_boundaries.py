"""Where a request ends: one that says it twice is not taken for two."""

import socket
from collections.abc import Iterator
from threading import Thread

import pytest
import waitress.server
from flask import Flask, request

SMUGGLED = b"GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n"
BODY = b"0\r\n\r\n" + SMUGGLED
UNCLEAR = {
    "two lengths": b"Content-Length: 0\r\nContent-Length: %d\r\n" % len(BODY),
    "lengths in a list": b"Content-Length: 0, %d\r\n" % len(BODY),
    "a signed length": b"Content-Length: +0\r\n",
    "an unknown coding": b"Transfer-Encoding: xchunked\r\nContent-Length: %d\r\n" % len(BODY),
}


@pytest.fixture
def seen() -> Iterator[tuple[int, list[str]]]:
    """The port of a small program behind the server that is shipped, and what it was asked."""
    asked: list[str] = []
    small = Flask("small")

    @small.route("/<path:path>", methods=["GET", "POST"])
    def anything(path: str) -> str:
        asked.append(path)
        asked.append(request.get_data(as_text=True))
        return "done"

    server = waitress.server.create_server(small, host="127.0.0.1", port=0, threads=1)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    yield int(server.effective_port), asked
    # Closed by its own loop, which would else wait for a line that is gone.
    server.trigger.pull_trigger(server.close)
    thread.join(60)


@pytest.mark.parametrize("lengths", UNCLEAR.values(), ids=UNCLEAR.keys())
def test_a_request_of_unclear_length_is_not_taken_for_two(
    seen: tuple[int, list[str]], lengths: bytes
) -> None:
    port, asked = seen
    with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
        line.sendall(b"POST /first HTTP/1.1\r\nHost: x\r\n" + lengths + b"\r\n" + BODY)
        line.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    assert "smuggled" not in asked
    assert answer.count(b"HTTP/1.1 200") <= 1


def test_chunks_count_and_a_length_beside_them_does_not(seen: tuple[int, list[str]]) -> None:
    port, asked = seen
    head = b"POST /first HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
        line.sendall(head + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")
        assert line.recv(65536).startswith(b"HTTP/1.1 200")
    assert asked == ["first", "abc"]
