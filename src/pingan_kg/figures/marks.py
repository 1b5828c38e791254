"""Text as a reader sees it: no emphasis marks, one form of each character, offsets kept."""

from __future__ import annotations

import re
from bisect import bisect_right

__all__ = ["Clean", "clean", "folded"]

_CJK = "\u4e00-\u9fff\u3007"
_SPACE = "[ \u00a0\u2009\u202f\u3000]"
_THIN = "[ \u00a0\u2009\u202f]"
_UNSEEN = re.compile(
    r"\*\*|[\u200b\u200c\u200d\u2060\ufeff\u00ad]"
    rf"|(?<=[0-9０-９%％]){_SPACE}(?=[{_CJK}%％‰℃])|(?<=[{_CJK}]){_SPACE}(?=[0-9０-９])"
    rf"|(?<=[0-9]) (?=[-~–—] [0-9])|(?<=[0-9] [-~–—]) (?=[0-9])"
    rf"|(?P<thousand>(?<=[0-9]){_THIN}(?=[0-9]{{3}}(?![0-9])))"
)
"""Emphasis marks, characters without width, one space between a digit and a Chinese word,
one on each side of a dash between digits, and one between groups of three digits."""
_GROUPS = re.compile(
    rf"(?<![0-9.,第表图注版章节条例号])[0-9]{{1,3}}(?:{_THIN}[0-9]{{3}}){{0,9}}\Z"
)
_LONGEST = 40
_WIDE = re.compile("[０-９．％－～＋／＞＜＝（）＄￥○◯ａ-ｚＡ-Ｚ]")
_GROUPED = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_LETTERS = {code: code - 0xFEE0 for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_NARROW = _LETTERS | str.maketrans(
    "０１２３４５６７８９．％－～＋／＞＜＝（）＄￥○◯", "0123456789.%-~+/><=()$¥〇〇"
)
_TRADITIONAL = (
    "萬億兩餘個條處戶場項類種週張輛棟層冊顆隻頭節門隊組對雙頁單筆級檔點號線車達過約幾數負"
    "複歲鐘時間後內從減漲擴縮壓圓幣臺灣韓歐鎊盧噸畝頃釐昇陞電熱專標準總計結辦實穩顯優強學"
    "國議屆歷產業環際屬佔僅無滿於與為爲會發現動務據統區縣鎮鄉員長較連續開關報錄進選遠軍陸"
    "貳參銀價陣銷兌脫貧遷納規範鞏護擊復輪針劑盞樁齊職責驗檢測館養齡龍淨盤補財資稅費錢農漁"
    "礦廠橋鐵樓應獲評圍佈這還沒並須該說請談訂簽見預執審徵罰賠償調徑積體質術難題鍵災慶劃話"
    "詢證繫轉換協罷銅鋁鋼糧穀蘋創設構導紀紅綠藍黃運輸織聯網絡衛藥醫療師傷殘婦兒閱讀書畫紙"
    "鋪機飛艦艙軌華幹勁亂戰險離聽視頻頓緩將趨來躍衝裏裡當則獎寬遲羣帶塊貼稱蓋斷載馬貝碼儲"
    "盡邁縱貫樣邊尋競爭嚴黨軟"
)
_SIMPLIFIED = (
    "万亿两余个条处户场项类种周张辆栋层册颗只头节门队组对双页单笔级档点号线车达过约几数负"
    "复岁钟时间后内从减涨扩缩压圆币台湾韩欧镑卢吨亩顷厘升升电热专标准总计结办实稳显优强学"
    "国议届历产业环际属占仅无满于与为为会发现动务据统区县镇乡员长较连续开关报录进选远军陆"
    "贰参银价阵销兑脱贫迁纳规范巩护击复轮针剂盏桩齐职责验检测馆养龄龙净盘补财资税费钱农渔"
    "矿厂桥铁楼应获评围布这还没并须该说请谈订签见预执审征罚赔偿调径积体质术难题键灾庆划话"
    "询证系转换协罢铜铝钢粮谷苹创设构导纪红绿蓝黄运输织联网络卫药医疗师伤残妇儿阅读书画纸"
    "铺机飞舰舱轨华干劲乱战险离听视频顿缓将趋来跃冲里里当则奖宽迟群带块贴称盖断载马贝码储"
    "尽迈纵贯样边寻竞争严党软"
)
_FOLDS = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_FOLDABLE = re.compile("[" + _TRADITIONAL + "]")


class Clean:
    """A text without what a reader does not see, and the way back to its offsets."""

    __slots__ = ("_cuts", "_shifts", "narrow", "shown", "text")

    def __init__(self, shown: str, narrow: str, cuts: list[int], shifts: list[int]) -> None:
        self.shown = shown
        """The characters a reader sees, as printed."""
        self.narrow = narrow
        """The same in characters of half width: one character for one."""
        self.text = folded(narrow)
        """The same in simplified characters: one character for one."""
        self._cuts = cuts
        self._shifts = shifts

    def start(self, offset: int) -> int:
        """Return where in the original the seen character stands."""
        cut = bisect_right(self._cuts, offset)
        return offset + (self._shifts[cut - 1] if cut else 0)

    def end(self, offset: int) -> int:
        """Return where in the original the text before ``offset`` ends."""
        return self.start(offset - 1) + 1 if offset else 0


def folded(text: str) -> str:
    """Fold traditional characters that the grammar knows, one to one.

    >>> folded("7.65萬處")
    '7.65万处'
    """
    return text.translate(_FOLDS) if _FOLDABLE.search(text) else text


def clean(text: str) -> Clean:
    """Take away marks, narrow the digits and fold the characters of one line.

    >>> seen = clean("**２万**余起")
    >>> seen.shown, seen.text, seen.start(0), seen.end(4)
    ('２万余起', '2万余起', 2, 8)
    """
    cuts: list[int] = []
    shifts: list[int] = []
    pieces: list[str] = []
    last = removed = 0
    for mark in _UNSEEN.finditer(text):
        if mark["thousand"] and not _grouped(text, mark.start()):
            continue
        pieces.append(text[last : mark.start()])
        cuts.append(mark.start() - removed)
        last = mark.end()
        removed += last - mark.start()
        shifts.append(removed)
    shown = "".join([*pieces, text[last:]]) if pieces else text
    narrow = shown
    if _WIDE.search(shown):
        narrow = _GROUPED.sub(",", shown).translate(_NARROW)
    return Clean(shown, narrow, cuts, shifts)


def _grouped(text: str, space: int) -> bool:
    """Tell whether the digits before a space are groups of three, the first one to three."""
    return _GROUPS.search(text[max(0, space - _LONGEST) : space]) is not None
