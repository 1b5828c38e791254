"""The words of the pages that are their own, in both languages."""

from __future__ import annotations

__all__ = ["WORDS"]

_PAIRS = {
    "site": ("平安知识图谱", "Pingan knowledge graph"),
    "language": ("English", "中文"),
    "skip": ("跳到正文", "Skip to the content"),
    "menu": ("主菜单", "Main menu"),
    "overview": ("概览", "Overview"),
    "facts": ("数据", "Figures"),
    "compare": ("比较", "Compare"),
    "network": ("网络", "Network"),
    "query": ("查询", "Query"),
    "terms": ("术语", "Terms"),
    "lead": (
        "政府新闻发布会的事实：每个数字都注明谁做了什么、在哪个时期、由谁说出、印在何处。",
        "The facts of government press briefings: of every figure who did what, over which"
        " period, who said it and where it is printed.",
    ),
    "foot": (
        "数字出自所引来源，短语引自原文；标为“推断”的未印在原文中。",
        "Figures are from the sources named, phrases are quoted as printed; what is marked as"
        " inferred is not printed there.",
    ),
    "briefings": ("简报", "Briefings"),
    "briefing": ("简报", "Briefing"),
    "date": ("日期", "Date"),
    "government": ("政府", "Government"),
    "figures": ("数据条数", "Figures"),
    "coverage": ("读到的范围", "How much was read"),
    "headline": ("主要数据", "Headline figures"),
    "headline-note": (
        "条形末端敞开的，来源只说“超过”“多于”，究竟多少没有说明。",
        "Where a bar is open at its end the source says “more than”, and not how much more.",
    ),
    "changes": ("升降", "What rose and what fell"),
    "themes": ("主题", "Themes"),
    "theme": ("主题", "Theme"),
    "honours": ("荣誉与里程碑", "Recognitions and milestones"),
    "unsaid": ("没有说明的", "What is left unsaid"),
    "missing": ("缺失", "missing"),
    "supplied": ("推断补足", "inferred"),
    "contradictions": ("相互矛盾之处", "Contradictions"),
    "none": ("没有。", "There is none."),
    "accounted": ("文中数字的交代", "How the text is accounted for"),
    "evidence": ("作为证据的数字", "Figures that are evidence"),
    "passages": ("引用的其他短语", "Other phrases quoted"),
    "excluded": ("不是数值、注明理由的数字", "Numbers that are no values, with the reason"),
    "accounted-note": (
        "整篇读过的来源，文中每个数字要么是证据，要么注明为何不是数值。",
        "Of a source that was read whole, every number in the text is either evidence or"
        " excluded with a reason.",
    ),
    "metric": ("指标", "Metric"),
    "meaning": ("数值", "Value"),
    "printed": ("原文", "As printed"),
    "area": ("地区", "Area"),
    "period": ("时期", "Period"),
    "agency": ("责任机构", "Who did it"),
    "program": ("项目", "Program"),
    "comparator": ("比较方式", "Bound"),
    "unit": ("单位", "Unit"),
    "search": ("搜索", "Search"),
    "search-hint": ("例如：电诈、2万、fraud", "for example: fraud, 20,000, 电诈"),
    "filters": ("筛选", "Filters"),
    "all": ("全部", "all"),
    "reset": ("清除", "Clear"),
    "csv-shown": ("所列数据（CSV）", "What is shown, as CSV"),
    "json-shown": ("所列数据（JSON）", "What is shown, as JSON"),
    "shown": ("共{}条", "{} figures"),
    "shown-of": ("{1}条中的{0}条", "{0} of {1} figures"),
    "more": ("再列一些", "Show more"),
    "sort": ("按此列排序", "Sort by this column"),
    "facts-note": (
        "每行一个数据；不写明的地方留空。点指标名看出处和含义。",
        "One row a figure; what is not said is left empty. The metric's name leads to where"
        " the figure is printed and what it means.",
    ),
    "page-of": ("第{}页，共{}页", "Page {} of {}"),
    "next": ("下一页", "Next page"),
    "previous": ("上一页", "Previous page"),
    "all-csv": ("全部数据（CSV）", "All figures, as CSV"),
    "about": ("说明", "What is said of it"),
    "prints": ("印在何处", "Where it is printed"),
    "phrase": ("原文短语", "Phrase"),
    "part": ("文章部分", "Part"),
    "speaker": ("说话的人", "Speaker"),
    "inferred": ("推断的内容及依据", "What is inferred, and why"),
    "conflicts": ("与之矛盾的说法", "What contradicts it"),
    "cite": ("引用", "How to cite"),
    "take": ("下载", "Downloads"),
    "chart": ("图", "Chart"),
    "chart-alt": (
        "条形图：{}。图中的数据都列在本页的表格中。",
        "Bar chart: {}. What it shows is in the tables of this page, too.",
    ),
    "chart-cut": ("图中只画前{}条。", "The chart shows the first {} only."),
    "rows-cut": (
        "此处只列前{}行，共{}行；其余见下载的文件。",
        "The first {} rows of {}; the rest is in the files to download.",
    ),
    "elsewhere": ("（外部链接）", " (elsewhere)"),
    "compare-note": (
        "同一指标在不同地区、时期的数据并列，并判断能否相比。",
        "Figures of one metric side by side over areas and periods, with a verdict on whether"
        " they can be compared.",
    ),
    "verdict": ("判断", "Verdict"),
    "base": ("作比较的基准", "what the others are compared with"),
    "order": ("与基准相比", "Against the base"),
    "reasons": ("理由", "Reasons"),
    "computed": ("由此算出（未印在任何来源中）", "Worked out (printed nowhere)"),
    "network-note": (
        "机构与主题的联系：线越粗，数据和项目越多。图中是联系最多的机构，下面的清单列出全部；"
        "点名称看清单。",
        "Agencies and themes: the thicker a line, the more figures and programs. The picture"
        " has the agencies with the most ties, the list below has all; a name leads there.",
    ),
    "network-alt": ("机构与主题之间的联系图", "Diagram of the ties of agencies and themes"),
    "ties": ("{}条数据，{}个项目", "{} figures, {} programs"),
    "agencies": ("机构", "Agencies"),
    "programs": ("项目", "Programs"),
    "metrics": ("指标", "Metrics"),
    "nobody": ("原文没有写明是谁做的", "the text names nobody"),
    "query-note": (
        "在您的浏览器里回答SPARQL查询；引擎与命令行相同，什么也不发往别处。",
        "SPARQL queries are answered in your browser, by the engine of the command line;"
        " nothing is sent anywhere.",
    ),
    "query-noscript": (
        "此页需要JavaScript和WebAssembly。不用它也可下载全部数据：",
        "This page needs JavaScript and WebAssembly. Without them all data can be downloaded:",
    ),
    "question": ("现成的问题", "Shipped questions"),
    "choose": ("选一个问题……", "Choose a question…"),
    "editor": (
        "SPARQL查询（项目的前缀都已声明）",
        "SPARQL query (the prefixes of the project are declared)",
    ),
    "insert": ("插入术语或事物", "Insert a term or a thing"),
    "run": ("回答", "Answer"),
    "stop": ("停止", "Stop"),
    "seconds": ("时限（秒）", "Time limit (seconds)"),
    "answer": ("回答", "Answer"),
    "share": ("复制链接", "Copy a link"),
    "copied": ("已复制", "copied"),
    "loading": ("正在载入引擎和数据……", "Loading the engine and the data…"),
    "working": ("正在回答……", "Answering…"),
    "rows": ("{}行，{}毫秒", "{} rows, {} ms"),
    "rows-first": ("只列前{}行；CSV中有全部。", "The first {} are shown; the CSV has all."),
    "timeout": ("超过{}秒，已停止。", "Stopped: it took longer than {} seconds."),
    "stopped": ("已停止。", "Stopped."),
    "no-engine": (
        "引擎没有载入。直接从磁盘打开时，浏览器不允许读取；请经由网页服务器打开。",
        "The engine could not be loaded. Browsers do not allow it from disk: open the site"
        " through a web server.",
    ),
    "terms-note": (
        "本图谱的类、属性和代码表，各有定义和数据中的例子。",
        "The classes, properties and code lists of the graph, with examples from the data.",
    ),
    "term": ("术语", "Term"),
    "definition": ("定义", "Definition"),
    "example": ("例子", "Example"),
    "classes": ("类", "Classes"),
    "properties": ("属性", "Properties"),
    "true": ("是", "yes"),
    "false": ("否", "no"),
}

WORDS = {
    lang: {name: pair[at] for name, pair in _PAIRS.items()}
    for at, lang in enumerate(("zh", "en"))
}
"""By language, by name: texts, some with places to fill."""
