"""Each role's way through the pages, in both languages, on a small and on a large screen."""

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
SCREENS = pytest.mark.parametrize("width", [360, 1280])
# each path in both languages and on both screens, in two runs and not four: the suite has a quarter of an hour
BOTH = pytest.mark.parametrize(("width", "language"), [(1280, "en"), (360, "zh")])
WORKER = 120_000  # milliseconds: a calculation in a busy machine's worker


@BOTH
def test_from_upload_to_label(browser: Browser, live: Live, bom: Path, width: int, language: str) -> None:
    maker = Person(browser, live, width, language)
    maker.sign_in(live.site.people.manufacturer.email)
    maker.go("/studies/new")
    maker.page.set_input_files("#file", bom)
    maker.submit("form[data-drop] button")

    # the picker by keyboard alone: open, search, take, and the focus is back where it was
    page = maker.page
    opener = page.locator("tr.state-open [data-dialog]")
    opener.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open] .candidates")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("hot rolled steel")
    page.wait_for_selector("dialog[open] .candidates input[value=steel-hot-rolled-cn]", state="attached")
    page.locator("dialog button[type=button][data-close]").click()
    opener.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open] .candidates button")
    page.locator("dialog .candidates button").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("tr#line-2.state-confirmed")
    page.wait_for_selector("dialog[open]", state="hidden")
    assert page.evaluate("document.activeElement.closest('tr')?.id") == "line-2"
    look(page, maker.log)

    maker.submit("form[action$='/match/confirm'] button")
    _state(maker, page.url.removesuffix("/match"), language)
    maker.submit("form[action$='/calculate'] button")
    page.wait_for_url("**/results/*", timeout=WORKER)
    page.wait_for_selector("[data-chart=flows] canvas")
    page.locator("#checklist summary").click()
    look(page, maker.log)
    result = page.url
    maker.submit("a[href$='/analysis']")
    for chart in ("sankey", "gases", "draws", "inputs", "tornado"):
        page.wait_for_selector(f"[data-chart={chart}] canvas")
    look(page, maker.log)
    maker.submit("a[href$='/scenarios']")
    maker.submit("section[aria-labelledby=proposals] button >> nth=0")
    page.wait_for_selector("[data-chart=waterfall] canvas")
    maker.go(f"{page.url}?kind=transport")
    maker.go(result)
    maker.submit("a[href$='/submit']")
    page.select_option("#certifier", value=live.site.people.certifier.organisation_id)
    for field in page.locator("input[name^='reason.']").all():
        field.fill("Known: the works lie next door.")
    maker.submit("main form button")
    review = page.url

    certifier = Person(browser, live, width, language)
    certifier.sign_in(live.site.people.certifier.email)
    certifier.go(f"{review}?sort=doubt")
    assert "Known: the works lie next door." in certifier.page.inner_text("section[aria-labelledby=acknowledged]")
    certifier.page.locator("details.line summary").first.focus()
    certifier.page.keyboard.press("Enter")
    certifier.page.wait_for_selector("details.line[open]")
    look(certifier.page, certifier.log)
    certifier.page.check("input[name=assurance][value=limited]")
    for field in ("opinion", "work_done", "independent_reviewer"):
        certifier.page.fill(f"#{field}", "Wang Fang, 核查完成")
    certifier.page.check("#independence")
    certifier.submit("section[aria-labelledby=decide] button")
    certifier.page.wait_for_url("**/labels/*", timeout=WORKER)
    look(certifier.page, certifier.log)
    label = certifier.page.url

    maker.go(label)
    with page.expect_download() as download:
        page.click("a[href$='/files/label']")
    anybody = Person(browser, live, width, language, scheme="dark")
    anybody.go(label)
    assert "有效" in anybody.page.inner_text("h1")
    anybody.go("/verify")
    anybody.page.set_input_files("#file", download.value.path())
    anybody.submit("form[data-drop] button")
    assert anybody.page.locator("#findings .notice.good").count() == 1
    for person in (maker, certifier, anybody):
        person.context.close()


