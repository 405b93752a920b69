"""A token of the interface for somebody, as if it had been made long ago."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from mediation.domain.api_tokens import ApiScope
from mediation.extensions import db, keeper
from mediation.models import ApiToken
from mediation.services.api_tokens import ADDRESS, SECRET


def make_api_token(user_id: int, at: datetime, scopes: Iterable[ApiScope] = ApiScope) -> str:
    """What a program sends; it may be for anybody, so that the guards are asked and not the page.

    It was used today from here, so that using it again changes nothing.
    """
    prefix, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
    db.session.add(
        ApiToken(
            user_id=user_id,
            name="测试程序",
            prefix=prefix,
            secret_digest=keeper.mac(secret.encode(), SECRET),
            scopes=[scope.value for scope in scopes],
            made_by_id=user_id,
            made_at=at,
            expires_at=at + timedelta(days=300),
            last_used_on=at.date(),
            last_address_digest=keeper.mac(b"127.0.0.1", ADDRESS),
        )
    )
    db.session.commit()
    return f"hjt_{prefix}_{secret}"
