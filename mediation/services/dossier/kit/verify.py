"""归档包自检：核对归档包里的每个文件，只用 Python 自带的库，不连接任何网络和系统。

Usage: python3 verify.py [folder or zip] [--key PUBLIC_KEY_HEX]; exit code 0 when all is well.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zipfile
from pathlib import Path

Files = dict[str, bytes]
Point = tuple[int, int, int, int]

MANIFEST, SEAL = "manifest.json", "manifest.seal.json"
# The two files that the manifest cannot name, and this program itself is named like any other.
UNLISTED = {MANIFEST, SEAL}

# Ed25519 (RFC 8032), as much of it as checks a signature.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(one: Point, two: Point) -> Point:
    """The sum of two points in extended coordinates."""
    a, b = (one[1] - one[0]) * (two[1] - two[0]) % P, (one[1] + one[0]) * (two[1] + two[0]) % P
    c, d = 2 * one[3] * two[3] * D % P, 2 * one[2] * two[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number: int, point: Point) -> Point:
    """A point so many times."""
    total: Point = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = add(total, point)
        point, number = add(point, point), number >> 1
    return total


def opened(data: bytes) -> Point | None:
    """The point that 32 bytes stand for, or None."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = opened((4 * pow(5, P - 2, P) % P).to_bytes(32, "little")) or (0, 1, 1, 0)


def signature_holds(key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the holder of the key signed just this message."""
    point, first = opened(key), opened(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or point is None or first is None or scalar >= L:
        return False
    mixed = hashlib.sha512(signature[:32] + key + message).digest()
    left = times(scalar, BASE)
    right = add(first, times(int.from_bytes(mixed, "little") % L, point))
    same_x = (left[0] * right[2] - right[0] * left[2]) % P == 0
    return same_x and (left[1] * right[2] - right[1] * left[2]) % P == 0


def read(place: Path) -> Files:
    """Every file of a folder or a zip, by its name."""
    if place.is_dir():
        found = (path for path in place.rglob("*") if path.is_file())
        return {path.relative_to(place).as_posix(): path.read_bytes() for path in found}
    with zipfile.ZipFile(place) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        return {name: archive.read(name) for name in names}


def faults_of(files: Files, key: str) -> list[str]:
    """What is wrong, each in one sentence; nothing when all is as it was exported."""
    if MANIFEST not in files:
        return [f"没有找到 {MANIFEST}，这不是完整的归档包。"]
    listed = {row["path"]: row for row in json.loads(files[MANIFEST])["files"]}
    found = [f"缺少文件：{name}" for name in listed if name not in files]
    found += [f"多出文件：{name}" for name in files if name not in listed.keys() | UNLISTED]
    for name, row in listed.items():
        if name in files and hashlib.sha256(files[name]).hexdigest() != row["sha256"]:
            found.append(f"内容被改动：{name}")
    return found + seal_faults(files, key)


def seal_faults(files: Files, key: str) -> list[str]:
    """What is wrong with the signature over the manifest."""
    if SEAL not in files:
        return [f"没有找到 {SEAL}，不能核对出具单位的签名。"]
    seal = json.loads(files[SEAL])
    if key and key.lower() != seal["public_key"]:
        return ["签名用的公钥不是您给出的公钥。"]
    message = (seal["purpose"] + "\0").encode() + files[MANIFEST]
    signature = bytes.fromhex(seal["signature"])
    if signature_holds(bytes.fromhex(seal["public_key"]), message, signature):
        return []
    return ["清单的签名不符，清单被改动或者不是出具单位签发的。"]


def say(text: str) -> None:
    """Write one line."""
    sys.stdout.write(text + "\n")


def main(arguments: list[str]) -> int:
    """Check a package and say so."""
    key = arguments[arguments.index("--key") + 1] if "--key" in arguments else ""
    places = [each for each in arguments if each not in {"--key", key}]
    place = Path(places[0]) if places else Path(__file__).resolve().parent
    files = read(place)
    faults = faults_of(files, key)
    for fault in faults:
        say(fault)
    if not faults:
        seal = json.loads(files[SEAL])
        say(f"核对无误：{len(files)} 个文件与导出时完全一致。")
        say(f"签名公钥：{seal['public_key']}（请与出具单位公布的公钥比对）")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
