"""What a page must be for people who do not use a mouse, do not see colours, or hold a small screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

FAULTS = """() => {
  const faults = [];
  if (document.documentElement.scrollWidth > window.innerWidth) faults.push("wider than the screen");
  if (document.querySelectorAll("h1").length !== 1) faults.push("not one h1");
  let level = 0;
  for (const heading of document.querySelectorAll("main h1, main h2, main h3, main h4")) {
    if (!heading.checkVisibility()) continue;
    const now = Number(heading.tagName[1]);
    if (level && now > level + 1) faults.push(`heading jumps to ${heading.tagName}: ${heading.textContent.trim()}`);
    level = now;
  }
  for (const field of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
    if (!field.labels.length && !field.getAttribute("aria-label")) faults.push(`no label: ${field.name || field.id}`);
  }
  for (const element of document.querySelectorAll("a, button")) {
    if (!element.textContent.trim() && !element.getAttribute("aria-label")) faults.push("a nameless link or button");
  }
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  for (const id of new Set(ids)) if (ids.filter((one) => one === id).length > 1) faults.push(`two of id ${id}`);
  for (const table of document.querySelectorAll("table")) {
    if (!table.querySelector("th[scope]")) faults.push("a table without headings");
  }
  if (!document.querySelector("main") || !document.title) faults.push("no main or no title");
  return faults;
}"""


def look(page: Page, fault_log: list[str]) -> None:
    """No fault on the page as it stands, and nothing that the browser complained about."""
    page.wait_for_load_state()
    found: Any = page.evaluate(FAULTS)
    assert found == [], f"{page.url}: {found}"
    assert fault_log == [], f"{page.url}: {fault_log}"
