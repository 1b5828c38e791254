"""The site in a browser: quiet, complete, usable, and queries answered as the command does."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from conftest import REPORT, THOROUGH, Invoke
from pingan_kg.graph.store import opened
from pingan_kg.pages.questions import questions
from pingan_kg.tables.rows import figures

AXE = Path(__file__).parent / "vendored" / "axe.min.js"
FIGURE = (
    "observation/2025-12-09-safe-qingdao/telecom-fraud-cases-solved-qingdao-14th-five-year-plan"
)
PAGES = {
    "overview": "index",
    "facts": "facts",
    "compare": "compare",
    "network": "network",
    "query": "query",
    "terms": "terms",
    "metric": "metric/telecom-fraud-cases-solved",
    "agency": "agency/qingdao-public-security-bureau",
    "area": "area/qingdao",
    "period": "period/14th-five-year-plan",
    "observation": FIGURE,
    "source": "source/2025-12-09-safe-qingdao",
    "term": "ontology/Claim",
}
SIZES = {390: "dark", 1440: "light"}
AUDITED = {("zh", 390), ("en", 1440)}
"""Where axe looks at each run, which takes its time; it looks at all where thorough."""
OWN = opened(data=[REPORT], only=True)
ALL = [one.name for one in questions(OWN, "en", alone=False)]
ASKED = ALL if THOROUGH > 1 else ["headline-figures", "changes", "figures-table", "gaps"]


def is_ended(asked: Any) -> bool:
    """Tell whether a request only ended as the page was left."""
    return bool(asked.failure == "net::ERR_ABORTED")


@contextmanager
def tab(browser: Any, address: str, **options: Any) -> Iterator[Any]:
    """Open a tab, and see that it complains of nothing and asks nobody else."""
    context = browser.new_context(**options)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("requestfailed", lambda asked: is_ended(asked) or wrong.append(asked.url))
    page.on(
        "request",
        lambda asked: asked.url.startswith((address, "blob:")) or wrong.append(asked.url),
    )
    page.on("response", lambda answer: answer.status < 400 or wrong.append(f"404 {answer.url}"))
    yield page
    assert not wrong
    context.close()


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_kind_of_page_is_quiet_fits_and_is_accessible(
    browser: Any, address: str, lang: str, width: int
) -> None:
    options = {
        "viewport": {"width": width, "height": 900},
        "color_scheme": SIZES[width],
        "bypass_csp": True,  # for axe alone; that the policy holds is tested below
    }
    with tab(browser, address, **options) as page:
        for kind, path in PAGES.items():
            page.goto(f"{address}{lang}/{path}.html", wait_until="load")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), kind
            broken = "[...document.images].filter(i => i.complete && !i.naturalWidth).length"
            assert page.evaluate(broken) == 0, kind
            if (lang, width) not in AUDITED and THOROUGH == 1:
                continue
            page.add_script_tag(path=str(AXE))
            found = page.evaluate("axe.run().then(r => r.violations)")
            told = [(one["id"], [n["html"][:120] for n in one["nodes"][:3]]) for one in found]
            assert not told, kind


def test_the_policy_lets_the_pages_work_as_they_are(browser: Any, address: str) -> None:
    with tab(browser, address) as page:
        for lang in ("zh", "en"):
            for path in PAGES.values():
                page.goto(f"{address}{lang}/{path}.html", wait_until="load")
        page.goto(address, wait_until="load")
        page.click("text=中文")
        assert page.url.endswith("/zh/index.html")


def rows(page: Any) -> list[str]:
    while page.is_visible("#more"):
        page.click("#more")
    found: list[str] = page.eval_on_selector_all(
        "#facts tbody tr", "rows => rows.map(row => row.cells[0].innerText)"
    )
    return found


def test_figures_are_found_filtered_sorted_and_kept_in_the_address(
    browser: Any, address: str
) -> None:
    every = figures(OWN)
    with tab(browser, address) as page:
        page.goto(f"{address}zh/facts.html")
        assert len(rows(page)) == len(every.rows)
        page.fill("#search", "电诈")
        found = rows(page)
        assert "侦破电信诈骗案件数" in found
        assert len(found) < len(every.rows) / 2
        page.click("#language")
        assert "/en/facts.html?q=" in page.url
        assert len(rows(page)) == len(found)
        page.click("#reset")
        assert len(rows(page)) == len(every.rows)
        page.fill("#search", "20,000")
        assert "Telecom-fraud cases solved" in rows(page)
        page.fill("#search", "")
        page.select_option("#filter-comparator", "more than")
        more = [one for one in every.column("comparator_en") if one == "more than"]
        assert len(rows(page)) == len(more)
        page.click("th[data-column=meaning] button")
        first = rows(page)
        page.reload()
        assert rows(page) == first
        with page.expect_download() as saved:
            page.click("#csv")
        text = Path(saved.value.path()).read_text(encoding="utf-8")
        table = list(csv.DictReader(io.StringIO(text, newline="")))
        assert [one["metric"] for one in table] == first
        numbers = [float(one["value"]) for one in table]
        assert numbers == sorted(numbers)


def test_without_scripts_all_figures_are_a_plain_table(browser: Any, address: str) -> None:
    with tab(browser, address, java_script_enabled=False) as page:
        page.goto(f"{address}en/facts.html")
        shown = page.locator("#facts tbody tr").count()
        assert not page.is_visible("#controls")
        while page.locator("#pages a[rel=next]").count():
            page.click("#pages a[rel=next]")
            shown += page.locator("#facts tbody tr").count()
        assert shown == len(figures(OWN).rows)


def test_a_name_in_the_network_opens_its_list(browser: Any, address: str) -> None:
    with tab(browser, address) as page:
        page.goto(f"{address}en/network.html")
        page.click("[data-node=agency-qingdao-public-security-organs] text")
        page.wait_for_selector("#agency-qingdao-public-security-organs[open]")
        assert page.locator("#network path.on").count() > 0


def answered(page: Any) -> list[list[str]]:
    with page.expect_download() as saved:
        page.click("#csv")
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_the_browser_answers_as_the_command_does(
    browser: Any, address: str, invoke: Invoke
) -> None:
    with tab(browser, address) as page:
        page.goto(f"{address}en/query.html")
        for name in ASKED:
            page.select_option("#question", name)
            page.wait_for_selector("#csv:enabled", timeout=60_000)
            of = ("-n", name, "--lang", "en", "--data", str(REPORT), "--only")
            told = invoke("query", *of, "--format", "csv").stdout
            assert answered(page) == list(csv.reader(io.StringIO(told, newline=""))), name


def test_a_query_ends_when_its_time_is_up_and_the_next_is_answered(
    browser: Any, address: str
) -> None:
    with tab(browser, address) as page:
        page.goto(f"{address}en/query.html")
        page.fill("#seconds", "1")
        page.fill("#editor", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
        page.click("#run")
        page.wait_for_selector("#status:has-text('Stopped')")
        page.fill("#editor", "ASK { metric:telecom-fraud-cases-solved a pa:Metric }")
        page.click("#run")
        page.wait_for_selector("#csv:enabled")
        assert page.inner_text("#answer tbody") == "yes"
        page.fill(
            "#editor",
            "SELECT ?from ?graph { GRAPH ?graph { ?from a pa:Source } ?from ?p ?o } LIMIT 1",
        )
        page.click("#run")  # variables that are called as words that name graphs
        page.wait_for_selector("#csv:enabled")
        assert page.locator("#answer tbody tr").count() == 1
        page.fill("#editor", "SELECT nonsense")
        page.click("#run")
        page.wait_for_selector("#error:not([hidden])")
        assert page.inner_text("#answer tbody") == ""


def test_a_link_brings_a_query_and_does_not_ask_it(browser: Any, address: str) -> None:
    with tab(browser, address) as page:
        page.goto(f"{address}en/query.html")
        page.fill("#editor", "ASK { ?a ?b '+ & #' }")
        page.click("#share")
        link = page.url
        page.goto("about:blank")
        page.goto(link)
        assert page.input_value("#editor") == "ASK { ?a ?b '+ & #' }"
        assert page.inner_text("#status") == ""
