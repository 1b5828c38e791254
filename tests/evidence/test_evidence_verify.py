"""``verify``: every discrepancy there is, other copies, and the article itself."""

from __future__ import annotations

import html
import json
import random
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

import pingan_kg
from invented import ARTICLE, ID, graph, place, turtle
from pingan_kg.errors import InputError, UnknownName
from pingan_kg.evidence.discrepancies import _MESSAGES, CHECKS, Verification
from pingan_kg.evidence.verify import verify
from pingan_kg.graph.store import store
from pingan_kg.rdf.names import BASE
from pingan_kg.scripts import SIMPLIFIED


def checked(folder: Path, text: str = ARTICLE, written: str | None = None) -> Verification:
    file = folder / "article.txt"
    file.write_text(text, encoding="utf-8", newline="")
    return verify(file, store=graph(written))


def codes(result: Verification) -> list[tuple[str, str]]:
    return [(one.code, one.thing.rpartition("/")[2]) for one in result.discrepancies]


def test_the_invented_article_agrees(tmp_path: Path) -> None:
    result = checked(tmp_path)
    assert codes(result) == []
    assert result.agrees
    assert result.same_text
    assert result.article == f"source/{ID}"
    assert result.titles["en"] == "A year in Yunzhou"
    assert result.counts == {
        "claims": (17, 17),
        "exclusions": (3, 3),
        "figures": (20, 20),
        "observations": (15, 15),
        "accounted": (19, 19),
    }
    assert set(result.counts) == set(CHECKS)


def cut(text: str, start: str, end: str = " .\n") -> str:
    """Take out of a text what stands from ``start`` to ``end``."""
    at = text.index(start)
    return text[:at] + text[text.index(end, at) + len(end) :]


def shift(text: str, name: str, what: str, by: int) -> str:
    """Move an offset of a claim."""
    at = text.index(f"/{name}> a ")
    found = re.compile(rf"oa:{what} (\d+)").search(text, at)
    assert found
    return text[: found.start(1)] + str(int(found[1]) + by) + text[found.end(1) :]


def passage(kind: str, name: str, figure: str = "三年") -> str:
    """Write a passage on 连续三年投保 more than there is."""
    said = f'pa:printedFigure "{figure}" ; ' if figure else ""
    named = {"claim": "pa:Claim", "exclusion": "pa:Exclusion"}[kind]
    return (
        f"\n<{kind}/{ID}/{name}> a {named} ; oa:hasSource source:{ID} ;\n"
        f"{said}{place(ARTICLE, '连续三年投保')} .\n"
    )


THEFTS = "thefts-solved-yunzhou-2024"
FIRES, INJURIES = "fires-change-yunzhou-2024", "injuries-change-yunzhou-2024"

