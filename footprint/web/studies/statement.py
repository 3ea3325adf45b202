"""Goal, scope and rules of a study: which rule set it follows, and what it states in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from footprint.bom.values import STAGES, Bom
from footprint.db import db
from footprint.findings import Finding, InputError
from footprint.rules import kinds
from footprint.rules.following import read_following
from footprint.rules.progress import Progress, progress
from footprint.rules.statement import SECTIONS, read_statement
from footprint.rules.suggesting import drafts
from footprint.rules.values import RuleSet
from footprint.rules.words import FIELD_WORDS
from footprint.units import parse_unit
from footprint.web import context
from footprint.web.sessions import signed_in
from footprint.web.studies.statement_form import carried, following_of, shown, statement_of
from footprint.web.studies.views import row_of

pages = Blueprint("statement", __name__, url_prefix="/studies/<study_id>/statement")


@dataclass(frozen=True)
class Stated:
    """A study with what it declares of its goal and rules."""

    study: Any
    bom: Bom
    declarations: Mapping[str, Any]
    rule_set: RuleSet
    library: Any

    @property
    def statement(self) -> Mapping[str, Any]:
        """The declaration `statement`."""
        return dict(self.declarations.get("statement", {}))

    @property
    def following(self) -> Mapping[str, Any]:
        """The declaration `rules`."""
        return dict(self.declarations.get("rules", {}))

    def progress(self) -> Progress:
        """What a person has to state and what is stated."""
        return progress(
            self.rule_set,
            read_statement(self.statement),
            read_following(self.following),
            self.bom.product.boundary,
            self.declarations,
        )


@pages.get("")
@signed_in
def show(study_id: str) -> ResponseReturnValue:
    """The form, filled with what is kept."""
    stated = stated_of(study_id)
    if stated is None:
        flash(_("Upload a bill of materials first."), "bad")
        return redirect(url_for("studies.bom", study_id=study_id))
    return _page(stated, stated.statement, stated.following)


@pages.post("")
@signed_in
def keep(study_id: str) -> ResponseReturnValue:
    """Keep the statement and what is said of the rules, or fill empty fields with drafts and keep nothing yet."""
    from footprint.studies import operations

    stated = stated_of(study_id)
    if stated is None:
        return redirect(url_for("studies.bom", study_id=study_id))
    statement = statement_of(request.form)
    following = following_of(request.form, stated.rule_set, stated.following)
    if request.form.get("verb") == "draft":
        drafted = drafts(stated.bom, stated.declarations, stated.rule_set)
        return _page(stated, {**drafted, **statement}, following, drafted=True)
    try:
        version = context.posted_version()
        for part, content in (("statement", statement), ("rules", following)):
            if content != stated.declarations.get(part, {}):
                operations.declare(context.session(), context.actor(), study_id, part, content, version=version)
                version = stated.study.version
    except InputError as error:
        db.session.rollback()
        return _page(stated, statement, following, error.findings), 422
    context.commit()
    flash(_("The statement is kept. The next calculation carries it."), "good")
    return redirect(url_for("statement.show", study_id=study_id))


@pages.post("/rules")
@signed_in
def follow(study_id: str) -> ResponseReturnValue:
    """Follow another rule set; answers that it asks for too are kept."""
    from footprint.rulebook import queries as rulebook
    from footprint.studies import operations

    stated = stated_of(study_id)
    if stated is None:
        return redirect(url_for("studies.bom", study_id=study_id))
    name, _at, version = request.form.get("rule_set", "").partition("@")
    chosen = rulebook.rule_set(context.session(), name, version)
    content = carried(stated.following, chosen)
    operations.declare(context.session(), context.actor(), study_id, "rules", content, version=context.posted_version())
    context.commit()
    flash(_("The study follows these rules now. Look at what they ask for."), "good")
    return redirect(url_for("statement.show", study_id=study_id))


def stated_of(study_id: str) -> Stated | None:
    """What a study declares; None before a bill of materials was uploaded."""
    from footprint.rulebook import queries as rulebook
    from footprint.studies import queries

    session = context.session()
    study = queries.study(session, context.actor(), study_id)
    version = queries.current_bom(session, study.id)
    if version is None:
        return None
    bom, declarations = queries.bom_of(version), queries.declarations(session, study.id)
    library, following = rulebook.library(session), declarations.get("rules", {})
    product = bom.product
    named = library.get(following["id"], following.get("version", "")) if following.get("id") else None
    unit = parse_unit(product.declared_unit).symbol
    rule_set = named or library.default(product.sector, unit, product.boundary)
    return Stated(study, bom, declarations, rule_set, library)


def _page(
    stated: Stated,
    statement: Mapping[str, Any],
    following: Mapping[str, Any],
    findings: tuple[Finding, ...] = (),
    *,
    drafted: bool = False,
) -> str:
    rule_set = stated.rule_set
    beyond = stated.bom.product.boundary == "cradle-to-grave"
    return render_template(
        "studies/statement.html",
        study=stated.study,
        row=row_of(stated.study.id),
        rule_set=rule_set,
        library=stated.library,
        progress=stated.progress(),
        sections={name: fields for name, fields in SECTIONS.items() if beyond or name != "scenarios"},
        words=FIELD_WORDS,
        statement=statement,
        following=following,
        cut_offs=shown(statement, "cut_offs"),
        excluded=shown(statement, "excluded"),
        offsets=shown(following, "offsets") if _may_offset(rule_set) or following.get("offsets") else [],
        questions=rule_set.of_kind(kinds.Question),
        excusable=[one for one in rule_set.rules if one.excusable and one.only in (None, stated.bom.product.boundary)],
        baseline=bool(rule_set.of_kind(kinds.Baseline)),
        stages=STAGES,
        wrong={finding.cell: finding for finding in findings if finding.cell},
        findings=findings,
        drafted=drafted,
    )


def _may_offset(rule_set: RuleSet) -> bool:
    return any(rule.allowed for rule in rule_set.of_kind(kinds.Offsets))
