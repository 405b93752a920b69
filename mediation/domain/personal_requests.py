"""Requests of persons about their own information (个人信息保护法 arts. 15, 45-47, 49, 50)."""

from datetime import date
from enum import StrEnum

from mediation.domain.calendar import WorkingCalendar


class RequestKind(StrEnum):
    """What somebody asks for."""

    ACCESS = "access"
    COPY = "copy"
    CORRECT = "correct"
    DELETE = "delete"
    WITHDRAW_CONSENT = "withdraw_consent"
    EXPLAIN = "explain"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _KIND_LABELS[self]

    @property
    def basis(self) -> str:
        """The article that gives the right."""
        return _KIND_BASES[self]

    @property
    def wants_copy(self) -> bool:
        """Whether the answer is a copy of what is held about the person."""
        return self in {RequestKind.ACCESS, RequestKind.COPY}


_KIND_LABELS = {
    RequestKind.ACCESS: "查阅",
    RequestKind.COPY: "复制",
    RequestKind.CORRECT: "更正、补充",
    RequestKind.DELETE: "删除",
    RequestKind.WITHDRAW_CONSENT: "撤回同意",
    RequestKind.EXPLAIN: "解释说明处理规则",
}
_KIND_BASES = {
    RequestKind.ACCESS: "个人信息保护法第45条",
    RequestKind.COPY: "个人信息保护法第45条",
    RequestKind.CORRECT: "个人信息保护法第46条",
    RequestKind.DELETE: "个人信息保护法第47条",
    RequestKind.WITHDRAW_CONSENT: "个人信息保护法第15条",
    RequestKind.EXPLAIN: "个人信息保护法第48条",
}


class Requester(StrEnum):
    """Who asks."""

    SELF = "self"
    AGENT = "agent"
    GUARDIAN = "guardian"
    NEAR_RELATIVE = "near_relative"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _REQUESTER_LABELS[self]


_REQUESTER_LABELS = {
    Requester.SELF: "本人",
    Requester.AGENT: "受本人委托的代理人",
    Requester.GUARDIAN: "法定代理人、监护人",
    Requester.NEAR_RELATIVE: "死者近亲属（第49条）",
}


class Verification(StrEnum):
    """How the office made sure who asks."""

    IDENTITY_CARD = "identity_card"
    WITH_AUTHORITY = "with_authority"
    KINSHIP = "kinship"
    PHONE_BACK = "phone_back"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _VERIFICATION_LABELS[self]


_VERIFICATION_LABELS = {
    Verification.IDENTITY_CARD: "当面核对本人身份证件原件",
    Verification.WITH_AUTHORITY: "核对代理人证件和授权委托书",
    Verification.KINSHIP: "核对近亲属、监护关系证明",
    Verification.PHONE_BACK: "按案卷留存的电话回拨核对",
}
# Whoever asks for another must show more than a card.
_FITTING = {
    Requester.SELF: {Verification.IDENTITY_CARD, Verification.PHONE_BACK},
    Requester.AGENT: {Verification.WITH_AUTHORITY},
    Requester.GUARDIAN: {Verification.KINSHIP},
    Requester.NEAR_RELATIVE: {Verification.KINSHIP},
}


class RequestState(StrEnum):
    """Where a request stands."""

    OPEN = "open"
    GRANTED = "granted"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {"open": "办理中", "granted": "已办理", "refused": "不予办理"}[self.value]


class RefusalGround(StrEnum):
    """Why a request is refused; the reason is told (个人信息保护法 art. 50)."""

    NOT_VERIFIED = "not_verified"
    NOT_HELD = "not_held"
    SECRECY = "secrecy"
    OTHERS_RIGHTS = "others_rights"
    RETENTION_RUNS = "retention_runs"
    PROVED_RIGHT = "proved_right"
    SIGNED_PAPER = "signed_paper"

    @property
    def label(self) -> str:
        """The Chinese words, with the article where there is one."""
        return _GROUND_LABELS[self]

    @property
    def fits(self) -> frozenset[RequestKind]:
        """The kinds of request that may be refused for it."""
        return _GROUND_KINDS.get(self, frozenset(RequestKind))


_GROUND_LABELS = {
    RefusalGround.NOT_VERIFIED: "不能核实请求人身份或者代理权限",
    RefusalGround.NOT_HELD: "本单位没有处理请求人的个人信息",
    RefusalGround.SECRECY: "法律、行政法规规定应当保密或者不需要告知（第45条第一款、第18条）",
    RefusalGround.OTHERS_RIGHTS: "会泄露他人个人信息或者调解秘密，已提供可以提供的部分",
    RefusalGround.RETENTION_RUNS: "保管期限未满，停止除存储和安全保护之外的处理（第47条第二款）",
    RefusalGround.PROVED_RIGHT: "经核实，所存信息准确、完整",
    RefusalGround.SIGNED_PAPER: "已经签署的文书不能改写，可以另附更正说明",
}
_GROUND_KINDS = {
    RefusalGround.SECRECY: frozenset({RequestKind.ACCESS, RequestKind.COPY}),
    RefusalGround.OTHERS_RIGHTS: frozenset({RequestKind.ACCESS, RequestKind.COPY}),
    RefusalGround.RETENTION_RUNS: frozenset({RequestKind.DELETE}),
    RefusalGround.PROVED_RIGHT: frozenset({RequestKind.CORRECT}),
    RefusalGround.SIGNED_PAPER: frozenset({RequestKind.CORRECT}),
}


def due_on(received_on: date, working_days: int, calendar: WorkingCalendar) -> date:
    """The day by which the office promised to answer (art. 50 says 及时; the number is its own)."""
    return calendar.add_working_days(received_on, working_days)


def verification_problem(requester: Requester, verification: Verification) -> str | None:
    """Say why this proof is not enough for this requester, or None."""
    fitting = _FITTING[requester]
    if verification in fitting:
        return None
    wanted = "或者“".join(f"{each.label}”" for each in Verification if each in fitting)
    return f"请求人是“{requester.label}”时，须“{wanted}。"