GRAPHS: dict[str, tuple[Callable[[str], str], list[tuple[str, str]]]] = {
    "offset": (
        lambda t: t.replace('"培训网格员1200余人次"', '"培训保安员1200余人次"'),
        [("offset", "body-wardens-trained")],
    ),
    "shifted": (
        lambda t: shift(
            shift(t, "body-wardens-trained", "start", 1), "body-wardens-trained", "end", 1
        ),
        [("shifted", "body-wardens-trained")],
    ),
    "shifted end": (
        lambda t: shift(t, "body-wardens-trained", "end", -1),
        [("shifted", "body-wardens-trained")],
    ),
    "incomplete": (
        lambda t: cut(t, "    oa:start", ";\n").replace("oa:end", "oa:end"),
        [("incomplete", "body-thefts-solved"), ("left-over", "")],
    ),
    "figure": (
        lambda t: t.replace('pa:printedFigure "40项"', 'pa:printedFigure "41项"'),
        [
            ("figure", "body-matters-handled"),
            *[
                (code, "matters-handled-yunzhou-2024")
                for code in ("label", "lower", "upper", "value")
            ],
        ],
    ),
    "longer": (
        lambda t: t.replace('pa:printedFigure "1200余人次"', 'pa:printedFigure "1200余人"'),
        [
            ("longer", "body-wardens-trained"),
            ("classifier", "wardens-trained-yunzhou-2024"),
        ],
    ),
    "unreadable": (
        lambda t: t.replace('pa:printedFigure "1200余人次"', 'pa:printedFigure "余人次"'),
        [
            ("longer", "body-wardens-trained"),
            ("unreadable", "body-wardens-trained"),
        ],
    ),
    "basis": (
        lambda t: t.replace(
            "pa:metric metric:matters-handled",
            "pa:valueBasis code:basis-worded ; pa:metric metric:matters-handled",
        ),
        [("basis", "matters-handled-yunzhou-2024")],
    ),
    "basis of words": (
        lambda t: t.replace(
            "pa:metric metric:safety-index-rank",
            "pa:valueBasis code:basis-printed ; pa:metric metric:safety-index-rank",
        ),
        [("basis", "safety-index-rank-yunzhou-2024")],
    ),
    "several values": (
        lambda t: t + f'<observation/{ID}/{THEFTS}> sdmx-measure:obsValue "31"^^xsd:decimal .',
        [("several", THEFTS)],
    ),
    "several offsets": (
        lambda t: t + f"<claim/{ID}/body-insured-years> oa:end 9999 .",
        [("several", "body-insured-years")],
    ),
    "no class": (
        lambda t: t.replace(
            f"<observation/{ID}/{THEFTS}> a pa:Observation ;", f"<observation/{ID}/{THEFTS}>"
        ),
        [("untyped", THEFTS)],
    ),
    "no class of a passage": (
        lambda t: t.replace(
            f"<claim/{ID}/body-insured-years> a pa:Claim ;", f"<claim/{ID}/body-insured-years>"
        ),
        [("untyped", "body-insured-years")],
    ),
    "no article": (
        lambda t: t + f"<claim/{ID}/body-lost> a pa:Claim .",
        [("unsourced", "body-lost")],
    ),
    "another metric": (
        lambda t: t.replace(
            "pa:metric metric:thefts-solved ", "pa:metric metric:matters-handled "
        ),
        [("label", THEFTS), ("label", THEFTS)],
    ),
    "a value that is none": (
        lambda t: t.replace('obsValue "30000"^^xsd:decimal', 'obsValue "NaN"^^xsd:double'),
        [("value", THEFTS)],
    ),
    "a wording without words": (
        lambda t: t.replace("code:worded-steadily-improving", "code:nothing"),
        [("wording", "public-verdict-yunzhou-2024")],
    ),
    "the year before": (
        lambda t: t.replace("2023-12-31", "2023-11-30"),
        [("baseline", "reports-change-yunzhou-2024")],
    ),
    "another baseline": (
        lambda t: t + 'period:before a time:ProperInterval ; skos:altLabel "上年"@zh .',
        [("baseline", FIRES), ("baseline", INJURIES)],
    ),
    "value": (
        lambda t: t.replace('obsValue "30000"', 'obsValue "300000"'),
        [("label", THEFTS), ("value", THEFTS)],
    ),
    "lower": (
        lambda t: t.replace('minValue "30000"', 'minValue "20000"'),
        [("lower", THEFTS)],
    ),
    "upper": (
        lambda t: t.replace(
            'minValue "30000"', 'maxValue "40000"^^xsd:decimal ; schema:minValue "30000"'
        ),
        [("upper", THEFTS)],
    ),
    "comparator": (
        lambda t: t.replace("comparator-more-than", "comparator-at-least", 1),
        [("comparator", THEFTS), ("label", THEFTS)],
    ),
    "unit": (
        lambda t: t.replace("unit:CCY_CNY", "unit:NUM"),
        [("unit", "property-recovered-yunzhou-2024")],
    ),
    "classifier": (
        lambda t: t.replace("classifier-xiang", "classifier-qi"),
        [("classifier", "matters-handled-yunzhou-2024")],
    ),
    "wording": (
        lambda t: t.replace("worded-steadily-improving", "worded-stable"),
        [("wording", "public-verdict-yunzhou-2024")],
    ),
    "sign": (
        lambda t: t.replace('"-8.4"', '"8.4"'),
        [("label", "reports-change-yunzhou-2024"), ("sign", "reports-change-yunzhou-2024")],
    ),
    "no direction": (
        lambda t: t.replace(
            "metric:theft-clearance-rate a pa:Metric ; pa:metricKind code:kind-ratio",
            "metric:theft-clearance-rate a pa:Metric ; pa:metricKind code:kind-change",
        ),
        [("no-direction", "theft-clearance-rate-yunzhou-2024")],
    ),
    "pairing": (
        lambda t: (
            t.replace(
                f"<observation/{ID}/{FIRES}> a pa:Observation", "<urn:x> a pa:Observation"
            )
            .replace("pa:metric metric:fires-change ;", "pa:metric metric:y ;")
            .replace("pa:metric metric:injuries-change ;", "pa:metric metric:fires-change ;")
            .replace("pa:metric metric:y ;", "pa:metric metric:injuries-change ;")
            .replace("<urn:x> a", f"<observation/{ID}/{FIRES}> a")
        ),
        [
            *[(code, FIRES) for code in ("label", "label", "pairing")],
            *[(code, INJURIES) for code in ("label", "label", "pairing")],
        ],
    ),
    "label in Chinese": (
        lambda t: t.replace("：40项（", "：50项（"),
        [("label", "matters-handled-yunzhou-2024")],
    ),
    "label in English": (
        lambda t: t.replace(": 40 (", ": 400 ("),
        [("label", "matters-handled-yunzhou-2024")],
    ),
    "label that falls": (
        lambda t: t.replace("down 8.4%", "up 8.4%"),
        [("label", "reports-change-yunzhou-2024")],
    ),
    "left over": (
        lambda t: cut(t, f"<exclusion/{ID}/panel-name>"),
        [("left-over", "")],
    ),
    "unused": (
        lambda t: t.replace(f" , <claim/{ID}/panel-thefts-solved> .", " ."),
        [("unused", "panel-thefts-solved")],
    ),
    "unreasoned": (
        lambda t: t.replace(" ;\n    pa:exclusionReason code:exclusion-ordinal", ""),
        [("unreasoned", "body-second")],
    ),
    "twice": (
        lambda t: (
            t + f"<observation/{ID}/insured-years-yunzhou-2024> prov:wasDerivedFrom\n"
            f"<claim/{ID}/body-x> , <claim/{ID}/body-y> ."
            + passage("claim", "body-x")
            + passage("claim", "body-y")
        ),
        [("twice", "body-x"), ("twice", "body-y")],
    ),
    "both": (
        lambda t: (
            t + passage("exclusion", "body-z") + f"<exclusion/{ID}/body-z>\n"
            "pa:exclusionReason code:exclusion-name ."
        ),
        [("both", "body-z")],
    ),
    "context": (
        lambda t: t.replace('居全省首位，社区警务"', '居全省首位，村庄警务"'),
        [("ambiguous", "body-community-policing-coverage")],
    ),
    "step": (
        lambda t: t.replace('roundingStep "10000"', 'roundingStep "1000"'),
        [("step", THEFTS)],
    ),
    "unchecked": (
        lambda t: (
            t + f"<observation/{ID}/y> a pa:Observation ; sdmx-measure:obsValue 7 ;\n"
            f"prov:wasDerivedFrom <claim/{ID}/body-y> ." + passage("claim", "body-y", figure="")
        ),
        [("unchecked", "y")],
    ),
    "missing": (
        lambda t: t.replace(
            f"<claim/{ID}/body-insured-years> .",
            f"<claim/{ID}/body-insured-years> , <claim/{ID}/body-gone> .",
        ),
        [("missing", "insured-years-yunzhou-2024")],
    ),
    "bare": (
        lambda t: t + f"<observation/{ID}/bare> a pa:Observation .",
        [("bare", "bare")],
    ),
}
"""Changes to the graph, and what must be found of each: nothing less and nothing more."""


