"""The sides of a case, what a party is, and how far a representative's authority goes."""

from enum import StrEnum


class Side(StrEnum):
    """Which side of the dispute a party is on."""

    APPLICANT = "applicant"
    RESPONDENT = "respondent"
    THIRD_PARTY = "third_party"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages and papers."""
        return {"applicant": "申请人", "respondent": "被申请人", "third_party": "第三人"}[
            self.value
        ]


class PartyKind(StrEnum):
    """What a party is; either kind may be on either side."""

    WORKER = "worker"
    EMPLOYER = "employer"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {"worker": "劳动者", "employer": "用人单位"}[self.value]


class RepresentativeKind(StrEnum):
    """Who may act for a party (民诉法 arts. 61-62; 调解仲裁法 arts. 24-25)."""

    LAWYER = "lawyer"
    LEGAL_WORKER = "legal_worker"
    RELATIVE = "relative"
    STAFF = "staff"
    RECOMMENDED = "recommended"
    STATUTORY = "statutory"
    ELECTED = "elected"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _REPRESENTATIVE_LABELS[self]


_REPRESENTATIVE_LABELS = {
    RepresentativeKind.LAWYER: "律师",
    RepresentativeKind.LEGAL_WORKER: "基层法律服务工作者",
    RepresentativeKind.RELATIVE: "近亲属",
    RepresentativeKind.STAFF: "本单位工作人员",
    RepresentativeKind.RECOMMENDED: "社区、单位或社会团体推荐的公民",
    RepresentativeKind.STATUTORY: "法定代理人",
    RepresentativeKind.ELECTED: "推选的代表人",
}


class Authority(StrEnum):
    """How far an authority goes; only a special one settles or waives claims (民诉法 art. 62)."""

    GENERAL = "general"
    SPECIAL = "special"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages and papers."""
        return {"general": "一般授权", "special": "特别授权"}[self.value]


class Consent(StrEnum):
    """What the respondent answered when asked to mediate (17号令 art. 22)."""

    AGREED = "agreed"
    REFUSED = "refused"
    SILENT = "silent"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {"agreed": "同意调解", "refused": "拒绝调解", "silent": "逾期未答复"}[self.value]


COLLECTIVE_FROM = 10  # 调解仲裁法 art. 7: ten workers with a common claim elect representatives


def dispute_title(applicants: list[str], respondents: list[str]) -> str:
    """Name a dispute by its sides: 王秀兰等7人 与 城东悦来酒店有限公司."""
    return f"{_side_title(applicants)} 与 {_side_title(respondents)}"


def _side_title(names: list[str]) -> str:
    if not names:
        return "（未登记）"
    return names[0] if len(names) == 1 else f"{names[0]}等{len(names)}{_counter(names)}"


def _counter(names: list[str]) -> str:
    # Organisations are counted 家, people 人; a name this long is an organisation's.
    return "家" if all(len(name) > 6 for name in names) else "人"
