"""归档包: what leaves, that it proves itself, and that a change is found with no help of ours."""

import json
import subprocess
import sys
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import select

from mediation.domain.dossier.metadata import PIECE_FIELDS, VOLUME_FIELDS
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible
from mediation.domain.volumes import Volume
from mediation.extensions import db, keeper
from mediation.models import AuditEntry, Case
from mediation.services.dossier import exporting
from tests.cast import Cast
from tests.services.dossier.volumes import NOW, add_file, bind, content_of, filed, pdf_saying
from tests.services.paper_cases import issue, overridden

Files = dict[str, bytes]


def exported(case: Case, cast: Cast) -> bytes:
    return exporting.export(case, by=cast.supervisor, at=NOW)


def inside(content: bytes) -> Files:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def unpacked(files: Files, folder: Path) -> Path:
    for name, content in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return folder


def verified(place: Path, *more: str) -> tuple[int, str]:
    """What the program in the package says, run as somebody else would run it."""
    program = exporting.KIT / "verify.py"
    done = subprocess.run(
        [sys.executable, "-I", str(program), str(place), *more],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert not done.stderr, done.stderr
    return done.returncode, done.stdout


@pytest.fixture
def package(cast: Cast) -> bytes:
    case = filed(cast, "rights_notice", "session_record")
    add_file(case, cast.mediator, "三月工资".encode(), "工资.txt")
    bind(case, cast.mediator)
    return exported(case, cast)


def test_the_package_has_the_volume_every_piece_and_the_means_to_check_them(
    cast: Cast, package: bytes
) -> None:
    files = inside(package)
    assert sorted(files) == [
        *("manifest.json", "manifest.seal.json", "metadata.json"),
        *("pieces/main-1/001.pdf", "pieces/main-1/002.txt", "pieces/main-1/003.pdf"),
        *("readme.txt", "verify.py", "volumes/main-1.pdf"),
    ]
    manifest = json.loads(files["manifest.json"])
    for row in manifest["files"]:
        assert row["sha256"] == sha256(files[row["path"]]).hexdigest()
        assert row["size"] == len(files[row["path"]])
    assert files["pieces/main-1/002.txt"] == "三月工资".encode()


def test_it_proves_itself_unpacked_and_as_it_came(package: bytes, tmp_path: Path) -> None:
    zipped = tmp_path / "包.zip"
    zipped.write_bytes(package)
    place = unpacked(inside(package), tmp_path / "folder")
    for each in (zipped, place):
        code, said = verified(each)
        assert code == 0, said
        assert "核对无误：9 个文件" in said
        assert next(iter(keeper.public_keys().values())) in said


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("volumes/main-1.pdf", "内容被改动：volumes/main-1.pdf"),
        ("pieces/main-1/001.pdf", "内容被改动：pieces/main-1/001.pdf"),
        ("metadata.json", "内容被改动：metadata.json"),
    ],
)
def test_one_changed_byte_is_found(package: bytes, tmp_path: Path, path: str, told: str) -> None:
    files = inside(package)
    files[path] = files[path][:-1] + bytes([files[path][-1] ^ 1])
    code, said = verified(unpacked(files, tmp_path / "package"))
    assert (code, said.strip()) == (1, told)


def test_a_missing_and_a_foreign_file_are_found(package: bytes, tmp_path: Path) -> None:
    files = inside(package)
    del files["pieces/main-1/003.pdf"]
    files["pieces/main-1/004.pdf"] = b"x"
    code, said = verified(unpacked(files, tmp_path / "package"))
    assert code == 1
    assert "缺少文件：pieces/main-1/003.pdf" in said
    assert "多出文件：pieces/main-1/004.pdf" in said


