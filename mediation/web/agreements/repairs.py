"""One-click repairs of the check: the mended draft, as a browser would post it."""

from datetime import date

from werkzeug.datastructures import MultiDict

from mediation.domain.agreement.checks import check
from mediation.domain.agreement.draft import AgreementDraft
from mediation.models import Case
from mediation.queries.agreement_facts import facts_for_check
from mediation.web.agreements.draft_values import as_posted, values_of
from mediation.web.agreements.forms import AgreementForm
from mediation.web.agreements.reading import draft_in
from mediation.web.posted_rows import Fields


def repaired(fields: Fields, case: Case, today: date, wanted: str) -> Fields:
    """The fields after the repair of the finding with this fingerprint, if it is still there.

    Only what the repair changes is written: whatever else was typed stays, readable or not.
    """
    before = draft_in(AgreementForm(formdata=fields, meta={"csrf": False}), case)
    report = check(facts_for_check(case, before, agreed_on=today))
    found = (item.repair for item in report.findings if item.fingerprint == wanted)
    repair = next((each for each in found if each is not None), None)
    return fields if repair is None else rewritten(fields, case, before, repair(before))


def rewritten(fields: Fields, case: Case, before: AgreementDraft, after: AgreementDraft) -> Fields:
    """The fields with what differs between two drafts; all else stays as it was typed."""
    old, new = _posted(before, case), _posted(after, case)
    changed: Fields = MultiDict(fields)
    for name in {**old, **new}:
        if old.get(name) != new.get(name):
            changed.setlist(name, new.get(name, []))
    gone = tuple(f"terms-{place}-" for place in range(len(after.terms), len(before.terms)))
    rows = changed.items(multi=True)
    return MultiDict((name, value) for name, value in rows if not name.startswith(gone))


def _posted(draft: AgreementDraft, case: Case) -> dict[str, list[str]]:
    posted: dict[str, list[str]] = {}
    for key, value in values_of(draft, case, None).items():
        for name, text in as_posted(key, value):
            posted.setdefault(name, []).append(text)
    return posted
