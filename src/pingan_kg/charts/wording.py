"""The words of a chart that are its own, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ..languages import LANGUAGES, day_words
from ..tables.columns import SEVERAL
from .bars import Bar, Row

__all__ = [
    "WORDS",
    "against",
    "day",
    "heading",
    "lasting",
    "notes",
    "place",
    "ranked",
    "source_lines",
]

WORDS = {
    "zh": {
        "told": "不能画成条形的名次和文字结论",
        "open": "末端敞开：不少于或多于此数，究竟多少未说明",
        "below": "斜纹：不多于或接近此数，真值不超过末端",
        "about": "圆点：大约为此数",
        "between": "空框：在两端之间",
        "scope": "范围：{}",
        "ranked": "由{}排名",
        "comma": "，",
        "colon": "：",
        "change": "变化率（%）",
        "ratio": "比率（%）",
        "count": "数量（单位：{}）",
        "bare": "数量",
        "unit": "单位：{}",
        "against": "与{}相比",
        "no-baseline": "来源未写明与何时相比",
        "said": "{}的说法",
        "differ": "各数据的地区或时期不同，比较时须留意。",
        "period-inferred": "部分数据的时期或基期是推断的。",
        "contradicted": "† 另有陈述与之不一致。",
        "source": "来源：{}",
        "title": "《{}》",
        "briefing": "{}的发布会",
        "inferred": "{}（年份为推断）",
        "drawn": "制图：pingan-kg",
        "selected": "所选数据",
    },
    "en": {
        "told": "Ranks and findings in words, which no bar can show",
        "open": "Open end: at least or more than this; how much more is not stated",
        "below": "Hatched: at most or nearly this; the true value is not beyond the end",
        "about": "Dotted: about this",
        "between": "Empty box: somewhere between its ends",
        "scope": "within: {}",
        "ranked": "ranked by: {}",
        "comma": ", ",
        "colon": ": ",
        "change": "Change (%)",
        "ratio": "Share (%)",
        "count": "Number, counted in {}",
        "bare": "Number",
        "unit": "Unit: {}",
        "against": "against {}",
        "no-baseline": "the source does not say against when",
        "said": "as said on {}",
        "differ": "Areas or periods differ: compare with care.",
        "period-inferred": "The period or baseline of some figures is inferred.",
        "contradicted": "† Another statement contradicts it.",
        "source": "Source: {}",
        "title": "“{}”",
        "briefing": "on the briefing of {}",
        "inferred": "{} (year inferred)",
        "drawn": "Drawn with pingan-kg",
        "selected": "Selected figures",
    },
}


def day(when: date, lang: str) -> str:
    """Write a day out."""
    return day_words(when)[LANGUAGES.index(lang)]


def place(row: Row, lang: str) -> str:
    """Return the area of a figure."""
    return str(row[f"area_{lang}"] or row["area_id"] or "")


def lasting(row: Row, lang: str) -> str:
    """Return the period of a figure, and the day it was said where that was before its end."""
    words = WORDS[lang]
    period = str(row[f"period_{lang}"] or row["period_id"] or "")
    said, end = row["as_of"], row["period_end"]
    if isinstance(said, date) and isinstance(end, date) and said < end:
        return words["comma"].join(
            filter(None, [period, words["said"].format(day(said, lang))])
        )
    return period


def ranked(row: Row, lang: str) -> str:
    """Return among what a rank is, and who ranks, as far as that is known."""
    words, comma = WORDS[lang], WORDS[lang]["comma"]
    said = {"scope": row[f"scope_{lang}"], "ranked": row[f"ranking_body_{lang}"]}
    return comma.join(words[name].format(value) for name, value in said.items() if value)


def against(row: Row, lang: str) -> str:
    """Return what a change is against; nothing where it is no change."""
    if row["metric_kind_code"] != "change":
        return ""
    baseline = row[f"baseline_{lang}"] or row["baseline_id"]
    words = WORDS[lang]
    return words["against"].format(baseline) if baseline else words["no-baseline"]


def heading(bar: Bar, lang: str) -> str:
    """Say what the numbers of a panel are of."""
    words, (sort, unit, measure) = WORDS[lang], bar.group
    if sort in ("change", "ratio"):
        return words[sort]
    if unit == "NUM":
        if not measure:
            return words["bare"]
        english = str(bar.row["measure_word_en"] or "")
        return words["count"].format(
            measure if lang == "zh" else f"{measure} {english}".strip()
        )
    return words["unit"].format(bar.row[f"unit_{lang}"] or unit)


def notes(rows: Iterable[Row], lang: str) -> list[str]:
    """Say what a reader must know of the figures beside their values."""
    shown = list(rows)
    grounds = SEVERAL.join(str(row["inferred_codes"] or "") for row in shown)
    found = []
    if len({(row["area_id"], row["period_id"]) for row in shown}) > 1:
        found.append(WORDS[lang]["differ"])
    if "inferred-period" in grounds or "inferred-baseline" in grounds:
        found.append(WORDS[lang]["period-inferred"])
    if any(row["conflicting_claim_ids"] for row in shown):
        found.append(WORDS[lang]["contradicted"])
    return found


def source_lines(rows: Sequence[Row], lang: str) -> list[str]:
    """Return a line for each source of the figures, and one that says what drew them."""
    words = WORDS[lang]
    found: dict[str, None] = {}
    for row in rows:
        title = str(row["source_zh"] or row["source_en"] or "")
        if not title:
            continue
        publishers = str(row[f"publisher_{lang}"] or "").replace(
            SEVERAL, "、" if lang == "zh" else ", "
        )
        named = words["title"].format(title)
        if lang == "en" and row["source_en"] and row["source_en"] != title:
            named += f" [{row['source_en']}]"
        told = (
            (publishers + named)
            if lang == "zh"
            else ", ".join(filter(None, [publishers, named]))
        )
        when = row["briefing_date"]
        if isinstance(when, date):
            year = words["inferred"] if row["briefing_year_inferred"] else "{}"
            told += words["comma"] + words["briefing"].format(year.format(day(when, lang)))
        found[words["source"].format(told)] = None
    return [*found, words["drawn"]]
