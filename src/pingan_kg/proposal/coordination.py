"""Things that stand side by side: each with the verb, the subject or the noun they share."""

from __future__ import annotations

import re

__all__ = ["TAILS", "VERB", "completed", "is_deed", "items"]

VERB = re.compile(
    "^(?:侦破|破获|侦办|立案查处|查处|查获|查扣|抓获|打掉|打击|捣毁|铲除|接报处置|接报|接处|处置|出动|营救|疏散|扑救|批准逮捕|批捕|提起公诉|立(?=公益|刑|案|民|行)|担负|承担|担任|参与|实施|推出|推进|推动|化解|攻克|攻破|查封|扣押|扣缴|端掉|摧毁|遣返|押解|引渡|招收|招录|调处|签订|签署|投放|建设|改造|升级|布设|布建|设置|发现|报告|约谈|处罚|处理|接听|回访|收到|收集|登记|核查|评选|评定|命名|认定|指派|聘请|聘任|培养|征集|编制|印发|废止|清退|追回|退还|兑现|支付|发布|审批|批准|帮助|帮扶|慰问|走访|巡查|巡逻|巡防|检测|抽检|检验|复核|督办|挂牌|通报|曝光|拘留|逮捕|移诉|移交|交办|转办|答复|回复|解决|完成|新增|录入|采集|转移|安置|转运|疏导|劝导|纠治|清除|拆除|关停|关闭|取缔|注销|吊销|暂扣|变更|撤销|驳回|维持|裁决|执行|提起"
    "|决定起诉|起诉|提出|发出|受理|办理|办结|审理|审结|执结|新收|监督|纠正|审查|调解|化解|排查|整改|治理|追缴|返还|挽回|止付|冻结|拦截"
    "|劝阻|预警|缴获|收缴|建成|新建|建立|设立|打造|培育|组织|举办|发放|提供|解答|接受|接待|制发|制定|修订|出台|起草|备案|评查|培训|签发|签注"
    "|查验|检查|安装|移送|救助|服务|减免|宣判|判处|惩处|清理|开展|配备|选派|授予|追授|表彰)"
)
TAILS = (
    "案件",
    "警情",
    "事故",
    "犯罪",
    "纠纷",
    "火灾",
    "起数",
    "件数",
    "人数",
    "数量",
    "数",
    "率",
    "损失",
    "资金",
    "人员",
    "人",
    "机构",
    "中心",
    "案",
)
_PARTS_OF = re.compile(
    "^(?:死亡人数|受伤人数|伤亡人数|亡人数|伤人数|死亡|受伤|直接(?:财产|经济)损失|(?:财产|经济)损失|损失)"
)


def is_deed(phrase: str) -> bool:
    """Tell whether a phrase begins with a verb, so that its subject may be one named before.

    >>> is_deed("破获刑事案件"), is_deed("群众安全感")
    (True, False)
    """
    return VERB.match(phrase) is not None


def items(words: str, number: int) -> list[str]:
    """Return so many things that words set side by side: apart at 、 alone, else at 和, too."""
    apart = [one for one in words.split("、") if one.strip(' “”"')]
    if len(apart) == number:
        return apart
    return [one for one in re.split("、|以及|[和及与]", words) if one.strip(' “”"')]


def completed(found: list[str]) -> list[str]:
    """Give each of several things the verb, the subject or the noun that they share."""
    verb = VERB.match(found[0])
    tail = next((noun for noun in TAILS if found[-1].endswith(noun)), "")
    subject = re.match("(.+?)(?:起数|事故数|件数|发生数|警情|死亡人数)$", found[0])
    done = []
    for at, one in enumerate(found):
        last = at == len(found) - 1
        whole = one if last or one.endswith(TAILS) else one + tail
        if at and subject and _PARTS_OF.match(one):
            whole = subject[1] + whole
        elif at and verb and not VERB.match(one):
            whole = verb[0] + whole
        done.append(whole)
    return done
