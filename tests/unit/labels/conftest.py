from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from footprint.labels.authority import Authority, SigningKey
from footprint.labels.signing import sign_pdf
from reports import label_pdf, verification_pdf
from tests.data.labelled import facts_for, load

UNTIL = date(2028, 11, 20)


@dataclass(frozen=True)
class Keys:
    authority: Authority
    ca: bytes
    sample: SigningKey
    real: SigningKey


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    authority = Authority(tmp_path_factory.mktemp("instance"))
    sample, real = (authority.key(sample=which, valid_until=UNTIL) for which in (True, False))
    return Keys(authority, authority.ca_pem(), sample, real)


@pytest.fixture(scope="session")
def other_ca(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    authority = Authority(Path(tmp_path_factory.mktemp("other")))
    sample = authority.key(sample=True, valid_until=UNTIL)
    return Keys(authority, authority.ca_pem(), sample, sample)


@pytest.fixture(scope="session")
def label() -> bytes:
    public = load("public")
    return label_pdf(public, facts_for(public), public["sha256"])


@pytest.fixture(scope="session")
def signed_label(label: bytes, keys: Keys) -> bytes:
    return sign_pdf(label, keys.sample, "Issues the label", "Demo Certification Body")


@pytest.fixture
def verification_of(keys: Keys) -> Callable[..., bytes]:
    """A verification file of these documents, signed by the right key."""

    def make(document: dict[str, Any], inventory: dict[str, Any], public: dict[str, Any]) -> bytes:
        drawn = verification_pdf(document, inventory, facts_for(document), public=public)
        return sign_pdf(drawn, keys.sample, "Issues the statement", "Demo Certification Body")

    return make
