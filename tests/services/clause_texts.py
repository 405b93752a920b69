"""Two clauses of an office: one of a city, one of an employer."""

from dataclasses import replace
from datetime import date

from mediation.services.office_clauses import ClauseData

VISIT = ClauseData(
    title="配合工会回访",
    text="双方同意调解组织在履行期间电话回访。",
    particulars=None,
    article="17号令 32",
    region="4201",
    employer="",
    is_preset=True,
    valid_from=date(2026, 1, 1),
    reason="市总工会例会确定",
)
HOTEL = "城东悦来酒店有限公司"
UNIFORM = replace(
    VISIT,
    title="归还工作服",
    text="劳动者于＿＿年＿＿月＿＿日前归还工作服。",
    region="",
    employer=HOTEL,
    is_preset=False,
)
