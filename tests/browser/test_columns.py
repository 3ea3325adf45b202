"""The mapping step: what the columns of an upload mean, by keyboard and with live findings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Live
from tests.browser.looking import look
from tests.browser.person import Person
from tests.data.bom_exports import make

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]
HERE = Path(make.__file__).parent


@pytest.mark.parametrize(("width", "language"), [(360, "zh"), (1280, "en")])
def test_what_the_columns_mean(browser: Browser, live: Live, width: int, language: str) -> None:
    maker = Person(browser, live, width, language)
    maker.sign_in(live.site.people.manufacturer.email)
    maker.go("/studies/new")
    maker.page.set_input_files("#file", HERE / "sap_cs12.txt")
    maker.submit("form[data-drop] button")
    page = maker.page
    assert page.url.endswith("/columns")

    # a column that is not read any more is found to be missing at once, and its own choices come with its meaning
    page.locator("select[name=role-5]").focus()
    page.select_option("select[name=role-5]", "")
    page.wait_for_selector("#outcome .findings.bad >> text=lines!6")
    page.select_option("select[name=role-5]", "quantity")
    page.wait_for_selector("#told-5 input[name=per-5]")
    assert page.evaluate("document.activeElement.name") == "role-5"

    # the unit that means two things is answered by keyboard
    page.locator("input[name=means-0]").first.focus()
    page.keyboard.press("Space")
    page.wait_for_selector("#outcome table.read")
    page.select_option("select[name=basis]", "product")
    page.wait_for_selector("#outcome >> text=0.42")
    look(page, maker.log)
    page.reload()
    assert page.input_value("select[name=basis]") == "product"
    maker.submit("button[value=read]")
    assert page.url.endswith("/match")

    # the next such file is read without a question
    maker.go("/studies/new")
    page.set_input_files("#file", HERE / "sap_cs12.txt")
    maker.submit("form[data-drop] button")
    assert page.url.endswith("/match")
    maker.go("/studies/columns")
    maker.submit("form[action$='/forget'] button")
    maker.context.close()
