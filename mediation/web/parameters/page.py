"""What the pages of the local figures show, prepared so that the templates only print."""

from datetime import date
from typing import Any

from mediation.domain.claims.figure_entry import Figure
from mediation.domain.claims.figure_gaps import MissingFigure, years_looked_at
from mediation.domain.claims.figure_kinds import in_words
from mediation.domain.claims.parameters import NATIONWIDE, Parameter, ParameterKind
from mediation.domain.claims.published import PUBLISHED
from mediation.models import LocalFigure, User
from mediation.queries import office_rules, standards
from mediation.services.parameters import Foreseen
from mediation.web.choices import chosen
from mediation.web.parameters.forms import FilterForm


def index_page(form: FilterForm, user: User, *, year: int | None, today: date) -> dict[str, Any]:
    """The figures, filtered, and what is missing in a year."""
    names = standards.region_names()
    form.offer([(NATIONWIDE, NATIONWIDE), *sorted((code, names[code]) for code in names)])
    region, kind, state = (chosen(each) for each in (form.region, form.kind, form.state))
    found = standards.listed(
        region=region, kind=ParameterKind(kind) if kind else None, with_withdrawn=state == "all"
    )
    years = years_looked_at(today)
    shown_year = year if year in years else years[0]
    gaps = {each: standards.gaps(each, today=today) for each in years}
    return {
        "form": form,
        "is_filtered": bool(region or kind or state),
        "rows": [_line(row, today) for row in found[: standards.MOST_SHOWN]],
        "is_cut": len(found) > standards.MOST_SHOWN,
        "most_shown": standards.MOST_SHOWN,
        "years": [(each, len(gaps[each]), each == shown_year) for each in years],
        "gaps": [_gap(each) for each in gaps[shown_year]],
        "year": shown_year,
        "may_keep": office_rules.may_keep(user),
        "published": [_published(each) for each in PUBLISHED],
    }


def _line(row: LocalFigure, today: date) -> dict[str, Any]:
    figure = row.figure
    return {
        "row": row,
        "name": full_name(figure),
        "words": in_words(figure.kind, figure.value),
        "state": _state(row, today),
        # What has an end already is followed by a figure of its own.
        "may_be_followed": row.valid_to is None,
    }


def full_name(figure: Figure) -> str:
    """The kind with its grade."""
    return f"{figure.kind.label}{f'（{figure.qualifier}）' if figure.qualifier else ''}"


def _state(row: LocalFigure, today: date) -> str:
    if row.withdrawn_at is not None:
        return "已撤回"
    if row.valid_from > today:
        return "尚未执行"
    return "不再执行" if row.valid_to is not None and row.valid_to < today else "执行中"


def _gap(gap: MissingFigure) -> dict[str, Any]:
    return {
        "sentence": gap.sentence,
        "prefilled": {
            "region_code": gap.region_code,
            "region_name": gap.region_name,
            "kind": gap.kind.value,
            "qualifier": gap.qualifiers[0],
            "valid_from": gap.begins_on.isoformat(),
        },
    }


def _published(row: Parameter) -> dict[str, Any]:
    return {
        "row": row,
        "name": f"{row.kind.label}{f'（{row.key}）' if row.key else ''}",
        "words": in_words(row.kind, row.value),
    }


def figure_page(row: LocalFigure, today: date) -> dict[str, Any]:
    """One figure, for the pages that follow or withdraw it."""
    line = _line(row, today)
    return {**line, "title": f"{row.region_name}{line['name']}"}


def preview_page(foreseen: Foreseen) -> dict[str, Any]:
    """What importing the spreadsheet would do, row by row."""
    plan = foreseen.arrangement
    added = [
        {
            "number": each.number,
            "figure": each.figure,
            "name": full_name(each.figure),
            "words": in_words(each.figure.kind, each.figure.value),
        }
        for each in plan.added
    ]
    return {
        "added": added,
        "known": len(plan.known),
        "ended": [(standards.get(key), last_day) for key, last_day in sorted(plan.ended.items())],
        "unfilled": foreseen.unfilled,
        "faults": foreseen.faults,
    }