@pytest.mark.parametrize("name", GRAPHS)
def test_a_change_of_the_graph_is_told(name: str, tmp_path: Path) -> None:
    change, expected = GRAPHS[name]
    written = change(turtle())
    assert written != turtle()
    result = checked(tmp_path, written=written)
    assert sorted(codes(result)) == sorted(expected)
    for one in result.discrepancies:
        for lang in ("zh", "en"):
            assert "{" not in one.message(lang)
        assert re.search("[\u4e00-\u9fff]", one.message("zh"))


TEXTS: dict[str, tuple[tuple[str, str], list[tuple[str, str]], str]] = {
    "a digit": (
        ("1200余人次", "1300余人次"),
        [("gone", "body-wardens-trained"), ("left-over", "")],
        "1300余人次",
    ),
    "余 dropped": (
        ("1200余人次", "1200人次"),
        [("gone", "body-wardens-trained"), ("left-over", "")],
        "1200人次",
    ),
    "a figure more": (("介绍情况", "介绍9项情况"), [("left-over", "")], "9项"),
    "a figure in words more": (("介绍情况", "介绍两方面情况"), [("left-over", "")], "两方面"),
    "a longer figure": (
        ("40项，", "40项以上，"),
        [("longer", "body-matters-handled")],
        "40项以上",
    ),
    "a hedge that cannot be": (
        ("1200余人次", "1200余人次左右"),
        [("refused", "body-wardens-trained")],
        "左右",
    ),
    "a word that changes the figure": (
        ("居全省首位", "居全省每首位"),
        [("gone", "body-safety-index-rank"), ("left-over", "")],
        "每首位",
    ),
    "another place": (
        ("他说：“全市评价", "他说：“全省评价"),
        [("gone", "body-public-verdict")],
        "全省",
    ),
    "another place beside a quotation": (
        ("3月5日，云州市举行", "3月5日，海州市举行"),
        [("ambiguous", "body-day")],
        "海州",
    ),
    "another verb": (
        ("报案数同比下降8.4%", "报案数同比上升8.4%"),
        [("gone", "body-reports-change"), ("left-over", "")],
        "上升8.4%",
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_change_of_the_text_is_told_with_its_place(name: str, tmp_path: Path) -> None:
    (old, new), expected, shown = TEXTS[name]
    assert ARTICLE.count(old) == 1
    text = ARTICLE.replace(old, new)
    result = checked(tmp_path, text)
    assert sorted(codes(result)) == sorted(expected)
    assert not result.same_text
    assert any(shown in one.message("zh") for one in result.discrepancies)
    line = text[: text.index(new)].count("\n") + 1
    assert {one.line for one in result.discrepancies} == {line}


def test_figures_that_change_places_are_told(tmp_path: Path) -> None:
    result = checked(tmp_path, ARTICLE.replace("12%、7.5%", "7.5%、12%"))
    found = {thing for _, thing in codes(result)}
    assert found == {"body-fires-change", "body-injuries-change", ""}


def requoted(written: str, name: str, exact: str) -> str:
    """Quote a claim of the graph more shortly, with nothing beside it."""
    start = ARTICLE.index(exact)
    said = f'oa:start {start} ; oa:end {start + len(exact)} ; oa:exact "{exact}" ;\n'
    head = written.index(f"/{name}> a")
    place = re.compile(r"oa:start .*\n").search(written, head)
    assert place
    return written[: place.start()] + said + written[place.end() :]


def test_pairing_is_read_from_the_text_where_quotations_do_not_tell(tmp_path: Path) -> None:
    """Bare quotations are still found when the things change places; 分别 tells."""
    written = requoted(turtle(), "body-fires-change", "下降12%")
    written = requoted(written, "body-injuries-change", "7.5%")
    assert checked(tmp_path, written=written).agrees
    text = ARTICLE.replace("火灾起数、受伤人数较", "受伤人数、火灾起数较")
    result = checked(tmp_path, text, written)
    assert sorted(codes(result)) == [
        ("ambiguous", "body-reports-change"),  # what stands behind it has changed
        ("pairing", FIRES),
        ("pairing", INJURIES),
    ]


def test_a_word_beside_a_quotation_may_change_its_figure(tmp_path: Path) -> None:
    written = requoted(turtle(), "body-matters-handled", "40项")
    result = checked(tmp_path, ARTICLE.replace("事项40项", "事项平均40项"), written)
    assert ("hedged", "body-matters-handled") in codes(result)


def test_every_code_there_is_is_tried() -> None:
    tried = {code for _, expected in GRAPHS.values() for code, _ in expected}
    tried |= {code for _, expected, _ in TEXTS.values() for code, _ in expected}
    elsewhere = {"absent", "ended", "hedged", "moved", "lookalike", "repeated"}
    assert tried | elsewhere == set(_MESSAGES)


# Where a quotation stands: found, moved, ambiguous, gone

SENTENCE = "盗窃案件破案率达91.5%，报案数同比下降8.4%。"


def test_a_sentence_in_another_paragraph_is_told(tmp_path: Path, article: str) -> None:
    result = checked(
        tmp_path,
        ARTICLE.replace(SENTENCE, "").replace("介绍情况。", "介绍情况。" + SENTENCE),
    )
    assert ("ambiguous", "body-reports-change") in codes(result)
    sentence = max(re.findall("[^。\n]+。", article), key=len)
    moved = article.replace(sentence, "", 1) + sentence
    file = tmp_path / "copy"
    file.write_text(moved, encoding="utf-8")
    result = verify(file)
    assert result.places["moved"]
    assert {"moved"} <= {one.code for one in result.discrepancies}


def test_a_panel_in_another_place_is_no_fault(tmp_path: Path) -> None:
    head, panel = ARTICLE.split("要点\n")
    result = checked(tmp_path, "要点\n" + panel + "\n" + head)
    assert result.agrees
    assert result.places["moved"] + result.places["found"] == sum(result.places.values())


def test_a_lookalike_is_never_taken_for_the_sentence(tmp_path: Path) -> None:
    """The same sentence, said of another city, stands where the right one stood."""
    other = "海州市群众安全感调查显示，" + SENTENCE
    result = checked(tmp_path, ARTICLE.replace(SENTENCE, "") + "\n" + other)
    assert ("gone", "body-theft-clearance-rate") not in codes(result)
    assert {"ambiguous", "moved"} & {code for code, _ in codes(result)}
    assert result.places["found"] < sum(result.places.values())


def test_a_sentence_that_stands_twice_is_ambiguous(tmp_path: Path) -> None:
    again = ARTICLE + "\n社区警务实现全覆盖，为群众办理事项40项，连续三年投保。\n"
    result = checked(tmp_path, again)
    found = {thing: code for code, thing in codes(result)}
    assert found["body-matters-handled"] == "lookalike"
    assert result.places["ambiguous"]


def test_an_article_that_stands_twice_is_said_to(tmp_path: Path) -> None:
    assert codes(checked(tmp_path, ARTICLE + "\n\n" + ARTICLE)) == [("repeated", "")]
    altered = ARTICLE.replace("40项", "41项")
    assert sorted(codes(checked(tmp_path, ARTICLE + "\n\n" + altered))) == [
        ("left-over", ""),
        ("repeated", ""),
    ]


def test_without_what_is_beside_it_a_quotation_is_found_by_its_neighbours(
    tmp_path: Path,
) -> None:
    bare = re.sub(r' ; oa:(prefix|suffix) "[^"]*"', "", turtle())
    assert checked(tmp_path, written=bare).agrees
    assert checked(tmp_path, COPIES["HTML"](ARTICLE), bare).agrees


def test_of_a_source_read_in_part_nothing_is_counted_but_its_quotations(
    tmp_path: Path,
) -> None:
    """Its claims have no offsets, and the text may be longer on both sides."""
    part = re.sub(r"oa:start \d+ ; oa:end \d+ ; ", "", turtle())
    part = re.sub(r' ;\s+schema:sha256 "\w+" \.', " ; pa:coverage code:coverage-part .", part)
    assert checked(tmp_path, written=part).agrees
    result = checked(tmp_path, ARTICLE + "\n另有9起案件移送起诉。\n", part)
    assert result.agrees
    assert codes(checked(tmp_path, ARTICLE.replace("40项", "41项"), part)) == [
        ("absent", "body-matters-handled")
    ]


def test_a_claim_of_another_source_may_contradict(tmp_path: Path) -> None:
    """The other briefing may be there or left out; a claim it lacks is told."""
    conflict = f"<claim/{ID}/body-insured-years> pa:conflictsWith <claim/other/x> ."
    assert checked(tmp_path, written=turtle() + conflict).agrees
    there = conflict + "source:other a pa:Source ."
    assert codes(checked(tmp_path, written=turtle() + there)) == [
        ("missing", "body-insured-years")
    ]


def test_a_file_that_ends_early_is_told(tmp_path: Path) -> None:
    result = checked(tmp_path, ARTICLE[: ARTICLE.index("要点")])
    assert {code for code, _ in codes(result)} == {"ended"}
    assert all("panel-" in thing for _, thing in codes(result))
    assert all(one.line is None for one in result.discrepancies)


# Other copies


def paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def wrapped(text: str, columns: int) -> str:
    lines = (
        "\n".join(one[at : at + columns] for at in range(0, len(one), columns))
        for one in paragraphs(text)
    )
    return "\n\n".join(lines)


def page(text: str) -> str:
    """A page with figures before and behind the article, tags inside its figures."""
    body = "".join(f'<p class="p1">{html.escape(line)}</p>\n' for line in paragraphs(text))
    body = re.sub(r"\*\*(.*?)\*\*", r"<strong>\1</strong>", body)
    body = body.replace("余起", "<span>余</span>起").replace("“", "&ldquo;")
    return (
        "<!DOCTYPE html><html><head><title>新闻 第3版</title><style>p { margin: 1em }</style>"
        "</head><body><nav><a href='/'>首页</a> 阅读 3.4万</nav><!-- 500个 --><article>"
        f"{body}</article><script>var x = '700个';</script><footer>编辑2人</footer>"
        "</body></html>"
    )


WIDE = {ord(digit): chr(ord(digit) + 0xFEE0) for digit in "0123456789.%"}
TRADITIONAL = {after: before for before, after in reversed(SIMPLIFIED.items())}
COPIES: dict[str, Callable[[str], str]] = {
    "one line": lambda text: "".join(text.split()),
    "spaces": lambda text: text.replace("，", "， ").replace("余", " 余"),
    "wrapped at 9": lambda text: wrapped(text, 9),
    "wrapped at 31": lambda text: wrapped(text, 31),
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "no asterisks": lambda text: text.replace("*", ""),
    "traditional quotation marks": lambda text: text.translate(
        str.maketrans("“”‘’", "「」『』")
    ),
    "straight quotation marks": lambda text: re.sub("[“”]", '"', text),
    "NFKC": lambda text: unicodedata.normalize("NFKC", text),
    "full-width digits": lambda text: text.translate(WIDE),
    "HTML": page,
    "HTML, NFKC, full-width": lambda text: page(
        unicodedata.normalize("NFKC", text).translate(WIDE)
    ),
    "a byte-order mark": lambda text: "\ufeff" + text,
    "traditional characters": lambda text: text.translate(TRADITIONAL),
    "indented": lambda text: "\n".join(f"　　{line}" for line in paragraphs(text)),
}


@pytest.mark.parametrize("name", COPIES)
def test_other_copies_of_the_invented_article_agree(name: str, tmp_path: Path) -> None:
    text = COPIES[name](ARTICLE)
    result = checked(tmp_path, text)
    assert codes(result) == []
    assert not result.same_text
    assert result.outside == (("3.4万", "2人") if name.startswith("HTML") else ())


@pytest.mark.parametrize("name", COPIES)
def test_other_copies_of_the_article_agree(name: str, tmp_path: Path, article: str) -> None:
    file = tmp_path / "copy"
    file.write_text(COPIES[name](article), encoding="utf-8", newline="")
    result = verify(file)
    assert codes(result) == []
    assert len(set(result.counts["accounted"])) == 1


@pytest.mark.parametrize("coding", ["utf-16", "gb18030"])
def test_other_encodings_agree(coding: str, tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes(ARTICLE.encode(coding))
    assert codes(verify(file, store=graph())) == []


def test_any_mixture_of_forms_agrees(tmp_path: Path, article: str) -> None:
    chance = random.Random(7)
    file = tmp_path / "copy"
    for _ in range(25):
        names = chance.sample([name for name in COPIES if "HTML" not in name], 3)
        text = article
        for name in names:
            text = COPIES[name](text)
        text = page(text) if chance.random() < 0.3 else text
        file.write_text(text, encoding="utf-8", newline="")
        assert codes(verify(file)) == [], names


def test_a_block_that_stands_elsewhere_is_found(tmp_path: Path, article: str) -> None:
    start, end = article.index("“十四五”时期平安青岛建设扎实"), article.index("▲青岛交警")
    moved = article[:start] + article[end:] + "\n\n" + article[start:end]
    file = tmp_path / "copy"
    file.write_text(moved, encoding="utf-8")
    result = verify(file)
    assert codes(result) == []
    file.write_text(article[:start] + article[end:], encoding="utf-8")
    missing = [one for one in verify(file).discrepancies if one.code == "gone"]
    assert len(missing) > 60
    assert all("panel-" in one.thing or "caption" in one.thing for one in missing)


# The article itself, and what is no article


def test_the_article_agrees(article: str, tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes(article.encode())
    result = pingan_kg.verify(file)
    assert result.agrees, [one.message("en") for one in result.discrepancies]
    assert result.same_text
    assert set(result.counts) == set(CHECKS)
    assert result.places["found"] == sum(result.places.values())
    assert all(total == good for total, good in result.counts.values())


def test_the_right_article_of_several_is_taken(tmp_path: Path) -> None:
    both = store()
    both.load(turtle(), format=RdfFormat.TURTLE, to_graph=NamedNode(f"{BASE}graph/{ID}"))
    file = tmp_path / "article.txt"
    for text in (ARTICLE, COPIES["one line"](ARTICLE)):
        file.write_text(text, encoding="utf-8", newline="")
        result = verify(file, store=both)
        assert result.article == f"source/{ID}"
        assert result.agrees
    with pytest.raises(InputError, match="is not the article"):
        verify(file, store=both, briefing="2025-12-09-safe-qingdao")
    with pytest.raises(UnknownName, match="no briefing is called"):
        verify(file, store=both, briefing="2025-12-09")


BAD = {
    "empty": (b"", "is empty"),
    "blank": (b" \n \n", "is empty"),
    "binary": (bytes(range(256)) * 9, "NUL byte"),
    "PDF": (b"%PDF-1.7\n\x00\x01", "pdftotext"),
    "Word": (b"PK\x03\x04\x00\x00", "save it as text"),
    "another article": ("今天天气很好，气温25度，有3个好消息。".encode(), "is not the article"),
    "another language": (b"Nothing to see here, 12 times.", "none can be found"),
    "broken bytes": (b"\xff\xff\xff\xff" * 9, "no text"),
    "too large": (b"a" * (2 * 1024 * 1024 + 1), "larger than 2 MiB"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_article_is_one_line(name: str, tmp_path: Path) -> None:
    data, message = BAD[name]
    file = tmp_path / "article.txt"
    file.write_bytes(data)
    with pytest.raises(InputError, match=message) as raised:
        verify(file, store=graph())
    assert "\n" not in str(raised.value)


def test_a_graph_without_an_article_is_told(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    with pytest.raises(InputError, match="holds no article"):
        verify(file, store=Store())


def test_the_result_as_json(tmp_path: Path) -> None:
    result = checked(tmp_path, ARTICLE.replace("40项", "41项"))
    body = json.loads(result.to_json())
    assert body["agrees"] is False
    assert body["counts"]["observations"] == {"total": 15, "good": 14}
    assert body["discrepancies"][0]["thing"] == f"claim/{ID}/body-matters-handled"
    assert body["discrepancies"][0]["line"] == 8
    assert set(body["discrepancies"][0]["message"]) == {"zh", "en"}
