from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa

from footprint.labels.authority import Authority, years_after
from tests.unit.labels.conftest import UNTIL, Keys


def certificate(pem: bytes) -> x509.Certificate:
    return x509.load_pem_x509_certificate(pem)


def test_keys_are_private_and_the_ca_is_public(keys: Keys) -> None:
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in keys.authority.folder.iterdir()}
    assert {name: mode for name, mode in modes.items() if name.endswith(".key")} == {
        "ca.key": 0o600,
        "label-1.key": 0o600,
        "sample-1.key": 0o600,
    }
    assert stat.S_IMODE(keys.authority.folder.stat().st_mode) == 0o700
    assert not [name for name in modes if name.endswith(".part")]
    assert keys.authority.ca_path.read_bytes() == keys.ca
    assert b"PRIVATE" not in keys.ca


def test_leaves_are_rsa_3072_issued_by_the_ca_and_outlive_the_label(keys: Keys) -> None:
    ca = certificate(keys.ca)
    for pair in (keys.sample, keys.real):
        leaf = certificate(pair.certificate)
        leaf.verify_directly_issued_by(ca)
        public = leaf.public_key()
        assert isinstance(public, rsa.RSAPublicKey)
        assert public.key_size == 3072
        assert leaf.not_valid_after_utc.date() >= years_after(UNTIL, 10)
        assert ca.not_valid_after_utc >= leaf.not_valid_after_utc
    assert keys.sample.certificate != keys.real.certificate
    assert "SAMPLE" in certificate(keys.sample.certificate).subject.rfc4514_string()
    assert "SAMPLE" not in certificate(keys.real.certificate).subject.rfc4514_string()


def test_the_same_key_is_used_until_it_would_not_outlive_a_label(keys: Keys, tmp_path: Path) -> None:
    assert keys.authority.key(sample=True, valid_until=UNTIL) == keys.sample
    authority = Authority(tmp_path)
    first = authority.key(sample=False, valid_until=date(2030, 1, 1))
    later = authority.key(sample=False, valid_until=date(2046, 1, 1))
    assert first != later
    assert certificate(later.certificate).not_valid_after_utc.date() >= date(2056, 1, 1)
    with pytest.raises(ValueError, match="CA ends on"):
        authority.key(sample=False, valid_until=date(2090, 1, 1))


def _ca(home: str) -> bytes:
    return Authority(Path(home)).ca_pem()


@pytest.mark.slow
def test_threads_and_processes_that_start_together_share_one_ca(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(_ca, [str(tmp_path / "threads")] * 4))) == 1
    with get_context("spawn").Pool(2) as pool:
        assert len(set(pool.map(_ca, [str(tmp_path / "processes")] * 2))) == 1


def test_a_key_does_not_print_itself(keys: Keys) -> None:
    assert "PRIVATE" not in repr(keys.real)


def test_years_after_a_leap_day() -> None:
    assert years_after(date(2028, 2, 29), 10) == date(2038, 2, 28)
