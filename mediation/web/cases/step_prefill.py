"""What a step's form already knows: choices that depend on the case, and usual values."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict

from mediation.domain.case_flow import Action, CaseState
from mediation.domain.clocks import MEDIATION_RULES
from mediation.domain.ending_reasons import EndingReason
from mediation.domain.entry_path import EntryPath
from mediation.domain.parties import Side
from mediation.domain.referrals import HELP, ReferralKind
from mediation.domain.sessions import ChosenBy, Disclosure, NoteKind, SessionMode, SessionState
from mediation.models import Case, Referral, User
from mediation.queries import notes, staff
from mediation.queries.calendar import working_calendar
from mediation.queries.case_facts import running_clock
from mediation.queries.clock_events import effective_agreement
from mediation.queries.referrals import followed
from mediation.queries.refusals import refusal_to_sign
from mediation.queries.written_consents import written_consent
from mediation.services import asking_for_help, assigning, ending, referring
from mediation.web.cases import date_forms
from mediation.web.choices import choices_of, options

SUPPLEMENT_WORKING_DAYS = CHECK_WORKING_DAYS = 5
ANSWER_DAYS = 5  # 17号令 art. 10: natural days
# The day on which the file of a case from outside was taken over, as each way calls it.
TAKEN_OVER = {
    EntryPath.COURT_DELEGATED_ONLINE: "在法院平台确认接受之日",
    EntryPath.COMMISSION_ENTRUSTED: "双方同意委托调解之日",
}
REFERRAL_PAPERS = "调解申请书\n调解终结书\n调解笔录（不含让步方案）\n身份证明复印件\n证据材料清单"
RETURN_PAPERS = "起诉状副本\n证据材料\n送达地址确认书\n调解笔录（不含让步方案）\n无争议事实确认书"


def offer(form: FlaskForm, action: Action, case: Case, user: User) -> None:
    """Fill the lists whose entries depend on the case and on who asks."""
    offers: dict[Action, Callable[..., None]] = {
        Action.ACCEPT: _offer_acceptance,
        Action.ASSIGN: _offer_mediators,
        Action.REFER: _offer_commissions,
        Action.RETURN_TO_COURT: _offer_courts,
        Action.REQUEST_HELP: _offer_helpers,
        Action.RECORD_RECEIPT: _offer_receipts,
        Action.FAIL: _offer_failures,
        Action.CLOSE: _offer_closing,
        Action.ADD_NOTE: _offer_kinds,
        Action.EXTEND: date_forms.offer_evidence,
        Action.RECORD_DATE: date_forms.offer_date,
        Action.VOID_DATE: date_forms.offer_lines,
        Action.EXTEND_CLOCK: date_forms.offer_extendable,
        Action.VOID_CLOCK: date_forms.offer_voidable,
    }
    if action in offers:
        offers[action](form, case, user)


def _offer_acceptance(form: Any, case: Case, user: User) -> None:
    # Only a file that came from outside is signed for.
    path = case.entry_path
    if not (path.from_court or path is EntryPath.COMMISSION_ENTRUSTED):
        del form.file_received_on
        return
    form.file_received_on.label.text = TAKEN_OVER.get(path, "签收法院材料之日")
    form.file_received_on.description = "调解期限从这一天起算，当日不计。"
    form.accepted_on.description = "案号按受理之日的年度编。"


def _offer_mediators(form: Any, case: Case, user: User) -> None:
    people = assigning.candidates(case)
    if assigning.may_only_take(case, user):
        people = [person for person in people if person.id == user.id]
    loads = staff.open_cases_of(people)
    form.mediator_id.choices = options(
        (person.id, f"{person.name}（在办 {loads[person.id]} 件）") for person in people
    )


def _offer_commissions(form: Any, case: Case, user: User) -> None:
    _offer_receivers(form, ReferralKind.ARBITRATION)


def _offer_courts(form: Any, case: Case, user: User) -> None:
    _offer_receivers(form, ReferralKind.RETURN_TO_COURT)
    if not form.papers.data:
        form.papers.data = "\n".join(paper.name for paper in referring.originals_of(case))


def _offer_receivers(form: Any, kind: ReferralKind) -> None:
    found = referring.receivers(kind)
    form.receiver_id.choices = options((each.id, each.name) for each in found)


def _offer_helpers(form: Any, case: Case, user: User) -> None:
    found = {each.id: each for kind in HELP for each in asking_for_help.helpers(case, kind)}
    form.receiver_id.choices = options((each.id, each.name) for each in found.values())


def _offer_receipts(form: Any, case: Case, user: User) -> None:
    rows = followed(case)
    form.referral_id.choices = options((row.id, _named(row)) for row in rows)
    chosen = [row for row in rows if row.id == form.referral_id.data]
    form.offer(chosen or rows, case.parties)


def _named(row: Referral) -> str:
    return f"{row.kind.label}：{row.receiver.name} {row.sent_on}"


def _offer_failures(form: Any, case: Case, user: User) -> None:
    possible = ending.possible_failures(case)
    form.reason.choices = choices_of(possible, "请选择" if len(possible) > 1 else None)


def _offer_closing(form: Any, case: Case, user: User) -> None:
    agreement = effective_agreement(case)
    is_part = agreement is not None and not agreement.is_whole
    if not is_part or case.remedies_told_on is not None:
        del form.remedies_told_on


def _offer_kinds(form: Any, case: Case, user: User) -> None:
    if not notes.may_use_vault(case, user):
        form.kind.choices = choices_of([NoteKind.WORK])


def usual(action: Action, case: Case, user: User, today: date) -> dict[str, Any]:
    """What most often stands in the form when it is opened."""
    workday = working_calendar().add_working_days
    today_in = dict.fromkeys(
        (
            *("received_on", "inquired_on", "answered_on", "accepted_on", "file_received_on"),
            *("rights_told_on", "agreed_on", "paused_on", "resumed_on", "ended_on"),
            *("granted_on", "sent_on", "happened_on", "archived_on"),
        ),
        today,
    )
    particular: dict[Action, dict[str, Any]] = {
        Action.REQUEST_SUPPLEMENT: {"due_on": workday(today, SUPPLEMENT_WORKING_DAYS)},
        Action.SUPPLEMENT: {"received": case.supplement_items},
        Action.INQUIRE: {"answer_due_on": today + timedelta(days=ANSWER_DAYS)},
        Action.ASSIGN: {"mediator_id": user.id, "chosen_by": _usual_choice(case, user)},
        Action.BEGIN_MEDIATION: {"disclosure": Disclosure.NONE.value},
        Action.PLAN_SESSION: {"mode": SessionMode.ON_SITE.value, "place": "第一调解室"},
        Action.PAUSE: {"check_on": workday(today, CHECK_WORKING_DAYS)},
        Action.REFER: {"papers": REFERRAL_PAPERS, "reason": _why_referred(case)},
        Action.RETURN_TO_COURT: {"papers": RETURN_PAPERS, "reason": _failure_report(case)},
        Action.ADD_NOTE: {"kind": NoteKind.WORK.value},
    }
    if action is Action.RECORD_RECEIPT:
        particular[action] = {"referral_id": followed(case)[-1].id}
    if action is Action.EXTEND:
        particular[Action.EXTEND] = _agreed_in_writing(case, today)
    if case.state is CaseState.SETTLED:
        particular[Action.FAIL] = _refused_to_sign(case, today)
    if case.sender_organisation_id:
        particular[Action.RETURN_TO_COURT]["receiver_id"] = case.sender_organisation_id
    return today_in | particular.get(action, {})


def _agreed_in_writing(case: Case, today: date) -> dict[str, Any]:
    """The consent that was printed for both to sign, while it still puts the end off."""
    written, term = written_consent(case), running_clock(case, MEDIATION_RULES)
    if written is None or term is None or written.until <= term.due_on:
        return {}
    return {"extended_to": written.until, "paper": f"{written.words}，原件存正卷"}


def _refused_to_sign(case: Case, today: date) -> dict[str, Any]:
    """An agreement that one side will not sign: the reason, and the words of the refusal."""
    refusal = refusal_to_sign(case.id)
    told = {"note": refusal.words, "ended_on": refusal.on} if refusal else {}
    return {"reason": EndingReason.REFUSED_TO_SIGN.value, "ended_on": today, **told}


def pointed_at(arguments: MultiDict[str, str]) -> dict[str, Any]:
    """What a link to a step has chosen already: a clock, a line of the ledger, an event."""
    chosen = {
        "clock_id": arguments.get("clock"),
        "line_id": arguments.get("line"),
        "event": arguments.get("event"),
        "referral_id": arguments.get("referral", type=int),
    }
    return {name: value for name, value in chosen.items() if value is not None}


def _usual_choice(case: Case, user: User) -> str:
    taking = assigning.may_only_take(case, user)
    return (ChosenBy.SELF if taking else ChosenBy.APPOINTED).value


def _failure_report(case: Case) -> str:
    """The four things that a failure report to the court must hold (在线规则 art. 21)."""
    held = sum(session.state is SessionState.HELD for session in case.sessions)
    known = {reason.value: reason.label for reason in EndingReason}
    why = known.get(case.ending_reason or "", "双方未能达成协议")
    return (
        f"调解基本情况：自受理以来共召开 {held} 场调解会。\n"
        f"未达成协议的原因：{why}。\n"
        "导致对方支出增加的行为：未发现。\n"
        "其他需要提示人民法院的情况：无。"
    )


def _why_referred(case: Case) -> str:
    names = "、".join(party.name for party in case.parties if party.side is Side.APPLICANT)
    return f"经调解未能达成协议，申请人{names}要求继续通过法定程序处理。"
