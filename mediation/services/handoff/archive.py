"""Writing a pack or a receipt: the files, the manifest over them, the signature over that."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from mediation.domain.handoff import Manifest, Office, PackageKind
from mediation.domain.handoff.layout import laid_out
from mediation.domain.handoff.manifest import KEY, MANIFEST, PURPOSE, SIGNATURE, line_of
from mediation.extensions import keeper


@dataclass(frozen=True, kw_only=True)
class Package:
    """What is packed: the manifest says all of it but the files."""

    kind: PackageKind
    code: str
    made_at: datetime
    sender: Office
    receiver: Office
    contract: str
    contract_version: int
    files: Mapping[str, bytes]

    @property
    def manifest(self) -> Manifest:
        """Everything that is signed."""
        return Manifest(
            kind=self.kind,
            code=self.code,
            made_at=self.made_at,
            sender=self.sender,
            receiver=self.receiver,
            contract=self.contract,
            contract_version=self.contract_version,
            files=tuple(line_of(name, content) for name, content in sorted(self.files.items())),
        )


@dataclass(frozen=True)
class Written:
    """The bytes of a package and what they hash to."""

    content: bytes
    sha256: str


def written(package: Package) -> Written:
    """The zip, signed with the key that signs papers."""
    manifest = package.manifest.as_bytes
    signature, public_key = _signed(manifest)
    files = {
        **package.files,
        MANIFEST: manifest,
        SIGNATURE: base64.b64encode(signature),
        KEY: base64.b64encode(public_key),
    }
    content = laid_out(files)
    return Written(content, sha256(content).hexdigest())


def own_key() -> bytes:
    """The public half of the key that signs now; its fingerprint is told by telephone."""
    return bytes.fromhex(keeper.public_keys()[keeper.ring.signing_current])


def _signed(manifest: bytes) -> tuple[bytes, bytes]:
    name, _, digits = keeper.sign(manifest, PURPOSE).partition(":")
    return bytes.fromhex(digits), bytes.fromhex(keeper.public_keys()[name])
