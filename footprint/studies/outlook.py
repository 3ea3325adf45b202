"""What the scenarios of a study would bring now: calculated for the page, nothing stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from footprint.accounts.models import User
from footprint.analysis.scenarios.reading import read_scenarios
from footprint.analysis.scenarios.section import scenarios
from footprint.assessment import model_of
from footprint.bom.values import Bom
from footprint.engine.study import calculate
from footprint.findings import Finding, InputError
from footprint.resources import Resources
from footprint.studies import queries
from footprint.studies.calculating import gather
from footprint.studies.models import Study


@dataclass(frozen=True)
class Outlook:
    """`content`: the declared part. `section`: as a result document would carry it; None when `findings` prevent it.

    `bom`: the lines as they are calculated, whose ids a measure names.
    """

    study: Study
    content: Mapping[str, Any]
    bom: Bom
    complete: bool
    section: Mapping[str, Any] | None
    findings: tuple[Finding, ...] = ()


def outlook(session: Session, resources: Resources, actor: User, study_id: str) -> Outlook:
    """The study's scenarios on its current choices. NotFound without a bill of materials.

    Factors come from the catalogue; only a scenario that changes the background looks upstream.
    """
    study = queries.study(session, actor, study_id)
    now = gather(session, study)
    content = now.declarations.get("scenarios", {})
    options = replace(now.options, iterations=0, upstream=0)
    try:
        model = model_of(now.bom, now.choices, resources.release(), options, now.declarations, now.suppliers)
        prepared = model.prepared
        found = calculate(prepared.bom, prepared.choices, model.background, options)
        section = scenarios(model, read_scenarios(content), found)
    except InputError as error:
        return Outlook(study, content, now.bom, False, None, error.findings)
    return Outlook(study, content, prepared.bom, found.complete, section)
