"""The instance's own certificate authority and the keys that sign its PDFs.

Made on first use under `<home>/pki/`: a CA (`ca.pem`, public, and `ca.key`), one leaf for real labels and another for
what demonstration accounts make. RSA, because an elliptic-curve signature would lift the PDF out of PDF/A-3. Keys have
mode 0600. A leaf outlives every label that it signs by ten years; when it no longer would, a new one is issued.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID, ObjectIdentifier

__all__ = ["Authority", "SigningKey", "make_ca", "make_leaf", "years_after"]

KEY_BITS = 3072
CA_YEARS = 60
LEAF_YEARS = 25
OUTLIVES_YEARS = 10
SAMPLE_UNIT = "SAMPLE"
LABEL_UNIT = "LABELS"
# id-kp-documentSigning, RFC 9336
DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A leaf certificate and its private key, both PEM."""

    certificate: bytes
    key: bytes

    def __repr__(self) -> str:
        return "SigningKey(…)"


def years_after(day: date, years: int) -> date:
    """The same day of a later year; 28 February for a leap day that it lacks."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _pem(key: rsa.RSAPrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _write(path: Path, data: bytes, mode: int) -> None:
    """All of it or nothing; never readable by others for a moment."""
    partial = path.with_suffix(path.suffix + f".{os.getpid()}.part")
    partial.unlink(missing_ok=True)
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(partial, path)


def _name(common: str, unit: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Footprint"),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, unit),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def _usage(*, signing: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signing,
        content_commitment=signing,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=not signing,
        crl_sign=not signing,
        encipher_only=False,
        decipher_only=False,
    )


def make_ca(common: str, now: datetime, years: int = CA_YEARS) -> SigningKey:
    """A self-signed CA that may issue leaves only."""
    key = rsa.generate_private_key(65537, KEY_BITS)
    name = _name(common, "CA")
    public = key.public_key()
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(datetime.combine(years_after(now.date(), years), datetime.min.time(), UTC))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signing=False), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .sign(key, hashes.SHA256())
    )
    return SigningKey(certificate.public_bytes(serialization.Encoding.PEM), _pem(key))


def make_leaf(ca: SigningKey, *, sample: bool, begins: datetime, ends: datetime) -> SigningKey:
    """A leaf for signing documents; a sample's says so in its name."""
    issuer = x509.load_pem_x509_certificate(ca.certificate)
    ca_key = serialization.load_pem_private_key(ca.key, password=None)
    if not isinstance(ca_key, rsa.RSAPrivateKey):
        raise TypeError("the CA's key is not RSA")
    key = rsa.generate_private_key(65537, KEY_BITS)
    unit = SAMPLE_UNIT if sample else LABEL_UNIT
    common = "Footprint SAMPLE signer" if sample else "Footprint label signer"
    certificate = (
        x509.CertificateBuilder()
        .subject_name(_name(common, unit))
        .issuer_name(issuer.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signing=True), critical=True)
        .add_extension(x509.ExtendedKeyUsage([DOCUMENT_SIGNING]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key()), critical=False)
        .sign(ca_key, hashes.SHA256())
    )
    return SigningKey(certificate.public_bytes(serialization.Encoding.PEM), _pem(key))


@dataclass(frozen=True, slots=True)
class Authority:
    """The keys under one instance's home. Every method may be called by several processes at once."""

    home: Path

    @property
    def folder(self) -> Path:
        """Where they rest."""
        return self.home / "pki"

    @property
    def ca_path(self) -> Path:
        """The public certificate; it may not exist yet."""
        return self.folder / "ca.pem"

    def ca_pem(self) -> bytes:
        """The CA's certificate, which is public. Makes the CA on first use."""
        if not self._exists("ca"):
            with self._locked():
                if not self._exists("ca"):
                    self._store("ca", make_ca("Footprint CA", datetime.now(UTC)))
        return self._read("ca").certificate

    def key(self, *, sample: bool, valid_until: date) -> SigningKey:
        """The leaf for a label that is valid until that day; it stays valid for ten years more."""
        self.ca_pem()
        kind = "sample" if sample else "label"
        needed = datetime.combine(years_after(valid_until, OUTLIVES_YEARS), datetime.max.time(), UTC)
        with self._locked():
            number = 1
            while self._exists(f"{kind}-{number}"):
                pair = self._read(f"{kind}-{number}")
                if x509.load_pem_x509_certificate(pair.certificate).not_valid_after_utc >= needed:
                    return pair
                number += 1
            made = self._leaf(sample, needed)
            self._store(f"{kind}-{number}", made)
            return made

    def _leaf(self, sample: bool, needed: datetime) -> SigningKey:
        ca, now = self._read("ca"), datetime.now(UTC)
        last = x509.load_pem_x509_certificate(ca.certificate).not_valid_after_utc
        if needed > last:
            raise ValueError(f"the instance's CA ends on {last:%Y-%m-%d}, before a leaf for this label may end")
        usual = datetime.combine(years_after(now.date(), LEAF_YEARS), datetime.max.time(), UTC)
        return make_leaf(ca, sample=sample, begins=now - timedelta(hours=1), ends=min(max(usual, needed), last))

    def _exists(self, name: str) -> bool:
        return (self.folder / f"{name}.pem").exists() and (self.folder / f"{name}.key").exists()

    def _read(self, name: str) -> SigningKey:
        return SigningKey((self.folder / f"{name}.pem").read_bytes(), (self.folder / f"{name}.key").read_bytes())

    def _store(self, name: str, pair: SigningKey) -> None:
        _write(self.folder / f"{name}.key", pair.key, 0o600)
        _write(self.folder / f"{name}.pem", pair.certificate, 0o644)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(self.folder / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)
