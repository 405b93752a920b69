"""The classification of every column of the tables of papers: service, prints, volumes."""

from mediation.domain.personal_data import Fate, TableEntry, entry

BOTH = "当事人、代理人"
STAFF = "工作人员"

PAPER_TABLES: dict[str, TableEntry] = {
    "address_confirmation": entry(
        BOTH,
        "确认送达地址",
        Fate.ERASED,
        plain="id party_id confirmed_on relation postcode accepts_electronic evidence_id "
        "withdrawn_on recorded_by_id recorded_at",
        name="recipient",
        contact="address phone electronic",
    ),
    "paper_service": entry(
        BOTH,
        "记录文书送达",
        Fate.ERASED,
        plain="id version document_id party_id organisation_id method sent_on outcome served_on "
        "served_at deemed_by relation evidence_id recorded_by_id recorded_at voided_by_id "
        "voided_at",
        name="received_by witness",
        contact="sent_by place",
        story="note void_reason",
    ),
    "paper_print": entry(
        STAFF,
        "记录文书打印",
        Fate.ERASED,
        plain="id document_id batch copies printed_by_id printed_at",
    ),
    "dossier_item": entry(
        BOTH,
        "编排卷宗页码",
        Fate.ERASED,
        plain="id case_id volume part position document_id evidence_id first_page pages placed_at",
    ),
    "dossier_binding": entry(
        BOTH,
        "装订卷宗",
        Fate.ERASED,
        plain="id case_id volume part file_id pages sha256 manifest completeness bound_by_id "
        "bound_at",
    ),
}
