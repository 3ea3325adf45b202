"""The five steps of a study, and which of them is next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext


@dataclass(frozen=True, slots=True)
class Step:
    """The next step of one study: 1 BOM, 2 match, 3 result, 4 review, 5 label."""

    number: int
    title: str
    text: str
    button: str
    url: str


def next_step(row: Any) -> Step:
    """From a row of `studies.queries.studies`."""
    study, name = row.study, row.study.name
    match row.review_state:
        case "approved":
            return Step(
                5,
                _("%(name)s has its label", name=name),
                _("Download it, or share its status page."),
                _("To the label"),
                url_for("labels.of_study", study_id=study.id),
            )
        case "submitted" | "resubmitted":
            return Step(
                4,
                _("%(name)s is with the certifier", name=name),
                _("You get a mail when there is a question or a decision."),
                _("Open the review"),
                url_for("review.of_study", study_id=study.id),
            )
        case "in_question":
            return Step(
                4,
                _("The certifier asks about %(name)s", name=name),
                _("Answer the question so that the review goes on."),
                _("Answer"),
                url_for("review.of_study", study_id=study.id),
            )
        case "changes_requested":
            return Step(
                4,
                _("The certifier wants changes in %(name)s", name=name),
                _("Read the reason, change the lines, calculate again and resubmit."),
                _("Read the reason"),
                url_for("review.of_study", study_id=study.id),
            )
    if row.waiting:
        return Step(
            1,
            _("%(name)s has a file whose columns you have to look at", name=name),
            row.waiting,
            _("Look at the columns"),
            url_for("columns.show", study_id=study.id),
        )
    if row.unmatched is None:
        return Step(
            1,
            _("%(name)s needs its bill of materials", name=name),
            "",
            _("Upload it"),
            url_for("studies.bom", study_id=study.id),
        )
    if row.matching:
        return Step(
            2,
            _("The lines of %(name)s are being matched", name=name),
            _("You need not wait: the work goes on when you leave, and nothing is lost."),
            _("Show its progress"),
            url_for("jobs.show", job_id=row.matching),
        )
    if row.unmatched:
        return Step(
            2,
            ngettext(
                "One line of %(name)s needs a data set",
                "%(num)d lines of %(name)s need a data set",
                row.unmatched,
                name=name,
            ),
            _("Choose one for each from the ranked list."),
            _("Match the lines"),
            url_for("matching.desk", study_id=study.id),
        )
    if row.snapshot is None:
        return Step(
            2,
            _("%(name)s is ready to be calculated", name=name),
            _("Look over the matches once more, then calculate."),
            _("To the matches"),
            url_for("matching.desk", study_id=study.id),
        )
    return Step(
        3,
        _("%(name)s is calculated", name=name),
        _("Look at the result, then submit it to a certifier."),
        _("To the result"),
        url_for("results.show", snapshot_id=row.snapshot.id),
    )


def reached(row: Any) -> int:
    """The last step that is done."""
    return next_step(row).number - (0 if row.review_state == "approved" else 1)
