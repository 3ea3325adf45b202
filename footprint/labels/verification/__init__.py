"""Offline verification of a PDF of this service: pure, no network, no database, no trust in the file."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any

from footprint.labels.verification.verdict import Check, RefusedError, Verdict, failed, passed

__all__ = ["Check", "Verdict", "verify_pdf"]


def verify_pdf(
    data: bytes, trust: Sequence[bytes], *, known_releases: Collection[str] = (), now: datetime | None = None
) -> Verdict:
    """The verdict about one PDF.

    `trust`: certificates of the CAs to believe (PEM or DER). `known_releases`: hashes of the background releases that
    the verifier knows; empty means that the release is not compared. `now` is the moment of verification (aware).
    ValueError when `trust` holds no certificate.
    """
    from footprint.labels.verification.trust import trusted_certificates

    roots = trusted_certificates(trust)
    if not roots:
        raise ValueError("no CA to trust was given")
    return _Verification(data, roots, known_releases, now or datetime.now(UTC)).verdict()


class _Verification:
    """The steps in their order; the first that is refused ends it. Nothing is unpacked before the signature holds."""

    def __init__(self, data: bytes, roots: Sequence[Any], known: Collection[str], now: datetime) -> None:
        self.data, self.roots, self.known, self.now = data, roots, known, now
        self.checks: list[Check] = []
        self.step = "file"

    def verdict(self) -> Verdict:
        """Run them."""
        try:
            return self._run()
        except RefusedError as refused:
            self.checks.append(failed(self.step, refused))
            return Verdict(
                valid=False,
                reason=refused.code,
                level=None,
                number=None,
                value=None,
                unit=None,
                product=None,
                sample=False,
                checks=tuple(self.checks),
                detail=refused.detail,
            )

    def _held(self, name: str, following: str, **values: object) -> None:
        self.checks.append(passed(name, **values))
        self.step = following

    def _run(self) -> Verdict:
        from footprint.labels.verification import chain, contents, envelope, trust

        envelope.check_file(self.data)
        self._held("file", "coverage")
        signature = trust.open_signature(envelope.open_envelope(self.data))
        self._held("coverage", "integrity")
        trust.check_integrity(signature)
        self._held("integrity", "trust")
        signer = trust.check_trust(signature, self.roots, self.now)
        self._held("trust", "attachments", signer=signer.name)
        read = contents.read_contents(self.data)
        self._held("attachments", "changes", names=", ".join(sorted(read.documents)))
        self._held("changes", "sample")
        sample = read.facts["sample"] == "yes"
        if signer.sample != sample:
            raise RefusedError("sample-key" if signer.sample else "label-key-on-sample")
        self._held("sample", "hashes", kind="SAMPLE 样例" if sample else "label 标签")
        self.checks.append(chain.check_hashes(read))
        self.step = "total"
        level, total, proven = chain.check_total(read)
        self.checks += [total, *proven]
        self.step = "printed"
        self.checks.append(chain.check_printed(read))
        self.step = "release"
        self.checks += chain.check_release(read, self.known)
        public = read.documents["public.json"]
        return Verdict(
            valid=True,
            reason="valid",
            level=level,
            number=read.facts["number"],
            value=float(public["footprint"]["total"]),
            unit=read.facts["declared-unit"],
            product=read.facts["product"],
            sample=sample,
            checks=tuple(self.checks),
            kind=read.facts["kind"],
            snapshot=read.facts["snapshot"],
            release=read.facts["release"],
            valid_until=read.facts["valid-until"],
            signed_by=signer.name,
        )
