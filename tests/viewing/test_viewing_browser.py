"""The page in a browser: figure by figure by keyboard, filters, quiet and accessible."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from conftest import CITY
from pingan_kg.graph.store import opened
from pingan_kg.viewing import page

AXE = Path(__file__).parents[1] / "pages" / "vendored" / "axe.min.js"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("view")
    city = opened(data=[CITY], only=True)
    article = CITY / "article.txt"
    copy = folder / "copy.txt"
    copy.write_text(article.read_text(encoding="utf-8") + "\n另有98765起。\n", encoding="utf-8")
    made = {}
    for lang in ("zh", "en"):
        file = folder / f"{lang}.html"
        file.write_text(page(copy, store=city, lang=lang), encoding="utf-8")
        made[lang] = file.as_uri()
    return made


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
def test_it_is_walked_filtered_and_quiet(
    browser: Any, files: dict[str, str], lang: str, width: int, scheme: str
) -> None:
    size = {"width": width, "height": 900}
    context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
    tab = context.new_page()
    wrong: list[str] = []
    tab.on("console", lambda said: wrong.append(said.text))
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("request", lambda asked: asked.url == files[lang] or wrong.append(asked.url))
    tab.goto(files[lang])
    every = tab.locator(".mark")
    seen = []
    for _ in range(every.count()):
        tab.keyboard.press("ArrowRight")
        assert tab.locator(".card:visible").count() == 1
        seen.append(tab.locator(".mark.on").get_attribute("id"))
    assert seen == [every.nth(at).get_attribute("id") for at in range(every.count())]
    tab.keyboard.press("ArrowLeft")
    assert tab.locator(".mark.on").get_attribute("id") == seen[-2]
    left = tab.locator(".mark.left")
    assert left.count() == 1
    left.click()
    assert "98765" in tab.locator(".card:visible").inner_text()
    tab.locator("input[value=left]").uncheck()
    assert tab.locator(".card:visible").count() == 0
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    told = "r => r.violations.map(v => [v.id, v.nodes[0].html])"
    assert tab.evaluate(f"axe.run().then({told})") == []
    assert wrong == []
    context.close()


def test_it_is_all_there_without_javascript(browser: Any, files: dict[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(files["en"])
    assert tab.locator(".card:visible").count() == tab.locator(".mark").count() > 0
    context.close()
