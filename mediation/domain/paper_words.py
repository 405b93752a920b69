"""What a paper usually says where it has to be told something; people change it as they need."""

from mediation.domain.papers import SUPERVISION_LETTERS, Extra, PaperKind
from mediation.domain.personal_requests import Requester, Verification
from mediation.domain.sessions import RecusalDecision
from mediation.domain.supervision import asked_by

_EVIDENCE_OF_AGREEMENT = (
    "调解协议书 1份\n主持调解的证明 1份\n双方当事人身份证明\n送达地址确认书 1份"
)

USUAL: dict[PaperKind, dict[str, str]] = {
    PaperKind.RECEIPT: {Extra.ENCLOSURES: "调解申请书 1份\n申请人身份证明复印件 1份"},
    PaperKind.ACCEPTANCE_NOTICE: {
        Extra.TO_BRING: (
            "居民身份证，或者营业执照副本和法定代表人身份证明书\n"
            "委托他人参加的，授权委托书和受托人身份证明\n"
            "与争议有关的证据材料原件"
        )
    },
    # 调解通知书 says itself who brings which papers of identity and authority.
    PaperKind.SESSION_NOTICE: {Extra.TO_BRING: "与争议有关的证据材料原件"},
    PaperKind.DISCLOSURE_STATEMENT: {Extra.GROUND: "other"},
    PaperKind.LOOKS_RECORD: {
        Extra.REQUESTER: Requester.SELF,
        Extra.VERIFICATION: Verification.IDENTITY_CARD,
    },
    PaperKind.RECUSAL_DECISION: {Extra.DECISION: RecusalDecision.GRANTED},
    PaperKind.CONFIRMATION_APPLICATION: {Extra.ENCLOSURES: _EVIDENCE_OF_AGREEMENT},
    PaperKind.REVIEW_APPLICATION: {
        Extra.ENCLOSURES: "调解协议书 1份\n双方当事人身份证明\n送达地址和联系电话确认书 1份"
    },
    **{kind: {Extra.REQUESTS: "\n".join(asked_by(kind))} for kind in SUPERVISION_LETTERS},
}
