"""Sealing, digests and signatures: what must open, and above all what must not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.crypto import CannotUnseal, DataKey, Keeper, KeyRing
from mediation.crypto.keeper import key_id_of

PURPOSE = "party.identity_number"
RING = KeyRing.for_testing()
NATIONAL = replace(RING, keys={"k1": DataKey("SM4-GCM", RING.keys["k1"].secret)}, digest_hash="SM3")
RINGS = pytest.mark.parametrize("ring", [RING, NATIONAL], ids=["AES and SHA", "SM4 and SM3"])


@RINGS
@given(plain=st.binary(max_size=300))
def test_what_was_sealed_opens_again(ring: KeyRing, plain: bytes) -> None:
    keeper = Keeper(ring)
    sealed = keeper.seal(plain, PURPOSE)
    assert keeper.unseal(sealed, PURPOSE) == plain
    assert len(plain) < 4 or plain not in sealed


@RINGS
def test_equal_texts_are_sealed_differently(ring: KeyRing) -> None:
    keeper = Keeper(ring)
    assert keeper.seal(b"110101199003074514", PURPOSE) != keeper.seal(
        b"110101199003074514", PURPOSE
    )


@RINGS
def test_no_byte_may_be_changed_cut_or_added(ring: KeyRing) -> None:
    keeper = Keeper(ring)
    sealed = keeper.seal(b"330106198501011234", PURPOSE)
    changed = [
        sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        for place in range(len(sealed))
    ]
    for wrong in (*changed, *(sealed[:end] for end in range(len(sealed))), sealed + b"\x00"):
        with pytest.raises(CannotUnseal):
            keeper.unseal(wrong, PURPOSE)


@RINGS
def test_what_was_sealed_for_one_purpose_does_not_open_for_another(ring: KeyRing) -> None:
    keeper = Keeper(ring)
    with pytest.raises(CannotUnseal):
        keeper.unseal(keeper.seal(b"13800000000", "party.phone"), PURPOSE)


def test_an_old_key_still_opens_and_the_new_one_seals() -> None:
    old = Keeper(RING)
    sealed = old.seal(b"secret", PURPOSE)
    both = Keeper(RING.with_new_key(cipher="SM4-GCM"))
    assert both.unseal(sealed, PURPOSE) == b"secret"
    assert key_id_of(both.seal(b"secret", PURPOSE)) == "k2"
    dropped = Keeper(both.ring.without_key("k1"))
    with pytest.raises(CannotUnseal, match="k1"):
        dropped.unseal(sealed, PURPOSE)


def test_a_blind_index_is_equal_for_equal_texts_of_one_purpose_and_one_ring_only() -> None:
    keeper, stranger = Keeper(RING), Keeper(KeyRing.for_testing("stranger"))
    index = keeper.blind_index("4514", PURPOSE)
    assert len(index) == 64
    assert index == keeper.blind_index("4514", PURPOSE)
    assert index != keeper.blind_index("4515", PURPOSE)
    assert index != keeper.blind_index("4514", "party.phone")
    assert index != stranger.blind_index("4514", PURPOSE)
    rotated = Keeper(RING.with_new_key(cipher="AES-256-GCM"))
    assert index == rotated.blind_index("4514", PURPOSE)


def test_a_signature_holds_for_its_bytes_and_purpose_only() -> None:
    keeper, stranger = Keeper(RING), Keeper(KeyRing.for_testing("stranger"))
    signature = keeper.sign(b"root", "checkpoint")
    assert keeper.signature_holds(b"root", signature, "checkpoint")
    assert not keeper.signature_holds(b"roof", signature, "checkpoint")
    assert not keeper.signature_holds(b"root", signature, "paper")
    assert not stranger.signature_holds(b"root", signature, "checkpoint")
    for nonsense in ("", "s1", "s1:", "s1:zz", "s9:" + signature[3:]):
        assert not keeper.signature_holds(b"root", nonsense, "checkpoint")
