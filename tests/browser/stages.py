"""Stretches of a case's life that several journeys share."""

from tests.browser.case_workers import Dispute
from tests.browser.office import Office


def willing_and_accepted(office: Office, dispute: Dispute, day: str, number: str) -> str:
    """Registered, the respondent asked and willing, accepted: all on one day."""
    registrar = office.registrar
    case_url = registrar.registers(dispute)
    registrar.inquires(day, day, "电话联系")
    registrar.hears_consent(day, "同意调解")
    registrar.accepts(day, number)
    return case_url


def put_in_the_mediators_hands(office: Office, case_url: str, day: str) -> None:
    """A mediator appointed, rights told, nothing to disclose."""
    office.supervisor.opens(case_url)
    office.supervisor.assigns("李敏")
    office.mediator.opens(case_url)
    office.mediator.tells_rights(day)


def nobody_else_gets_in(office: Office, case_url: str, *names: str) -> None:
    """The registrar of another body finds nothing and gets 404; so with every paper."""
    stranger = office.stranger
    stranger.is_refused(case_url)
    stranger.is_refused(f"{case_url}/agreements")
    stranger.is_refused("/documents/1.pdf")
    stranger.finds_nothing_of(*names)