def _state(maker: Person, study: str, language: str) -> None:
    """The statement by keyboard: drafts, what only the maker knows, and the required items are all done."""
    page = maker.page
    maker.go(f"{study}/statement")
    page.locator("button[value=draft]").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    look(page, maker.log)
    tongue = "_zh" if language == "zh" else ""
    page.locator(f"[id='statement.allocation{tongue}']").focus()
    page.keyboard.type("Nothing is shared. 无需分配。")
    page.locator("[id='nothing.cut_offs']").focus()
    page.keyboard.press("Space")
    for day in ("period_start", "period_end"):
        page.fill(f"[id='statement.{day}']", "2025-01-01" if day == "period_start" else "2025-12-31")
    page.locator("button[value=keep]").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    look(page, maker.log)
    bar = page.locator("section[aria-labelledby=progress] progress")
    assert bar.get_attribute("value") == bar.get_attribute("max")
    maker.go(f"{study}/match")


@BOTH
def test_supplier_and_operator(browser: Browser, live: Live, width: int, language: str) -> None:
    supplier = Person(browser, live, width, language)
    supplier.sign_in(live.site.people.supplier.email)
    supplier.go("/footprints/new")
    page = supplier.page
    page.fill("#product", f"Cap {width} {language}")
    page.fill("#fossil", "2.5")
    for field, day in (("period_start", "2025-01-01"), ("period_end", "2025-12-31")):
        page.fill(f"#{field}", day)
    page.fill("#valid_from", "2026-01-01")
    page.fill("#valid_until", "2027-12-31")
    page.fill("#source", "Study 12")
    supplier.submit("main form.panel >> nth=0 >> button")
    assert page.url.endswith("/footprints")
    page.locator("input[name=customer]").first.fill("Pumps")
    supplier.submit("form[action$='/share'] button >> nth=0")
    assert "Pumps" in page.inner_text("main")

    operator = Person(browser, live, width, language, scheme="dark")
    operator.sign_in(live.site.people.operator.email)
    for path in (
        "/operator/accounts",
        "/operator/outbox",
        "/operator/audit?verify=1",
        "/operator/rules",
        "/labels",
        "/datasets",
        "/reviews",
    ):
        operator.go(path)
    for person in (supplier, operator):
        person.context.close()


@BOTH
def test_public_pages(browser: Browser, live: Live, width: int, language: str) -> None:
    person = Person(browser, live, width, language)
    for path in ("/", "/login", "/register", "/forgotten", "/verify", "/labels", "/datasets", "/datasets/pp-cn"):
        person.go(path)
    for path in ("/rules", "/rules/passenger-car/1", "/rules/zero-carbon-product/1"):
        person.go(path)
    release = live.site.resources.catalogue().release
    person.go(f"/releases/{release}")
    person.context.close()


def test_the_first_key_leads_past_the_menu(browser: Browser, live: Live) -> None:
    person = Person(browser, live, 1280, "en")
    person.go("/")
    person.page.keyboard.press("Tab")
    assert person.page.evaluate("document.activeElement.className") == "skip"
    person.page.keyboard.press("Enter")
    assert person.page.evaluate("document.activeElement.id") == "main"
    person.page.keyboard.press("Tab")
    assert person.page.evaluate("document.activeElement.closest('main') !== null")
    person.context.close()


def test_a_refusal_stands_above_the_desk_and_the_desk_stays(browser: Browser, live: Live, bom: Path) -> None:
    person = Person(browser, live, 1280, "en")
    person.sign_in(live.site.people.manufacturer.email)
    person.go("/studies/new")
    person.page.set_input_files("#file", bom)
    person.submit("form[data-drop] button")
    page = person.page
    desk = page.url
    other = person.context.new_page()
    page.locator("tr.state-open [data-dialog]").click()
    page.wait_for_selector("dialog[open] .candidates button")
    other.goto(desk)
    other.locator("tr.state-open [data-dialog]").click()
    other.locator("dialog .candidates button").first.click()
    other.wait_for_selector("dialog", state="hidden")
    page.locator("dialog .candidates button").first.click()
    page.wait_for_selector("#messages .notice.bad")
    assert page.locator("table.desk tbody tr").count() == 3
    assert not page.locator("dialog[open]").count()
    person.context.close()


