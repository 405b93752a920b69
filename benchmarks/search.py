"""The search box: the index of grams against reading every row, in one run on the same rows.

`python -m benchmarks.search [cases]`; the number of cases is 100,000 unless said. What the program
promises is the ratio: it grows with the number of cases, because the index does not read them all.
"""

import random
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

from sqlalchemy import ColumnElement, func, insert, select

from benchmarks.cases import scratch_application
from mediation.domain.search_terms import grams, searchable
from mediation.domain.search_text import body_gram, without_brackets
from mediation.extensions import db
from mediation.models import Case, CaseSearch, User
from mediation.models.blind_indexes import tail_gram
from mediation.queries import search
from mediation.queries.visibility import visible_to
from mediation.services.search_index import employer_initials, initials

NUMBER, BATCH, REPEATS, PAGE = 100_000, 10_000, 9, 25
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"
GIVEN = "秀兰桂芳建国志强晓东文静海燕春梅永红丽华明辉玉珍德福金凤小龙宝山"
TRADES = (
    "悦来酒店",
    "如意餐饮",
    "宏达建筑",
    "东方电子",
    "顺通运输",
    "佳美家政",
    "新城物业",
    "金石矿业",
)
PLACES = ("城东", "城西", "江北", "江南", "开发区", "高新区", "临港", "河口")
# One who sees everything, and one who sees one case in a hundred.
USERS = ("citysupervisor", "mediator")
QUERIES = (
    ("two characters, common", "酒店"),
    ("two characters, a name", "秀兰"),
    ("three characters, a name", "王秀兰"),
    ("two words", "悦来 王秀"),
    ("a case number", "东工调字第4217号"),
    ("the tail of a telephone", "4217"),
    ("initials", "wxl"),
    ("one character", "王"),
    ("nobody", "欧阳锋"),
)


def _fill(number: int) -> None:
    """Write a search row for every case, as `reindex` would."""
    chance = random.Random(20261123)
    letters: dict[str, str] = {}
    firms = [f"{place}{trade}有限公司" for place in PLACES for trade in TRADES]
    firm_letters = {firm: employer_initials(firm) for firm in firms}
    keys = list(db.session.execute(select(Case.id, Case.body_id)))
    for start in range(0, number, BATCH):
        rows = []
        for key, body in keys[start : start + BATCH]:
            name = chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, 2))
            if name not in letters:
                letters[name] = initials(name)[0]
            firm = chance.choice(firms)
            tails = [tail_gram(f"{chance.randrange(10_000):04d}") for _ in range(2)]
            pieces = f"〔2026〕东工调字第{key}号 {name} {letters[name]} {firm} "
            plain = without_brackets(pieces + firm_letters[firm])
            row = {
                "case_id": key,
                "text": searchable(plain),
                "grams": " ".join((*grams(plain), *tails, body_gram(body))),
            }
            rows.append(row)
        db.session.execute(insert(CaseSearch), rows)
        db.session.commit()


def _by_reading_all(user: User, query: str) -> None:
    """What the page would do without an index: LIKE over every row, the same page and count."""
    words: list[ColumnElement[bool]] = [
        CaseSearch.text.like(f"%{word}%") for word in searchable(query).split()
    ]
    found = select(Case.id).join(CaseSearch).where(*words, visible_to(user))
    db.session.execute(found.order_by(Case.id.desc()).limit(PAGE)).all()
    capped = found.limit(search.MOST_COUNTED).subquery()
    db.session.scalar(select(func.count()).select_from(capped))


def _milliseconds(act: Callable[[], object]) -> float:
    times = []
    for _ in range(REPEATS):
        began = perf_counter()
        act()
        times.append((perf_counter() - began) * 1000)
    return median(times)


def main(number: int = NUMBER) -> None:
    """Print both times of each query, and how many times faster the index is."""
    with scratch_application(number):
        began = perf_counter()
        _fill(number)
        print(f"search, {number:,} cases, index built in {perf_counter() - began:.1f} s")
        for username in USERS:
            _measure(db.session.query(User).filter_by(username=username).one())


def _measure(user: User) -> None:
    print(f" {user.name}, {user.organisation.name}")
    for label, query in QUERIES:
        count = search.find(user, query).count
        index = _milliseconds(lambda query=query: search.find(user, query))
        reading = _milliseconds(lambda query=query: _by_reading_all(user, query))
        print(
            f"  {label:26} {query:10} {count:5} found  index {index:8.2f} ms"
            f"  LIKE {reading:8.2f} ms  ratio {reading / index:7.1f}"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER)
