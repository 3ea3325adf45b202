"""A motor becomes its materials at the desk and a line again, by keyboard and on a narrow screen too."""

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
LIST = """# name: Fan
# declared_unit: piece
id,name,name_zh,quantity,unit
1,Hot-rolled steel,热轧钢板,2.5,kg
2,Electric motor,电动机,1,piece
"""


@pytest.mark.parametrize(("width", "language"), [(360, "zh"), (1280, "en")])
def test_a_motor_is_composed_and_taken_back(
    browser: Browser, live: Live, tmp_path: Path, width: int, language: str
) -> None:
    file = tmp_path / f"fan-{language}.csv"
    file.write_text(LIST, "utf-8")
    maker = Person(browser, live, width, language)
    maker.sign_in(live.site.people.manufacturer.email)
    maker.go("/studies/new")
    maker.page.set_input_files("#file", file)
    maker.submit("form[data-drop] button")
    page, keys = maker.page, maker.page.keyboard

    page.focus("#line-2 [data-dialog]")
    keys.press("Enter")
    page.wait_for_selector("dialog[open] #kg-per-unit")
    look(page, maker.log)
    page.focus("#kg-per-unit")
    keys.type("1,5")  # digits are the field's here, and take no data set
    with page.expect_navigation():
        keys.press("Enter")
    look(page, maker.log)
    assert page.locator("tr[id^='line-2.']").count() == 6
    assert page.locator("tr#line-2.state-parent").count() == 1

    page.focus("#line-1 [data-dialog]")
    with page.expect_navigation():
        keys.press("u")
    look(page, maker.log)
    assert page.locator("tr[id^='line-2.']").count() == 0
    assert page.locator("tr#line-2.state-open").count() == 1
