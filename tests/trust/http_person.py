"""Somebody at a browser, by plain HTTP against a live server: cookies, form tokens, form keys."""

import http.client
import re
import secrets
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

from mediation.web.kept_fields import CSRF_TOKEN, FORM_KEY

TOKEN = re.compile(rf'name="{CSRF_TOKEN}"[^>]*value="([^"]+)"')
FORM = "application/x-www-form-urlencoded"


class Person:
    """One person's browser. Each request opens a connection: a killed server breaks it at once."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self.token = ""

    def sign_in(self, username: str, password: str) -> None:
        """Sign in through the page."""
        self.renew_token("/login")
        status, location, _ = self.post("/login", {"username": username, "password": password})
        assert status == 302, f"{username} cannot sign in: {status} {location}"
        self.renew_token("/password")

    def renew_token(self, path: str) -> None:
        """Take the token of the forms from a page."""
        found = TOKEN.search(self.get(path)[2].decode())
        assert found, f"{path} has no form"
        self.token = found[1]

    def get(self, path: str) -> tuple[int, str, bytes]:
        """Status, location and body of a page."""
        return self._send("GET", path, None)

    def post(self, path: str, fields: dict[str, Any], *, key: str = "") -> tuple[int, str, bytes]:
        """Send a form as a browser does; a new render of it unless a key is given."""
        tokens = {CSRF_TOKEN: self.token, FORM_KEY: key or secrets.token_urlsafe(18)}
        return self._send("POST", path, urlencode(fields | tokens, doseq=True))

    def _send(self, method: str, path: str, body: str | None) -> tuple[int, str, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": "; ".join(f"{n}={v}" for n, v in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = FORM
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            for line in answer.headers.get_all("Set-Cookie") or []:
                for name, morsel in SimpleCookie(line).items():
                    self.cookies[name] = morsel.value
            return answer.status, answer.headers.get("Location", ""), answer.read()
        finally:
            connection.close()
