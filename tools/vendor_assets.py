"""Fetch the front-end libraries from npm into mediation/static/vendor, with licences and hashes.

Run `python tools/vendor_assets.py` after changing ASSETS; commit what it writes. The running
product never fetches anything: an office may have no internet.
"""

import hashlib
import json
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

VENDOR = Path(__file__).resolve().parent.parent / "mediation" / "static" / "vendor"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file taken from one npm package."""

    name: str
    version: str
    licence: str
    source: str


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """What the manifest says of a vendored file: where it is and what it must hash to."""

    name: str
    version: str
    licence: str
    licence_file: str
    file: str
    sha256: str


ASSETS = (
    Asset("bootstrap", "5.3.9", "MIT", "dist/css/bootstrap.min.css"),
    Asset("htmx.org", "2.0.11", "0BSD", "dist/htmx.min.js"),
)


def digest(path: Path) -> str:
    """Give the SHA-256 of a file as hexadecimal text."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def unpack(asset: Asset, folder: Path) -> Path:
    """Download one npm package and return the folder it was unpacked into."""
    packed = subprocess.run(
        ["npm", "pack", "--silent", f"{asset.name}@{asset.version}"],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    archive = folder / packed.stdout.strip().splitlines()[-1]
    target = folder / asset.name
    with tarfile.open(archive) as opened:
        opened.extractall(target, filter="data")
    return target / "package"


def strip_source_map(path: Path) -> None:
    """Drop the pointer to a source map we do not ship, which browsers would ask for in vain."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if "# sourceMappingURL=" not in line]
    path.write_text("".join(kept), encoding="utf-8")


def place(asset: Asset, package: Path) -> ManifestEntry:
    """Copy one file and its licence to their place and describe them."""
    folder = VENDOR / f"{asset.name}-{asset.version}"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / Path(asset.source).name
    shutil.copyfile(package / asset.source, file)
    strip_source_map(file)
    shutil.copyfile(package / "LICENSE", folder / "LICENSE")
    return ManifestEntry(
        name=asset.name,
        version=asset.version,
        licence=asset.licence,
        licence_file=(folder / "LICENSE").relative_to(VENDOR).as_posix(),
        file=file.relative_to(VENDOR).as_posix(),
        sha256=digest(file),
    )


def main() -> None:
    """Rebuild the vendor folder and its manifest."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch:
        entries = [place(asset, unpack(asset, Path(scratch))) for asset in ASSETS]
    text = json.dumps([asdict(entry) for entry in entries], indent=2, ensure_ascii=False)
    (VENDOR / "manifest.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
