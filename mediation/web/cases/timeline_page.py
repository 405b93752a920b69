"""Everything the timeline shows, prepared so that the template only prints."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import Any

from flask import url_for

from mediation.domain.timeline_kinds import TimelineKind
from mediation.models import Case
from mediation.queries.case_timeline import entries


def read_kind(values: Mapping[str, str]) -> TimelineKind | None:
    """The kind that an address asks for; nonsense asks for all."""
    kind = values.get("kind")
    return TimelineKind(kind) if kind in set(TimelineKind) else None


def timeline_context(case: Case, kind: TimelineKind | None, today: date) -> dict[str, Any]:
    """The context of cases/timeline.html."""
    everything = entries(case, today=today)
    shown = [each for each in everything if kind in {None, each.kind}]
    days = [(day, list(rows)) for day, rows in groupby(shown, lambda each: each.day)]
    if shown and all(day != today for day, _ in days):
        days = sorted([*days, (today, [])], key=lambda item: item[0])
    counts = Counter(each.kind for each in everything)
    return {
        "case": case,
        "days": days,
        "number": len(shown),
        "kind": kind,
        "chips": [_chip(case, None, kind, len(everything))]
        + [_chip(case, each, kind, counts[each]) for each in TimelineKind],
        "today": today,
    }


def _chip(
    case: Case, kind: TimelineKind | None, chosen: TimelineKind | None, count: int
) -> dict[str, Any]:
    url = url_for("cases.timeline", case_id=case.id, kind=kind.value if kind else None)
    label = kind.label if kind else "全部"
    return {"label": label, "url": url, "active": kind is chosen, "count": count}
