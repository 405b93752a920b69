"""授权委托书: who acts for a party, in which matters, with which powers (民诉法 61-62)."""

from dataclasses import replace

from mediation.documents.blocks import begin, fill_in, party_block, sign, signers
from mediation.documents.facts import AgentFacts, FactsError, PowerOfAttorneyFacts
from mediation.documents.filing import submitted_to
from mediation.documents.layout import BODY, Paper
from mediation.documents.passages import Passage, say
from mediation.documents.tables import form
from mediation.documents.wording import chinese_number, day, identity, sentence, several

KIND = "power_of_attorney"
TITLE = "授权委托书"
TEMPLATE_VERSION = "1"
FACTS = PowerOfAttorneyFacts

MOST_AGENTS = 2
LAWYER, KIN, CITIZEN = "lawyer", "kin", "citizen"
AGENTS = {
    LAWYER: "律师、基层法律服务工作者",
    KIN: "当事人的近亲属或者工作人员",
    CITIZEN: "当事人所在社区、单位以及有关社会团体推荐的公民",
}
APPLY, EVIDENCE, MEDIATOR, CONCEDE, SIGN, RECEIVE = (
    "apply", "evidence", "mediator", "concede", "sign", "receive",
)  # fmt: skip
MATTERS = {
    APPLY: "代为申请调解或者要求终止调解",
    EVIDENCE: "收集、提供证据",
    MEDIATOR: "选择或者接受调解员",
    CONCEDE: "承认、变更、放弃请求（须特别授权）",
    SIGN: "参加调解并签署调解笔录、告知书、调解协议书（签署协议书须特别授权）",
    RECEIVE: "代为领取、签收文书",
}

OPENING = Passage(
    "power_of_attorney.opening",
    "委托的事由",
    "委托人{对方当事人}因{案由}争议，委托下列人员在本争议的调解中担任委托代理人：",
    ("对方当事人", "案由"),
)
SPECIAL = Passage(
    "power_of_attorney.special",
    "特别授权的说明",
    "代理人代为承认、变更、放弃请求，达成、签署调解协议，必须有委托人的特别授权（《中华人民共和国民事诉讼法》"
    "第六十二条）。只写“全权代理”而没有具体授权的，代理人无权办理上述事项。",
    required=("特别授权",),
)
CHANGE = Passage(
    "power_of_attorney.change",
    "变更和解除",
    "变更或者解除授权的，委托人书面告知调解组织，由其通知对方当事人。",
)
PASSAGES = (OPENING, SPECIAL, CHANGE)


def draw(facts: PowerOfAttorneyFacts, *, draft: bool = False) -> bytes:
    """Draw the power; the principal signs it, so it carries no letterhead."""
    if len(facts.agents) > MOST_AGENTS:
        raise FactsError(f"agents: at most {MOST_AGENTS} may act for a party")
    paper = begin(facts, TITLE, draft=draft, from_body=False)
    principal = replace(facts.principal, side_label="委托人", representatives=())
    party_block(paper, [principal])
    against = several(facts.opposed_names)
    opposed = f"与{against}" if against else ""
    paper.paragraph(say(facts, OPENING, 对方当事人=opposed, 案由=facts.cause))
    _agents(paper, facts.agents)
    _matters(paper, facts)
    paper.paragraph(say(facts, CHANGE))
    submitted_to(paper, facts.body.name)
    lines = signers(principal)
    lines += [f"受托人{each.name}（签名）：" for each in facts.agents or (AgentFacts(name=""),)]
    sign(paper, lines, after=3)
    return paper.finished()


def _agents(paper: Paper, agents: tuple[AgentFacts, ...]) -> None:
    shown = agents or (AgentFacts(name=""),) * MOST_AGENTS
    for index, agent in enumerate(shown, start=1):
        number = chinese_number(index) if len(shown) > 1 else ""
        paper.labelled(f"受托人{number}", "")
        paper.hold(1)
        is_card = agent.id_type in ("", "居民身份证")
        paper.add(
            form(
                [
                    ("姓名", agent.name, "联系电话", agent.phone),
                    (
                        "公民身份号码" if is_card else "证件号码",
                        agent.id_number if is_card else identity(agent.id_type, agent.id_number),
                    ),
                    ("单位或者关系", agent.occupation),
                ],
                paper.sheet,
            )
        )
        paper.hold(1)
        paper.space(4)
        paper.ticks([(words, code == agent.kind) for code, words in AGENTS.items()])
        paper.space(4)


def _matters(paper: Paper, facts: PowerOfAttorneyFacts) -> None:
    paper.heading("委托事项和权限")
    other = facts.other_matters or "____________________"
    choices = [(words, code in facts.matters) for code, words in MATTERS.items()]
    paper.ticks([*choices, (f"其他：{other}", bool(facts.other_matters))], BODY)
    paper.heading("授权种类（只选一项）")
    kinds = (("一般授权", facts.is_special is False), ("特别授权", facts.is_special is True))
    paper.ticks(kinds, BODY)
    paper.paragraph(say(facts, SPECIAL))
    end = day(facts.until) if facts.until else facts.until_event
    since = f"自{day(facts.signed_on)}起" if facts.signed_on else "自签署之日起"
    if end:
        paper.labelled("委托期限：", sentence(f"{since}至{end}"), BODY)
    else:
        fill_in(paper, f"委托期限：{since}至")
