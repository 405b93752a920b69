"""Names, addresses and stories as they are brought to unions, on every kind of paper."""

import re

import pytest

from mediation.documents import UnprintableCharacter
from tests.documents.reading import fonts_of, page_operators
from tests.trust.markup import (
    PAPERS,
    among_others,
    culprits,
    drawn,
    longest_field,
    printed_together,
)

NAMES = (
    "张䶮", "王䲜", "赵𬱖", "测䮌", "𠮷野龘", "张？", "▀某", "欧阳锋", "DANIE", "买买提吐尔逊",
    "买买提·吐尔逊", "买买提∙吐尔逊", "买买提．吐尔逊", "王某某", "3M中国有限公司",
    "㐂喜𡈽（宜昌）有限公司",
    "阿卜杜热合曼·买买提吐尔逊江",
    "内蒙古自治区呼伦贝尔市鄂温克族自治旗恒源达成国际大酒店管理（集团）股份有限公司第二分公司",
    "中金佳泰(天津)股权投资基金合伙企业(有限合伙)", "长立商贸（宜昌）有限公司",
    "积石山保安族东乡族撒拉族自治县刘集乡某村三社（村委会东200米，蓝色大门）",
)  # fmt: skip
STORIES = (
    (
        "酒店停业，拖欠蒋某、罗某等七名职工工资55,380.00元；职工到县总工会求助，"
        "工会、法院、司法局核对工资表，约定2026年2月28日前付清，并申请司法确认。"
    ),
    (
        "劳动者2017年3月11日订立无固定期限劳动合同，2018年3月19日签订培训协议（培训自2018年3月5日起），"
        "2019年8月26日提出辞职；单位申请仲裁未获受理，起诉后由法院委派调解，劳动者一次性支付违约金10,000.00元。"
    ),
    (
        "骑手小张2019年入职，2023年4月20日至5月17日工资8,400.00元未付，另主张加班费和经济补偿；"
        "公司称其与站长争吵后自行离开，街道调解不成，转入仲裁。"
    ),
    (
        "常某等十人完工后未领到工资，12351热线工单载明共220,000.00元；街道工会到工地调解，"
        "总包单位两日内经劳务分包公司把全部款项汇入十人账户。"
    ),
)
CODES = re.compile(rb"<([0-9A-F]+)>")


@pytest.mark.parametrize("kind", PAPERS)
def test_every_name_is_read_from_every_field_as_it_was_typed(kind: str) -> None:
    for group in printed_together(kind):
        assert culprits(kind, [(path, name) for name in NAMES for path in group]) == []


@pytest.mark.parametrize("kind", PAPERS)
def test_stories_are_read_from_the_longest_field_as_they_were_typed(kind: str) -> None:
    assert culprits(kind, [(longest_field(kind), story) for story in STORIES]) == []


@pytest.mark.parametrize("kind", PAPERS)
def test_no_character_is_drawn_as_the_sign_of_a_missing_glyph(kind: str) -> None:
    path = printed_together(kind)[0][0]
    content = drawn(kind, among_others(kind, {path: "、".join((*NAMES, *STORIES))}))
    drawn_codes = {
        codes[start : start + 4]
        for operators in page_operators(content)
        for codes in CODES.findall(operators)
        for start in range(0, len(codes), 4)
    }
    assert b"0000" not in drawn_codes
    faces = {name.partition("+")[2] for name in fonts_of(content)}
    assert {"HanaMinA", "HanaMinB"} & faces, "what our faces lack comes from the next in the chain"


@pytest.mark.parametrize("character", ["\U00031353", "\U00031359", "\U000f0000", "\U0001f3fd"])
def test_what_no_face_has_stops_the_print_by_its_code_point(character: str) -> None:
    with pytest.raises(UnprintableCharacter) as stopped:
        drawn("receipt", {("received_from",): f"张{character}"})
    assert f"U+{ord(character[0]):04X}" in stopped.value.sentence
