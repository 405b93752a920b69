"""What the office lays over the shipped words in the demonstration: two clauses, two passages."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select

from mediation.demonstration.numbers import CITY_CODE
from mediation.domain.agreement.words import TermKind
from mediation.extensions import db
from mediation.models import Employer, User
from mediation.services import office_clauses, paper_wordings
from mediation.services.office_clauses import ClauseData
from mediation.services.paper_wordings import WordingData

RETURNING = "N72"


def enter_city_clause(*, by: User, second: User, at: datetime) -> None:
    """What every agreement of the city begins with: that the union may ask how it is kept."""
    data = ClauseData(
        title="配合工会回访",
        text=(
            "双方同意调解组织在履行期间电话回访；付款方付款后三个工作日内向调解组织提供付款凭证。"
        ),
        particulars=None,
        article="17号令 32",
        region=CITY_CODE,
        employer="",
        is_preset=True,
        valid_from=at.date(),
        reason="市总工会调解工作例会确定，全市统一使用",
    )
    clause = office_clauses.propose(TermKind.OTHER, data, by=by, at=at)
    office_clauses.approve(clause, by=second, at=at)


def enter_employer_clause(*, by: User, second: User, at: datetime) -> None:
    """What workers of one employer give back: its first edition over the shipped clause."""
    employer = db.session.scalars(select(Employer).order_by(Employer.id).limit(1)).one()
    data = ClauseData(
        title="归还工作服和员工卡",
        text="劳动者于＿＿年＿＿月＿＿日前归还工作服、员工卡和更衣柜钥匙；用人单位当场出具收条。",
        particulars=None,
        article="劳动合同法 50",
        region="",
        employer=employer.credit_code or employer.name,
        is_preset=False,
        valid_from=at.date(),
        reason=f"{employer.name}人事部门提出，与其员工手册一致",
    )
    clause = office_clauses.propose_edition(RETURNING, data, by=by, at=at)
    office_clauses.approve(clause, by=second, at=at)


def enter_wordings(*, by: User, second: User, at: datetime) -> None:
    """What the city says at the end of a mediation, and a proposal that waits for the second."""
    data = WordingData(
        text=(
            "调解终结不影响当事人依法申请仲裁或者提起诉讼的权利，请当事人注意上述期限，逾期可能丧失"
            "相应权利。需要法律咨询或者法律援助的，可以拨打12348公共法律服务热线。"
        ),
        region=CITY_CODE,
        body_id=None,
        valid_from=at.date(),
        reason="市总工会与司法局会商确定，终结时一并告知法律援助热线",
    )
    row = paper_wordings.propose("closing_notice", "closing_notice.other_ways", data, by=by, at=at)
    paper_wordings.approve(row, by=second, at=at)
    waiting = replace(
        data,
        text="本回执仅证明收到上述材料，不表示已经受理。是否受理，由本调解组织审查后书面通知。",
        reason="简化表述，征求意愿的说明移至征询意见书",
    )
    paper_wordings.propose("receipt", "receipt.nature", waiting, by=by, at=at)
