"""A small identity service on loopback, for the tests of signing in by one."""

import base64
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

CLIENT = "hejietai"


@cache
def rsa_key(name: str) -> RSAKey:
    """A key of that name; made once, for making one is slow."""
    return RSAKey.generate_key(2048, {"kid": name})


def as_json(answer: dict[str, Any], status: int = 200) -> Response:
    """An answer of the service."""
    return Response(json.dumps(answer), status, mimetype="application/json")


@dataclass
class Provider:
    """What the service knows and has seen; tests change it to make it lie."""

    issuer: str = ""
    subject: str = "u-1001"
    key: RSAKey = field(default_factory=lambda: rsa_key("k1"))
    signing_key: RSAKey | None = None
    takes_public_key_for_secret: bool = False
    changes: dict[str, Any] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)
    now: int = 0
    describes: str = ""
    moved_to: str = ""

    def authorize(self, location: str) -> str:
        """Ask the person, then say where the browser goes back to."""
        parts = urlsplit(location)
        self.asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        return f"{self.asked['redirect_uri']}?code=once&state={self.asked['state']}"

    def token(self, form: dict[str, str]) -> Response:
        """The answer to the code, if the verifier fits the challenge."""
        digest = sha256(form.get("code_verifier", "").encode()).digest()
        challenge = _base64(digest)
        if form.get("code") != "once" or challenge != self.asked.get("code_challenge"):
            return Response(
                json.dumps({"error": "invalid_grant"}), 400, mimetype="application/json"
            )
        claims = {
            "iss": self.issuer,
            "sub": self.subject,
            "aud": CLIENT,
            "nonce": self.asked.get("nonce"),
            "iat": self.now,
            "exp": self.now + 300,
            "auth_time": self.now,
        } | self.changes
        if self.takes_public_key_for_secret:
            signed = self._signed_with_public_key(claims)
        else:
            signed = jwt.encode({"alg": "RS256", "kid": "k1"}, claims, self.signing_key or self.key)
        return as_json({"access_token": "a", "token_type": "Bearer", "id_token": signed})

    def _signed_with_public_key(self, claims: dict[str, Any]) -> str:
        """By hand, for no honest library signs so."""
        parts = [{"alg": "HS256", "kid": "k1"}, claims]
        head = ".".join(_base64(json.dumps(part).encode()) for part in parts)
        secret = self.key.as_pem(private=False)
        return f"{head}.{_base64(hmac.digest(secret, head.encode(), 'sha256'))}"

    def __call__(self, environ: Any, start_response: Any) -> Any:
        """Answer one request."""
        request = Request(environ)
        documents = {
            "/.well-known/openid-configuration": {
                "issuer": self.describes or self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                "id_token_signing_alg_values_supported": ["RS256"],
            },
            "/keys": {"keys": [self.key.as_dict(private=False)]},
        }
        if self.moved_to:
            response = Response(status=302, headers={"Location": self.moved_to})
        elif request.path == "/token":
            response = self.token(request.form.to_dict())
        elif request.path in documents:
            response = as_json(documents[request.path])
        else:
            response = Response(status=404)
        return response(environ, start_response)


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


@contextmanager
def running_provider() -> Iterator[Provider]:
    """The service, answering on a free port of loopback."""
    provider = Provider()
    server = make_server("127.0.0.1", 0, provider, threaded=True)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
