"""The columns of the table of figures, each described in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

__all__ = ["COLUMNS", "DERIVED", "SEVERAL", "Cell", "Column", "Table"]

Cell = str | Decimal | int | date | bool | None
"""What a cell holds; None where the source, or the graph, says nothing."""

SEVERAL = "; "
"""What stands between several values of one cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``kind`` is ``text``, ``number`` (a decimal), ``count``, ``date``, ``truth``.

    What ends in ``_zh`` or ``_en`` is in that language; what ends in ``_id``, ``_ids``,
    ``_code`` or ``_codes`` is the same in both, and is what tables are joined by.
    """

    name: str
    zh: str
    en: str
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, and rows of as many cells; the rows are in the order of the sources."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def column(self, name: str) -> tuple[Cell, ...]:
        """Return the cells of a column, a row a cell. Raises KeyError for no column."""
        names = [column.name for column in self.columns]
        if name not in names:
            raise KeyError(name)
        at = names.index(name)
        return tuple(row[at] for row in self.rows)


def _named(name: str, zh: str, en: str, *, id_: str = "id") -> Iterator[Column]:
    """Yield the columns of a thing, or of several (``ids``): its id, and its names.

    What stands behind a colon explains the thing, and goes with its names.
    """
    (noun_zh, _, more_zh), (noun_en, _, more_en) = zh.partition("："), en.partition(": ")
    kind_zh, kind_en = ("代码", id_) if id_.startswith("code") else ("标识", id_)
    yield Column(f"{name}_{id_}", f"{noun_zh}的{kind_zh}", f"{noun_en}: {kind_en}")
    for lang, told_zh, told_en in (("zh", "中文", "Chinese"), ("en", "英文", "English")):
        yield Column(
            f"{name}_{lang}",
            f"{noun_zh}（{told_zh}）" + (f"：{more_zh}" if more_zh else ""),
            f"{noun_en}, in {told_en}" + (f": {more_en}" if more_en else ""),
        )


def _dates(name: str, zh: str, en: str) -> Iterator[Column]:
    yield Column(f"{name}_start", f"{zh}的第一天", f"First day of {en}", "date")
    yield Column(f"{name}_end", f"{zh}的最后一天", f"Last day of {en}", "date")


COLUMNS = (
    Column(
        "id",
        "数据的标识；前加 https://w3id.org/pingan-kg/ 即其 IRI",
        "Id of the figure; with https://w3id.org/pingan-kg/ before it, its IRI",
    ),
    Column("briefing_id", "所属简报的标识", "Id of the briefing that it is of"),
    Column("label_zh", "整句说明（中文）", "The figure as one phrase, in Chinese"),
    Column("label_en", "整句说明（英文）", "The figure as one phrase, in English"),
    *_named(
        "metric", "指标：不含地点和时期", "Metric: what is measured, free of place and period"
    ),
    *_named(
        "metric_kind",
        "指标类型：流量、存量、比率、变化率、名次、时长或状态",
        "Kind of metric: flow, stock, ratio, change, rank, span or status",
        id_="code",
    ),
    *_named("theme", "主题", "Themes", id_="ids"),
    *_named("area", "地区", "Area"),
    Column(
        "area_code",
        "地区的国标代码（GB/T 2260）；没有自己的代码的地方为空",
        "Code of the area by GB/T 2260; empty for a place that has none of its own",
    ),
    *_named("period", "时期", "Period"),
    *_dates("period", "时期", "the period"),
    Column(
        "as_of",
        "说出的日期，即数字最晚可能截至之日；统计的截止日未必印出",
        "The day it was said: the latest that it can reach; when the count was closed"
        " need not be printed",
        "date",
    ),
    *_named("baseline", "变化所比较的时期", "Period that a change is against"),
    *_dates("baseline", "所比较的时期", "that period"),
    *_named("change_of", "变化率所说的指标", "Metric whose change it is"),
    *_named("share_of", "比率的整体", "What it is a share of"),
    Column(
        "value",
        "所印的数值，下降为负；文字结论为空。是否为下界或约数，见比较方式和上下界",
        "The number printed, a fall as a negative one; empty for a finding in words."
        " Whether it is a bound or about so much, comparator, min and max say",
        "number",
    ),
    Column(
        "min",
        "真值的下界；来源没有给出则为空，不是零",
        "Lower bound of the true value; empty, and not zero, where the source gives none",
        "number",
    ),
    Column("min_inclusive", "真值可否等于下界", "Whether it may equal min", "truth"),
    Column(
        "max",
        "真值的上界；来源没有给出则为空",
        "Upper bound of the true value; empty where the source gives none",
        "number",
    ),
    Column("max_inclusive", "真值可否等于上界", "Whether it may equal max", "truth"),
    Column(
        "rounding_step",
        "印出的末位值多少：允许舍入时，真值与印出的确数相差至多一半",
        "What one unit of the last printed digit is worth: allowing for rounding, the true"
        " value is within half of it of an exact figure",
        "number",
    ),
    *_named(
        "comparator", "真值与所印数值的关系", "How the true value stands to it", id_="code"
    ),
    Column("worded_code", "文字结论的代码；数值为空", "Code of a finding in words; else empty"),
    Column("meaning_zh", "数值或结论的含义（中文）", "What the value means, in Chinese"),
    Column("meaning_en", "数值或结论的含义（英文）", "What the value means, in English"),
    *_named("unit", "单位（QUDT）", "Unit of QUDT", id_="code"),
    *_named("measure_word", "所印的量词", "Measure word as printed", id_="code"),
    *_named("counted", "所计之物", "What is counted", id_="code"),
    Column("held_throughout", "是否整个时期都如此", "Whether it held all through", "truth"),
    *_named(
        "scope",
        "范围：位次或覆盖的",
        "Scope: among what a rank is, or what is covered",
        id_="code",
    ),
    *_named("ranking_body", "排名的机构", "Who ranks"),
    *_named(
        "responsible", "做事的机构：原文写明的", "Who did it: as the source says", id_="ids"
    ),
    *_named("reported_by", "发布数据的机构", "Who said it", id_="ids"),
    *_named(
        "competent",
        "主管机构：依法或依职责，皆为推断",
        "Agency whose business it is: by law or office, always inferred",
        id_="ids",
    ),
    *_named("program", "有关的项目", "Programs that it belongs to", id_="ids"),
    *_named("basis", "数值印成数字还是文字", "Printed as a number or in words", id_="code"),
    *_named("inferred", "推断的内容及依据", "What is inferred, and why", id_="codes"),
    Column("printed", "所印的数字，原样", "The figure as printed, each wording once"),
    Column("quotations", "所引的短语，按原文顺序", "Short quotations, in the order of print"),
    Column("places", "印在几处", "In how many places it is printed", "count"),
    Column("claim_ids", "所依据的陈述的标识", "Ids of the claims that it rests on"),
    Column(
        "conflicting_claim_ids",
        "与之不一致的陈述的标识",
        "Ids of claims, of this source or another, that contradict it",
    ),
    *_named("source", "来源：标题照原样", "Source: its title as printed", id_="ids"),
    *_named("publisher", "来源的出版者", "Who published the source", id_="ids"),
    Column("source_url", "来源的网址，如有", "Address of the source, if it is known"),
    Column("briefing_date", "发布会的日期", "Day of the briefing", "date"),
    Column(
        "briefing_year_inferred",
        "发布会日期的年份是否为推断，未印出",
        "Whether the year of that day is inferred, and not printed",
        "truth",
    ),
    Column("note_zh", "备注（中文）", "What else must be known, in Chinese"),
    Column("note_en", "备注（英文）", "What else must be known, in English"),
)
"""The columns of every table."""

DERIVED = (
    Column(
        "is_derived",
        "是否由印出的数据推算而来，来源并未印出",
        "Whether it only follows from printed figures and is printed nowhere",
        "truth",
    ),
    *_named("derivation", "推算的方式", "How it follows", id_="code"),
    Column("derived_from_ids", "推算所依据数据的标识", "Ids of the figures it follows from"),
    Column("formula", "算式", "Formula"),
)
"""The columns that there are besides where derived figures are asked for."""
