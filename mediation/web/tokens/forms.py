"""The forms of tokens: what for, how long, for which program."""

from collections.abc import Iterable, Sequence

from flask_wtf import FlaskForm
from wtforms.validators import InputRequired

from mediation.domain.api_tokens import ApiScope
from mediation.models import User
from mediation.services.api_tokens import TokenWish
from mediation.web.choices import choices_of, options
from mediation.web.fields import DayField, ListedField, SomeOfField
from mediation.web.intake.fields import LineField

LONGEST_NAME = 80


class TokenForm(FlaskForm):
    """One's own token."""

    name = LineField(
        "用在哪里",
        LONGEST_NAME,
        [InputRequired("请写明哪个程序使用。")],
        description="例如：街道台账同步程序。",
    )
    scopes = SomeOfField("用途", description="只选程序要办的；不够时另建一个。")
    until = DayField(
        "有效期至",
        [InputRequired("请填写有效期。")],
        description="最长一年；到期前可以更换密钥，不能延长。",
    )

    def offer(self, scopes: Iterable[ApiScope]) -> None:
        """What the account may do at all."""
        self.scopes.choices = choices_of(scopes)

    def wish(self) -> TokenWish:
        """What was typed, as the service takes it."""
        scopes = frozenset(ApiScope(value) for value in self.scopes.data or ())
        return TokenWish(self.name.data or "", scopes, self.until.data)


class ProgramTokenForm(TokenForm):
    """The token of a program, which its organisation collects."""

    user_id = ListedField("程序账号", [InputRequired("请选择程序账号。")], coerce=int)

    def offer_programs(self, programs: Sequence[User]) -> None:
        """The accounts of programs, with the organisation that will collect the token."""
        pairs = ((each.id, f"{each.name}（{each.organisation.name}）") for each in programs)
        self.user_id.choices = options(pairs)
