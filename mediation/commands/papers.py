"""Commands about issued papers: `flask --app wsgi papers …`."""

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from pathlib import Path

import click
from flask.cli import AppGroup

from mediation.commands.moment import now
from mediation.crypto.certificates import fingerprint, pem_of
from mediation.domain.errors import ActionNotPossible
from mediation.domain.paper_signatures import FoundSignature, SignatureState
from mediation.extensions import keeper
from mediation.services import office_certificates, paper_checks
from mediation.services.scanned_stacks import check_stack
from mediation.uploads import Refused

PARTS = Path(__file__).parent / "verifier"
USUAL_NAME = "文书离线校验.html"

papers = AppGroup("papers", help="Issued papers and their seals.")


@papers.command("verifier")
@click.option("--to", "target", type=click.Path(dir_okay=False, path_type=Path), default=USUAL_NAME)
def verifier(target: Path) -> None:
    """Write the page that checks papers without any network, with all public keys inside."""
    page = verifier_page(keeper.public_keys(), keeper.ring.signing_current, now().date())
    target.write_text(page, encoding="utf-8")
    click.echo(f"Written: {target}")
    click.echo(f"SHA-256 to publish beside it: {sha256(page.encode()).hexdigest()}")


@papers.command("check-stack")
@click.argument("scan", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check_stack_of(scan: Path) -> None:
    """Tell of a scan, PDF or picture, whether its pages follow each other by 骑缝码.

    The pages in the order in which they lie. Ends with 1 when one was swapped or is missing.
    """
    try:
        stack = check_stack(scan.name, scan.read_bytes())
    except Refused as refusal:
        raise click.ClickException(refusal.sentence) from refusal
    for line in stack.lines:
        click.echo(line)
    if stack.swapped or stack.parted:
        raise SystemExit(1)


@papers.command("new-office-ca")
@click.argument("body")
def new_office_ca(body: str) -> None:
    """Make an authority for BODY (its full name) that certifies who signs its papers."""
    with told():
        made = office_certificates.new_authority(body, at=now())
    click.echo(f"{body}: authority {made.serial[:16]} until {made.valid_until:%Y-%m-%d}.")
    click.echo(f"SHA-256 of its certificate: {fingerprint(made.certificate)}")
    click.echo("Next: papers new-office-certificate, then hand out what papers office-ca writes.")


@papers.command("new-office-certificate")
@click.argument("body")
def new_office_certificate(body: str) -> None:
    """Make the certificate that signs the papers of BODY from now on; earlier ones still prove."""
    with told():
        made = office_certificates.new_certificate(body, at=now())
    click.echo(f"{body}: certificate {made.serial[:16]} signs until {made.valid_until:%Y-%m-%d}.")


@papers.command("office-ca")
@click.argument("body")
@click.option("--to", "target", type=click.Path(dir_okay=False, path_type=Path), required=True)
def office_ca(body: str, target: Path) -> None:
    """Write the certificate of BODY's authority, for the programs of others to trust."""
    with told():
        authority = office_certificates.authority_of(body)
    target.write_text(pem_of(authority.certificate), encoding="ascii")
    click.echo(f"Written: {target}")
    click.echo(f"SHA-256 to tell by telephone: {fingerprint(authority.certificate)}")


@papers.command("check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check(file: Path) -> None:
    """Say who signed a PDF, when, and what became of it since; exit code 1 unless it is sound."""
    found = paper_checks.look_at(file.read_bytes(), at=now())
    if found.signature is None:
        raise click.ClickException("The file is too hard to read: it was not checked.")
    for line in signature_lines(found.signature):
        click.echo(line)
    kept = "the same bytes are kept here" if found.paper else "no paper kept here has these bytes"
    click.echo(f"  {kept}")
    if found.signature.state is not SignatureState.VALID:
        raise click.exceptions.Exit(1)


def signature_lines(found: FoundSignature) -> list[str]:
    """What was found of a signature, line by line."""
    lines = [f"{found.state.label}{f'：{found.flaw.sentence}' if found.flaw else ''}"]
    if found.signer and found.signed_at:
        stamped = "time stamp" if found.is_stamped else "said by the signer"
        lines.append(f"  signed by {found.signer}, certified by {found.issuer}")
        lines.append(f"  {found.signed_at:%Y-%m-%d %H:%M:%S %z} ({stamped}), {found.level}")
        behind = found.appended_bytes
        lines.append(f"  {behind} bytes appended since" if behind else "  covers the whole file")
    return lines


@contextmanager
def told() -> Iterator[None]:
    """A refusal of the services as one of the command."""
    try:
        yield
    except ActionNotPossible as error:
        raise click.ClickException(str(error)) from error


def verifier_page(keys: dict[str, str], current: str, on: date) -> str:
    """One file of HTML that knows these public keys."""
    script, style = (_part(name) for name in ("verifier.js", "style.css"))
    filled = {
        "script_hash": _hash(script),
        "style_hash": _hash(style),
        "keys": json.dumps({"current": current, "keys": keys}),
        "key_names": "、".join(sorted(keys)),
        "made_on": on.isoformat(),
        "style": style,
        "script": script,
    }
    page = _part("page.html.in")
    for name, text in filled.items():
        page = page.replace(f"@{name}@", text)
    return page


def _part(name: str) -> str:
    return (PARTS / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """What a content security policy names a text by."""
    return base64.b64encode(sha256(text.encode()).digest()).decode()
