"""A browser window of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.conftest import Live
from tests.browser.looking import look
from tests.unit.records import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


class Person:
    """A browser window of one person, and what it complained about."""

    def __init__(self, browser: Browser, live: Live, width: int, language: str, scheme: str = "light") -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": 800},
            locale="zh-CN" if language == "zh" else "en-GB",
            color_scheme=scheme,  # type: ignore[arg-type]
        )
        self.context.set_default_timeout(60_000)
        self.page: Page = self.context.new_page()
        self.live, self.language = live, language
        self.log: list[str] = []
        self.page.on("console", lambda said: self.log.append(said.text) if said.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.log.append(str(error)))

    def sign_in(self, email: str) -> None:
        self.go("/login")
        self.page.fill("#email", email)
        self.page.fill("#password", PASSWORD)
        self.page.press("#password", "Enter")
        self.page.wait_for_selector("a[href='/account']")
        wanted = "zh-CN" if self.language == "zh" else "en"
        if self.page.get_attribute("html", "lang") != wanted:
            self.page.click("button[name=language]")
            self.page.wait_for_selector(f"html[lang={wanted}]")
        look(self.page, self.log)

    def go(self, path: str) -> None:
        self.page.goto(self.live.url + path if path.startswith("/") else path)
        look(self.page, self.log)

    def submit(self, selector: str) -> None:
        with self.page.expect_navigation():
            self.page.click(selector)
        look(self.page, self.log)
