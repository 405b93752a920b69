"""Facts of 延期调解申请同意书: the term that applies, how far it may be put off, to which day."""

from datetime import date, timedelta

from mediation.documents.facts import ExtensionConsentFacts
from mediation.domain.clocks import ClockRule, Deadline, Unit, check_extension
from mediation.domain.errors import ActionNotPossible, FieldProblem, InvalidInput
from mediation.domain.papers import Extra
from mediation.domain.parties import Side
from mediation.queries.calendar import working_calendar
from mediation.services import clocks
from mediation.services.paper_facts import people
from mediation.services.paper_facts.order import PaperOrder


def extension_consent(order: PaperOrder) -> ExtensionConsentFacts:
    """延期调解申请同意书 to the day that was typed, or as far as the term may be put off."""
    case, today = order.case, order.at.date()
    started = clocks.mediation_start(case, today=today)
    deadline = clocks.mediation_deadline(case, today=today)
    if started is None or deadline is None:
        raise ActionNotPossible("本案还没有调解期限，不需要延长。")
    rule = started.rule
    until = order.day(Extra.EXTENDED_TO) or _usual_end(rule, deadline)
    problem = check_extension(
        rule, deadline, until=until, agreed_on=today, calendar=working_calendar()
    )
    if problem is not None:
        raise InvalidInput(FieldProblem(Extra.EXTENDED_TO.value, problem.sentence))
    return ExtensionConsentFacts(
        **people.frame(order),
        applicants=people.side(case, Side.APPLICANT),
        respondents=people.side(case, Side.RESPONDENT),
        cause=people.cause(case),
        started_on=deadline.start,
        due=deadline.legal_date,
        extended_to=until,
        term=rule.full_title,
        basis="、".join(article.name for article in rule.articles),
        cap=_cap(rule),
        because=order.text(Extra.EXTENDED_BECAUSE),
        mediators=people.mediators(case),
    )


def _usual_end(rule: ClockRule, deadline: Deadline) -> date:
    """As many days more as the rule allows, or once more its length where it sets no limit.

    Counted from the day before any holiday roll, as the check of extensions counts.
    """
    days = rule.length if rule.extension_cap is None else rule.extension_cap
    last = deadline.safe_date
    if rule.unit is Unit.WORKING_DAY:
        return working_calendar().add_working_days(last, days - deadline.extended_days)
    return last + timedelta(days=days - deadline.extended_days)


def _cap(rule: ClockRule) -> str:
    cap = rule.extension_cap
    return f"累计最多延长{cap}{rule.unit.label}" if cap is not None else ""