def test_a_manifest_made_to_fit_a_forged_file_breaks_the_signature(
    package: bytes, tmp_path: Path
) -> None:
    files = inside(package)
    files["pieces/main-1/002.txt"] = "三月奖金".encode()
    old, new = (sha256(each).hexdigest() for each in ("三月工资".encode(), "三月奖金".encode()))
    files["manifest.json"] = files["manifest.json"].replace(old.encode(), new.encode())
    code, said = verified(unpacked(files, tmp_path / "package"))
    assert code == 1
    assert said.strip() == "清单的签名不符，清单被改动或者不是出具单位签发的。"


def test_a_seal_of_somebody_else_does_not_pass_for_that_of_the_office(
    package: bytes, tmp_path: Path
) -> None:
    place = unpacked(inside(package), tmp_path / "package")
    (ours,) = keeper.public_keys().values()
    assert verified(place, "--key", ours)[0] == 0
    code, said = verified(place, "--key", "0" * 64)
    assert code == 1
    assert "不是您给出的公钥" in said


def test_the_metadata_name_every_field_of_the_scheme(cast: Cast, package: bytes) -> None:
    metadata = json.loads(inside(package)["metadata.json"])
    (volume,) = metadata["案卷"]
    assert [name for name in volume if name != "卷内文件"] == list(VOLUME_FIELDS)
    assert all(list(piece) == list(PIECE_FIELDS) for piece in volume["卷内文件"])
    assert volume["立档单位名称"] == cast.body.name
    assert volume["卷内文件"][0]["页号"].startswith("1-")
    assert volume["密级"] == volume["全宗号"] == ""


def test_the_side_volume_leaves_with_whoever_answers_for_the_body_alone(cast: Cast) -> None:
    case = overridden(cast)
    issue(case, "override_record", cast.mediator)
    issue(case, "rights_notice", cast.mediator)
    bind(case, cast.mediator)
    side = bind(case, cast.mediator, volume=Volume.SIDE)
    files = inside(exported(case, cast))
    assert files["volumes/side-1.pdf"] == content_of(side)
    for_registrar = inside(exporting.export(case, by=cast.registrar, at=NOW))
    assert not any("side" in name for name in for_registrar)
    assert "副卷" not in for_registrar["manifest.json"].decode()


@pytest.mark.parametrize("who", ["mediator", "second_mediator", "city_supervisor"])
def test_others_take_nothing_out(cast: Cast, who: str) -> None:
    case = filed(cast, "rights_notice")
    bind(case, cast.mediator)
    with pytest.raises(ActionNotAllowed):
        exporting.export(case, by=getattr(cast, who), at=NOW)


def test_what_is_not_bound_stops_the_export_in_words(cast: Cast) -> None:
    case = filed(cast, "rights_notice")
    with pytest.raises(ActionNotPossible, match="还没有装订正卷"):
        exported(case, cast)
    bind(case, cast.mediator)
    issue(case, "session_record", cast.mediator)
    with pytest.raises(ActionNotPossible, match="有 1 件还没有编入卷宗"):
        exported(case, cast)


def test_what_a_sheet_stands_in_for_does_not_leave(cast: Cast) -> None:
    case = filed(cast, "rights_notice")
    row = add_file(case, cast.mediator, pdf_saying("别人的工资"), "错传.pdf")
    bind(case, cast.mediator)
    row.voided_at, row.voided_by_id, row.void_reason = NOW, cast.mediator.id, "传错"
    db.session.commit()
    with pytest.raises(ActionNotPossible, match="有材料作废"):
        exported(case, cast)
    bind(case, cast.mediator)
    assert [name for name in inside(exported(case, cast)) if "pieces" in name] == [
        "pieces/main-1/001.pdf"
    ]


def test_each_export_stands_in_the_trail_with_its_hash(cast: Cast) -> None:
    case = filed(cast, "rights_notice")
    bind(case, cast.mediator)
    content = exported(case, cast)
    row = db.session.scalars(select(AuditEntry).filter_by(verb="dossier.exported")).one()
    assert row.data["sha256"] == sha256(content).hexdigest()
    assert row.case_id == case.id
