"""Who sent a case and under which number, by the channel that it came."""

from datetime import date
from typing import Any

from mediation.demonstration.offices import Offices
from mediation.domain.entry_path import EntryPath
from mediation.domain.source_channels import SourceChannel

S, P = SourceChannel, EntryPath

# Who writes, and how it numbers its letters.
_LETTERS: dict[SourceChannel, tuple[str, str]] = {
    S.HOTLINE_12351: ("江城市12351职工服务热线", "热转〔{year}〕{serial:04d}号"),
    S.HOTLINE_12345: ("江城市12345政务服务便民热线", "JC{year}{serial:06d}"),
    S.COMMISSION_GUIDED: ("城东区劳动人事争议仲裁委员会", "城东劳人仲调建〔{year}〕{serial}号"),
    S.LABOUR_INSPECTION: ("城东区劳动保障监察大队", "城东人社监移〔{year}〕{serial}号"),
    S.JUSTICE: ("槐树街道人民调解委员会", "槐调转〔{year}〕{serial}号"),
    S.GOVERNANCE_CENTRE: ("城东区社会治安综合治理中心", "城东综治转〔{year}〕{serial}号"),
    S.PETITION_OFFICE: ("城东区信访局", "城东信转〔{year}〕{serial}号"),
    S.PROCURATORATE: ("城东区人民检察院", "城东检支转〔{year}〕{serial}号"),
    S.ASSOCIATION: ("江城市餐饮行业协会", "江餐协〔{year}〕{serial}号"),
    S.OTHER_UNION: ("槐树街道总工会", "槐工报〔{year}〕{serial}号"),
    S.LEGAL_AID: ("城东区法律援助中心", "城东援转〔{year}〕{serial}号"),
}
_DOCKETS: dict[EntryPath, str] = {
    P.COURT_DELEGATED_ONLINE: "（{year}）东0103诉前调{serial}号",
    P.COURT_DELEGATED_PAPER: "（{year}）东0103诉前调{serial}号",
    P.COURT_ENTRUSTED_ORDINARY: "（{year}）东0103民初{serial}号",
    P.COURT_ENTRUSTED_SUMMARY: "（{year}）东0103民初{serial}号",
    P.COMMISSION_ENTRUSTED: "城东劳人仲委字〔{year}〕第{serial}号",
}
# What comes by a person's own feet has no letter.
WITHOUT_LETTER = frozenset({S.VISIT, S.ONLINE, S.UNION_FOUND})


def sender_of(
    path: EntryPath, channel: SourceChannel, offices: Offices, *, serial: int, on: date
) -> dict[str, Any]:
    """The fields of an application that say who sent it."""
    if path in _DOCKETS:
        key = "commission" if path is P.COMMISSION_ENTRUSTED else "court"
        organisation = offices.organisations[key]
        return {
            "sender_organisation_id": organisation.id,
            "sender_name": organisation.name,
            "sender_document_number": _DOCKETS[path].format(year=on.year, serial=4000 + serial),
            "sender_document_on": on,
        }
    if channel not in _LETTERS:
        return {}
    name, pattern = _LETTERS[channel]
    number = pattern.format(year=on.year, serial=100 + serial)
    return {"sender_name": name, "sender_document_number": number, "sender_document_on": on}
