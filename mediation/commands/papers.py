"""Commands about issued papers: `flask --app wsgi papers …`."""

import base64
import json
from datetime import date
from hashlib import sha256
from pathlib import Path

import click
from flask.cli import AppGroup

from mediation.commands.moment import now
from mediation.extensions import keeper
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
