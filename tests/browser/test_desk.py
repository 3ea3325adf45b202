"""The matching desk without a mouse, by two people at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Live
from tests.browser.looking import look
from tests.browser.person import Person

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize(("width", "language"), [(360, "zh"), (1280, "en")])
def test_a_desk_by_keyboard(browser: Browser, live: Live, bom: Path, width: int, language: str) -> None:
    text = bom.read_text("utf-8")
    cap = next(row for row in text.splitlines() if row.startswith("2,"))
    bom.write_text(text + cap.replace("2,", "4,", 1) + "\n", "utf-8")
    maker = Person(browser, live, width, language)
    maker.sign_in(live.site.people.manufacturer.email)
    maker.go("/studies/new")
    maker.page.set_input_files("#file", bom)
    maker.submit("form[data-drop] button")
    page, keys = maker.page, maker.page.keyboard
    address = page.url
    total = page.inner_text("#desk-total")

    # go to the second line, open it, and choose for both lines that say the same by a digit
    keys.press("j")
    keys.press("j")
    assert page.evaluate("document.activeElement.closest('tr').id") == "line-2"
    keys.press("Enter")
    page.wait_for_selector("dialog[open] .candidates")
    page.click("dialog a[href*='alike=1']")
    page.wait_for_selector("dialog[open] .candidates input[value='4']", state="attached")
    keys.press("1")
    page.wait_for_selector("tr#line-4.state-confirmed")
    page.wait_for_selector("tr#line-2.state-confirmed")
    assert page.inner_text("#desk-total") != total
    look(page, maker.log)

    # confirm the first line, undo it, do it again
    page.focus("#line-1 [data-dialog]")
    keys.press("c")
    page.wait_for_selector("tr#line-1.state-confirmed")
    keys.press("u")
    page.wait_for_selector("tr#line-1.state-proposed")
    keys.press("U")
    page.wait_for_selector("tr#line-1.state-confirmed")

    # select two lines and take them back with the form
    page.focus("#line-2 [data-dialog]")
    keys.press("x")
    page.focus("#line-4 [data-dialog]")
    keys.press("x")
    assert page.locator("[data-desk] input:checked").count() == 2
    maker.submit("#bulk button[formaction$='/match/clear']")
    assert page.locator("tr.state-open").count() == 2

    # nothing is lost on reload, and the address says what is shown
    keys.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    keys.type("cap" if language == "en" else "端盖")
    with page.expect_navigation():
        keys.press("Enter")
    look(page, maker.log)
    assert page.locator("[data-desk] tbody tr").count() == 2
    page.reload()
    assert page.locator("[data-desk] tbody tr").count() == 2

    # a colleague works on the same list; what they changed is refused here with their name, and nothing is lost
    page.goto(address)
    other = Person(browser, live, width, language)
    other.sign_in(live.site.people.colleague.email)
    other.go(address)
    other.page.focus("#line-4 [data-dialog]")
    other.page.keyboard.press("Enter")
    other.page.wait_for_selector("dialog[open] [data-take]")
    other.page.keyboard.press("1")
    other.page.wait_for_selector("tr#line-4.state-confirmed")
    page.check("#line-4 input[type=checkbox]")
    maker.page.click("#bulk button[formaction$='/match/clear']")
    page.wait_for_selector("text=" + live.site.people.colleague.name)
    page.goto(address)
    assert page.locator("tr#line-4.state-confirmed").count() == 1
