"""What the firm's own sites did, how it was shared, what covers their electricity, and how the product is used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportlab.platypus import Flowable

from reports.numbers import percent, plain, quantity, significant
from reports.study.context import Context


def production(study: Context, number: str) -> list[Flowable]:
    """Sites with their meters, allocation and its alternatives; nothing when no site is declared."""
    section = study.document.get("production")
    if not section:
        return []
    found: list[Flowable] = [study.heading(number, "h.production"), study.p("study.production")]
    for site in section["sites"]:
        place = site["location"] or study.w("not stated")
        span = " – ".join(str(day) for day in (site["from"], site["to"]) if day) or study.w("not stated")
        found.append(study.strong(f"{study.name_of(site) or site['id']} ({place}), {span}"))
        for process in site["processes"]:
            found += _process(study, site["id"], process)
    found += _allocation_sensitivity(study, section.get("sensitivity") or {})
    for one in section.get("organisation_inventory") or []:
        values = {"site": one["site"], "kwh": quantity(one["kwh"]), "kg": significant(one["kg_co2"])}
        found.append(study.p("study.organisation", **values))
    return found


def _process(study: Context, site: str, process: Mapping[str, Any]) -> list[Flowable]:
    allocation, name = process["allocation"], f"{site}.{process['id']}"
    by = study.named("allocation", allocation["by"])
    reason = f": {allocation['reason']}" if allocation["reason"] else ""
    others = {key: shares for key, shares in allocation["alternatives"].items() if shares and key != allocation["by"]}
    products = [
        (
            study.name_of(made) or made["id"],
            f"{quantity(made['amount'])} {made['unit']}",
            made["share"],
            study.listed(
                [
                    f"{study.named('allocation', key)} {percent(shares.get(made['id'], 0.0))}"
                    for key, shares in others.items()
                ],
                none="none",
            ),
        )
        for made in process["products"]
    ]
    entries = [
        (
            study.name_of(entry) or study.named("entry", entry["kind"]),
            f"{quantity(entry['amount'])} {entry['unit']}",
            entry["part"],
            study.named("measured", entry["measured"] or ""),
            entry["evidence"] or None,
        )
        for entry in process["entries"]
    ]
    found = [
        study.text(f"{study.name_of(process) or process['id']} — {study.w('study.allocated', by=by)}{reason}"),
        study.table(
            f"products {name}",
            ("product", "made", "share", "by others"),
            products,
            (0.32, 0.2, 0.12, 0.36),
            right=(1, 2),
            shown=(None, None, percent, None),
        ),
        study.gap(4),
    ]
    if entries:
        found += [
            study.table(
                f"entries {name}",
                ("entry", "period amount", "part", "measured", "evidence"),
                entries,
                (0.28, 0.2, 0.14, 0.14, 0.24),
                right=(1, 2),
                shown=(None, None, lambda part: significant(part, 3), None, None),
            ),
            study.gap(),
        ]
    return found


def _allocation_sensitivity(study: Context, section: Mapping[str, Any]) -> list[Flowable]:
    others = section.get("alternatives") or {}
    if not others:
        return []
    values = [(study.w("declared"), section["declared"])]
    values += [(study.named("allocation", key), total) for key, total in others.items()]
    return [study.p("study.allocation sensitivity"), study.values("allocation", values, strong=(0,)), study.gap()]


def instruments(study: Context) -> list[Flowable]:
    """What covers the electricity of each site."""
    section = study.document.get("instruments")
    if not section:
        return []
    rows = [
        (one["site"], one["consumption_kwh"], one["physical_kwh"], one["certificates_kwh"], one["uncovered_kwh"])
        for one in section["sites"]
    ]
    found: list[Flowable] = [
        study.gap(),
        study.p("study.instruments refused" if section["refuse_certificates"] else "study.instruments"),
        study.table(
            "electricity-cover",
            ("site", "consumption", "physical", "certificates", "uncovered"),
            rows,
            (0.2, 0.2, 0.2, 0.2, 0.2),
            right=(1, 2, 3, 4),
            shown=(None, *[quantity] * 4),
        ),
        study.gap(4),
    ]
    named = [
        (
            study.named("instrument", one["kind"]),
            study.named("technology", one["technology"]),
            one["kwh"],
            one["applied_share"],
            study.listed(
                [
                    *one.get("certificates", [])[:4],
                    *[str(one.get(key)) for key in ("plant", "cancelled") if one.get(key)],
                ]
            )
            if one.get("certificates")
            else one["evidence"] or None,
        )
        for one in section["instruments"]
    ]
    if named:
        found.append(
            study.table(
                "instruments",
                ("instrument", "technology", "kWh", "applied", "proof"),
                named,
                (0.18, 0.14, 0.14, 0.12, 0.42),
                right=(2, 3),
                shown=(None, None, quantity, percent, None),
            )
        )
    return found


def profile(study: Context) -> list[Flowable]:
    """The use profile and the reference flow that follows from it."""
    section = study.document.get("profile")
    if not section:
        return []
    figures = [
        (study.w(f"profile.{key}"), f"{plain(section[key])}")
        for key in (
            "lifetime_km",
            "capacity_kwh",
            "depth_of_discharge",
            "cycles",
            "capacity_fade",
            "round_trip",
            "total_energy_kwh",
        )
        if isinstance(section.get(key), int | float)
    ]
    flow = section["reference_flow"]
    pieces = flow.get("pieces")
    if isinstance(pieces, int | float):
        figures.append((study.w("profile.pieces"), significant(pieces)))
    names = {line["id"]: study.name_of(line) for line in study.document["lines"]}
    lines = [(line["line"], names.get(line["line"], ""), line["formula"]) for line in section["lines"]]
    found: list[Flowable] = [study.p("study.profile")]
    if figures:
        found.append(study.table("profile", ("name", "value"), figures, (0.6, 0.4), right=(1,)))
    if lines:
        found.append(study.table("profile-lines", ("id", "line", "how"), lines, (0.2, 0.3, 0.5)))
    found += [
        study.p(
            "study.default",
            what=study.w(f"profile.{one['field'].partition('.')[2]}"),
            value=plain(one["value"]),
            source=one["source"],
        )
        for one in section["defaults"]
    ]
    return found
