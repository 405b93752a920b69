"""What offices wrote to each other is bound as far as it was chosen for the main volume."""

import pytest

from mediation.domain.errors import ActionNotPossible
from mediation.domain.volumes import Volume
from mediation.queries import papers
from mediation.services import share_messages
from tests.cast import Cast
from tests.services.dossier.volumes import NOW, bind, filed, pages_of
from tests.services.share_terms import grant


def test_chosen_messages_are_bound_and_the_others_are_not(cast: Cast) -> None:
    case = filed(cast, "rights_notice")
    share = grant(case, cast.court, cast.mediator)
    wrote = [
        share_messages.write(share, "请先看第三条付款日期", by=cast.mediator, at=NOW),
        share_messages.reply(share, "第三条已阅，请补送达地址", by=cast.court_liaison, at=NOW),
        share_messages.write(share, "书记员的电话是多少", by=cast.mediator, at=NOW),
    ]
    first, second, third = (each.id for each in wrote)
    said = [each.text for each in wrote]

    def choose(message_id: int, *, chosen: bool = True) -> None:
        share_messages.choose(share, message_id, chosen=chosen, by=cast.mediator, at=NOW)

    choose(first)
    choose(third)
    choose(third, chosen=False)
    bound = "".join(pages_of(bind(case, cast.registrar)))
    assert "联动单位往来记录" in bound
    assert [text in bound for text in said] == [True, False, False]
    assert "高宁" not in bound
    # What was bound stays; what is chosen later stands in a new record.
    with pytest.raises(ActionNotPossible, match="不能再移出"):
        choose(first, chosen=False)
    choose(second)
    bound = "".join(pages_of(bind(case, cast.registrar)))
    assert [text in bound for text in said] == [True, True, False]
    assert f"{cast.court.name}　高宁".replace("　", "") in bound.replace("　", "")


def test_a_volume_is_bound_again_without_another_record(cast: Cast) -> None:
    case = filed(cast, "rights_notice")
    share = grant(case, cast.court, cast.mediator)
    message = share_messages.write(share, "请先看第三条", by=cast.mediator, at=NOW)
    share_messages.choose(share, message.id, chosen=True, by=cast.mediator, at=NOW)
    for _ in range(2):
        bind(case, cast.registrar)
    bind(case, cast.mediator, volume=Volume.MAIN)
    kinds = [each.paper.kind for each in papers.of_case(case.id)]
    assert kinds.count("exchange_record") == 1
