"""Commands about the keys that seal people's data: `flask --app wsgi keys …`."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from mediation.crypto import CIPHERS, BadKeyRing, KeyRing
from mediation.extensions import keeper
from mediation.services import key_rotation

keys = AppGroup("keys", help="The keys that seal people's data.")


@keys.command("list")
def list_keys() -> None:
    """Say which keys there are, which one is current, and how many values each has sealed."""
    ring, used = keeper.ring, key_rotation.keys_in_use()
    for name, key in ring.keys.items():
        mark = "current" if name == ring.current else ""
        click.echo(f"{name:8} {key.cipher:12} {used[name]:>10} values  {mark}".rstrip())
    if used[key_rotation.UNKNOWN]:
        raise click.ClickException(
            f"{used[key_rotation.UNKNOWN]} values are sealed with keys that the key file lacks: "
            "restore the key file from the safe."
        )


@keys.command("new")
@click.option("--cipher", type=click.Choice(sorted(CIPHERS)), help="Unless said, the current one.")
def new_key(cipher: str | None) -> None:
    """Add a key to the key file and make it current; the old ones stay."""
    file, ring = _read()
    grown = ring.with_new_key(cipher=cipher or ring.keys[ring.current].cipher)
    grown.write(file)
    keeper.bind(grown, file)
    click.echo(f"{grown.current} is the current key. Keep a copy of {file.name} in the safe.")
    click.echo("What is sealed from now on has it; for the rest run: flask --app wsgi keys rotate")


@keys.command("new-signing-key")
def new_signing_key() -> None:
    """Add a key that signs papers and roots of the trail from now on; the old ones still prove."""
    file, ring = _read()
    grown = ring.with_new_signing_key()
    grown.write(file)
    keeper.bind(grown, file)
    click.echo(
        f"{grown.signing_current} signs from now on. Keep a copy of {file.name} in the safe."
    )
    click.echo("Hand out the verifier anew: flask --app wsgi papers verifier")


@keys.command("rotate")
def rotate() -> None:
    """Seal everything with the current key; broken off, it goes on where it was."""
    length = sum(store.stale() for store in key_rotation.stores())
    with click.progressbar(length=length, label="Sealing anew") as bar:
        done = key_rotation.rotate(progress=bar.update)
    click.echo(f"{done} rows sealed anew with {keeper.ring.current}.")


@keys.command("drop")
@click.argument("name")
def drop(name: str) -> None:
    """Take a key out of the key file; refused while anything is still sealed with it."""
    file, ring = _read()
    if name not in ring.keys:
        raise click.ClickException(f"The key file has no key {name}.")
    if used := key_rotation.keys_in_use()[name]:
        raise click.ClickException(
            f"{used} values are still sealed with {name}; run first: flask --app wsgi keys rotate"
        )
    try:
        smaller = ring.without_key(name)
    except BadKeyRing as error:
        raise click.ClickException(str(error)) from error
    smaller.write(file)
    keeper.bind(smaller, file)
    click.echo(f"{name} is dropped. Backups made with it need the copy in the safe.")


def _read() -> tuple[Path, KeyRing]:
    file: Path | None = current_app.config.get("DATA_KEYS_FILE")
    if file is None:
        raise click.ClickException("DATA_KEYS_FILE is not set: there is no key file to change.")
    try:
        return file, KeyRing.read(file)
    except BadKeyRing as error:
        raise click.ClickException(str(error)) from error
