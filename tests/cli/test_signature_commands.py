"""The commands that make an office's certificates and check a file."""

from pathlib import Path

from flask import Flask

from mediation.crypto.certificates import certificates_in, fingerprint
from mediation.extensions import db
from mediation.queries import office_certificates
from tests.cast import Cast
from tests.pdf_seals import give_certificate
from tests.services.paper_cases import issue, settled


def run(app: Flask, *arguments: str) -> tuple[int, str]:
    done = app.test_cli_runner().invoke(args=["papers", *arguments])
    return done.exit_code, done.output


def test_an_office_makes_its_authority_and_certificate(
    app: Flask, cast: Cast, tmp_path: Path
) -> None:
    name = cast.body.name
    code, said = run(app, "new-office-certificate", name)
    assert code == 1
    assert "请先制作" in said
    code, said = run(app, "new-office-ca", name)
    assert code == 0, said
    code, said = run(app, "new-office-certificate", name)
    assert code == 0, said
    assert "signs until" in said
    target = tmp_path / "authority.pem"
    code, said = run(app, "office-ca", name, "--to", str(target))
    assert code == 0, said
    (authority,) = office_certificates.authorities()
    assert certificates_in(target.read_bytes()) == (authority,)
    assert fingerprint(authority) in said
    assert "PRIVATE" not in target.read_text()
    assert run(app, "new-office-ca", "没有这个机构")[0] == 1
    assert run(app, "office-ca", cast.other_body.name, "--to", str(target))[0] == 1


def test_a_file_is_checked(app: Flask, cast: Cast, tmp_path: Path) -> None:
    give_certificate(cast.body)
    paper = issue(settled(cast), "agreement", cast.mediator)
    db.session.commit()
    file = tmp_path / "paper.pdf"
    file.write_bytes(paper.content)
    code, said = run(app, "check", str(file))
    assert code == 0, said
    for line in ("签名有效", "covers the whole file", "PAdES B-B", "the same bytes are kept"):
        assert line in said
    file.write_bytes(paper.content + b"\n% more")
    code, said = run(app, "check", str(file))
    assert code == 1
    assert "签名之后追加了内容" in said
    assert "7 bytes appended since" in said
    file.write_bytes(paper.content[: paper.content.index(b"%%EOF") + 6])
    code, said = run(app, "check", str(file))
    assert (code, "未签名" in said) == (1, True)
