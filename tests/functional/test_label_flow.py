"""From an upload to signed files: only the background is replaced; drawing, signing and verification are real."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from footprint.jobs.models import Job
from footprint.labels import queries
from footprint.labels.verification import verify_pdf
from footprint.settings import Settings
from tests.unit.conftest import people, resources, session, settings  # noqa: F401 - fixtures
from tests.unit.records import HandResources, People, work
from tests.unit.review.test_operations import Case


@pytest.mark.slow
def test_every_file_of_a_label_verifies(
    session: Session,  # noqa: F811
    settings: Settings,  # noqa: F811
    resources: HandResources,  # noqa: F811
    people: People,  # noqa: F811
) -> None:
    case = Case(session, settings, resources, people)
    case.choose()
    snapshot = case.calculate()
    job = case.approve(case.submit(snapshot), snapshot.sha256)
    session.commit()
    assert work(resources) == 1
    session.expire_all()
    done = session.get(Job, job.id)
    assert done
    assert done.state == "done", done.error
    number = done.result["label"] if done.result else ""
    for kind in queries.PDF_KINDS:
        name, data = queries.file(session, resources, case.certifier, number, kind)
        verdict = verify_pdf(data, [resources.ca_pem()])
        assert verdict.valid, (name, verdict.reason, verdict.detail)
        assert verdict.number == number
