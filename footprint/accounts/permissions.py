"""Who may do what: one table of role × action → rule, and the one function that evaluates it.

A subject is whatever row the action is about; the rules look at its `organisation_id` and, for a certifier, at its
`certifier_organisation_id`. An action that is not in a role's column is not allowed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from footprint.accounts.models import Role, User
from footprint.refusals import Denied

Rule = Literal["always", "own", "assigned", "customer"]

PERMISSIONS: Mapping[str, Mapping[Role, Rule]] = {
    "study.list": {"manufacturer": "always", "supplier": "always"},
    "study.create": {"manufacturer": "always", "supplier": "always"},
    "study.read": {"manufacturer": "own", "supplier": "own"},
    "study.write": {"manufacturer": "own", "supplier": "own"},
    "study.calculate": {"manufacturer": "own", "supplier": "own"},
    "snapshot.read": {"manufacturer": "own", "supplier": "own", "certifier": "assigned"},
    "review.list": {"manufacturer": "always", "supplier": "always", "certifier": "always", "operator": "always"},
    "review.submit": {"manufacturer": "own", "supplier": "own"},
    "review.resubmit": {"manufacturer": "own", "supplier": "own"},
    "review.answer": {"manufacturer": "own", "supplier": "own"},
    "review.withdraw": {"manufacturer": "own", "supplier": "own"},
    "review.assign": {"manufacturer": "own", "supplier": "own", "operator": "always"},
    "review.read": {"manufacturer": "own", "supplier": "own", "certifier": "assigned"},
    "review.note": {"manufacturer": "own", "supplier": "own", "certifier": "assigned"},
    "review.ask": {"certifier": "assigned"},
    "review.decide": {"certifier": "assigned"},
    "label.list": {"manufacturer": "always", "supplier": "always", "certifier": "always", "operator": "always"},
    "label.suspend": {"certifier": "assigned", "operator": "always"},
    "label.files": {"manufacturer": "own", "supplier": "own", "certifier": "assigned", "operator": "always"},
    "label.recipe": {"manufacturer": "own", "supplier": "own", "certifier": "assigned"},
    "exchange.list": {"manufacturer": "always", "supplier": "always"},
    "exchange.publish": {"manufacturer": "always", "supplier": "always"},
    "exchange.write": {"manufacturer": "own", "supplier": "own"},
    "exchange.share": {"manufacturer": "own", "supplier": "own"},
    "exchange.accept": {"manufacturer": "customer", "supplier": "customer"},
    "certificate.list": {"manufacturer": "always", "supplier": "always", "operator": "always"},
    "certificate.read": {"manufacturer": "own", "supplier": "own", "operator": "always"},
    "certificate.enter": {"manufacturer": "always", "supplier": "always"},
    "certificate.write": {"manufacturer": "own", "supplier": "own"},
    "certificate.proof": {"manufacturer": "own", "supplier": "own", "certifier": "assigned", "operator": "always"},
    "account.list": {"operator": "always"},
    "account.approve": {"operator": "always"},
    "account.disable": {"operator": "always"},
    "account.invite": {"manufacturer": "own", "supplier": "own", "certifier": "own", "operator": "always"},
    "account.client": {"manufacturer": "own", "supplier": "own", "certifier": "own", "operator": "own"},
    "background.read": {"operator": "always"},
    "rules.write": {"operator": "always"},
    "background.edit": {"operator": "always"},
    "background.release": {"operator": "always"},
    "background.import": {"operator": "always"},
    "background.export": {
        "manufacturer": "always",
        "supplier": "always",
        "certifier": "always",
        "operator": "always",
    },
    "outbox.read": {"operator": "always"},
    "audit.read": {"manufacturer": "always", "supplier": "always", "certifier": "always", "operator": "always"},
    "job.read": {"manufacturer": "own", "supplier": "own", "certifier": "own", "operator": "always"},
    "job.cancel": {"manufacturer": "own", "supplier": "own", "certifier": "own", "operator": "always"},
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What an action is about, where no single row says it all."""

    organisation_id: str
    certifier_organisation_id: str | None = None
    customer_id: str | None = None
    prepared_by: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether it is allowed, and the sentence that says why not."""

    allowed: bool
    en: str = ""
    zh: str = ""


YES = Verdict(True)
_INACTIVE = Verdict(False, "Your account is not active.", "您的账号未启用。")
_ROLE = Verdict(False, "Your role does not allow this.", "您的角色无权执行此操作。")
_OWN = Verdict(False, "This belongs to another organisation.", "该内容属于其他单位。")
_SAME = Verdict(
    False,
    "A certifier may not act on its own organisation's product.",
    "核查机构不得处理本单位的产品。",
)
_UNASSIGNED = Verdict(False, "This was not given to your organisation.", "该任务未分配给贵单位。")
_PREPARED = Verdict(False, "Who prepared a result may not verify it.", "结果的编制人不得对其进行核查。")


def may(actor: User, action: str, subject: object | None = None) -> Verdict:
    """Whether `actor` may do `action` to `subject`. KeyError for an action that is not in the table."""
    rule = PERMISSIONS[action].get(actor.role)  # type: ignore[call-overload]
    if actor.status != "active":
        return _INACTIVE
    if rule is None:
        return _ROLE
    organisation = getattr(subject, "organisation_id", None)
    match rule:
        case "always":
            return YES
        case "own":
            return YES if organisation is not None and organisation == actor.organisation_id else _OWN
        case "customer":
            return YES if getattr(subject, "customer_id", None) == actor.organisation_id else _OWN
        case "assigned":
            if organisation == actor.organisation_id:
                return _SAME
            if getattr(subject, "certifier_organisation_id", None) != actor.organisation_id:
                return _UNASSIGNED
            return _PREPARED if getattr(subject, "prepared_by", None) == actor.id else YES
    raise AssertionError(f"no such rule: {rule}")


def demand(actor: User, action: str, subject: object | None = None) -> None:
    """Go on only if `actor` may. Denied says why not."""
    verdict = may(actor, action, subject)
    if not verdict.allowed:
        raise Denied(verdict.en, verdict.zh)