@BOTH
def test_the_operator_edits_a_process_and_releases_it(
    browser: Browser, live: Live, tmp_path: Path, width: int, language: str
) -> None:
    import openpyxl

    operator = Person(browser, live, width, language)
    operator.sign_in(live.site.people.operator.email)
    page = operator.page
    before = live.site.resources.catalogue()
    operator.go("/datasets/pp-cn")
    with page.expect_download() as download:
        page.click(f"a[href*='template-{language}.xlsx']")
    workbook = tmp_path / f"pp-{width}-{language}.xlsx"
    download.value.save_as(workbook)
    book = openpyxl.load_workbook(workbook)
    for row in book.worksheets[1].iter_rows(min_row=2):
        if row[2].value == "propylene-naphtha-cn":
            row[3].value = row[3].value * 1.01
    book.save(workbook)

    operator.go("/operator/background")
    page.set_input_files("#file", workbook)
    operator.submit("form[data-drop] button")
    operator.submit("form[action$='/compile'] button")
    page.wait_for_selector("form[action$='/operator/background/release']", timeout=WORKER)
    look(page, operator.log)
    assert live.site.resources.catalogue().release == before.release
    page.fill("#note", f"Yield measured again, {width} {language}")
    operator.submit("form[action$='/operator/background/release'] button")
    after = live.site.resources.catalogue()
    assert page.url.endswith(f"/releases/{after.release}")
    assert after["pp-cn"].factor.total > before["pp-cn"].factor.total
    operator.go("/datasets/pp-cn")
    page.wait_for_selector("[data-chart=tree] canvas")
    operator.go(f"/releases/compare?before={before.release}&after={after.release}")
    operator.go(f"/releases/compare/pp-cn?before={before.release}&after={after.release}")


@SCREENS
def test_production_is_declared_by_a_form(browser: Browser, live: Live, bom: Path, width: int) -> None:
    maker = Person(browser, live, width, "zh")
    maker.sign_in(live.site.people.manufacturer.email)
    maker.go("/studies/new")
    page = maker.page
    page.set_input_files("#file", bom)
    maker.submit("form[data-drop] button")
    study = page.url.split("/studies/")[1].split("/")[0]
    maker.go(f"/studies/{study}/production")
    look(page, maker.log)
    maker.submit("a[href$='/production/production']")
    for name, text in {
        "demand[0].product": "bracket",
        "demand[0].amount": "1",
        "demand[0].unit": "piece",
        "sites[0].id": "tj",
        "sites[0].location": "CN-TJ",
        "sites[0].from": "2025-01-01",
        "sites[0].to": "2025-12-31",
        "sites[0].processes[0].id": "pressing",
        "sites[0].processes[0].products[0].id": "bracket",
        "sites[0].processes[0].products[0].amount": "80",
        "sites[0].processes[0].products[0].unit": "t",
        "sites[0].processes[0].entries[0].amount": "90000",
        "sites[0].processes[0].entries[0].unit": "kWh",
    }.items():
        page.fill(f"[name='{name}']", text)
    page.select_option("[name='sites[0].processes[0].entries[0].kind']", value="electricity")
    # a second product by a button that needs no script, and the shares as they follow from what is typed
    maker.submit("button[value='add:sites[0].processes[0].products']")
    page.fill("[name='sites[0].processes[0].products[1].id']", "offcut")
    page.fill("[name='sites[0].processes[0].products[1].amount']", "20")
    page.fill("[name='sites[0].processes[0].products[1].unit']", "t")
    page.select_option("[name='sites[0].processes[0].allocation.by']", value="mass")
    page.wait_for_selector("#shares table")
    assert "80.0 %" in page.inner_text("#shares")
    look(page, maker.log)
    # pieces do not convert to tonnes: said at the field, and nothing is kept
    page.locator("form.declaration button[value=keep]").first.click()
    page.wait_for_selector("[name='demand[0].unit'][aria-invalid=true]")
    maker.log.clear()  # the browser tells of the answer 422
    look(page, maker.log)
    page.fill("[name='demand[0].unit']", "kg")
    page.locator("form.declaration button[value=keep]").first.click()
    page.wait_for_url("**/production")
    assert "tj#electricity-1" in page.inner_text("main")
    look(page, maker.log)
    maker.context.close()
