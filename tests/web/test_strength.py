"""How hard the secrets are to guess, and which acts ask who is sitting there."""

from math import log2

import pyotp
import pytest
from flask import Flask

from mediation.domain import one_time_codes as codes
from mediation.services.users import first_password
from tests.cast import Cast, sign_in
from tests.page_checks import PageClient

# What would let somebody at an unlocked screen take over an account, widen rights or take much out.
SENSITIVE = {
    *("account.second_factor", "account.begin_second_factor", "account.confirm_second_factor"),
    *("account.second_factor_off", "account.recovery_codes"),
    *("account.end_session", "account.end_other_sessions"),
    *("admin.set_enabled", "admin.reset_password", "admin.change_roles"),
    *("admin.approve_role_request", "admin.refuse_role_request"),
    *("admin.reset_second_factor", "admin.link_identity", "admin.unlink_identity"),
    *("cases.ask_reveal", "cases.reveal", "desk.ask_reveal", "desk.reveal"),
    *("exports.cases", "emergency.open_case"),
}


@pytest.mark.parametrize("endpoint", sorted(SENSITIVE))
def test_every_sensitive_act_is_marked(app: Flask, endpoint: str) -> None:
    assert getattr(app.view_functions[endpoint], "is_sensitive", False)


def test_secrets_have_their_strength(client: PageClient, cast: Cast) -> None:
    sign_in(client, cast.mediator)
    with client.session_transaction() as kept:
        # 32 bytes in base64 have 43 signs.
        assert len(kept["token"]) >= 43
    assert len(pyotp.random_base32(32)) * 5 >= 128
    signs = codes.RECOVERY_GROUPS * codes.RECOVERY_GROUP_LENGTH
    assert signs * log2(len(codes.CLEAR_CHARACTERS)) > 75
    made = {first_password() for _ in range(50)}
    assert len(made) == 50
    assert min(map(len, made)) >= 12
