"""Short reports written for the tests of comparing: one story, its copies, and an independent report of the same event."""

from __future__ import annotations

from hearsay.articles.article import Article
from hearsay.records import Part

WIRE = (
    "The harbour pilots of Tarnholm went on strike on Tuesday after talks with the port authority collapsed overnight. "
    "Forty-one freighters lay at anchor outside the breakwater by noon, and the grain terminal halted loading. "
    "The union demands rest periods of eleven hours between night shifts and a second pilot aboard tankers. "
    "Authority director Henrik Aldous called the walkout reckless and promised to charter tugs from Brevik. "
    "Insurance brokers estimated the losses at 3.4 million crowns a day, most of it for perishable cargo. "
    "A mediator from the labour ministry arrived by helicopter and invited both delegations to the customs house. "
    "The last stoppage, in 1998, ended after nine days when the courts fined the union treasury."
)
REWRITE = (
    "Harbour pilots at Tarnholm have walked out: on Tuesday they began a strike, talks with the port authority having collapsed. "
    "Outside the breakwater 41 freighters were anchored around noon while loading stopped at the grain terminal. "
    "Their union wants eleven hours of rest periods separating night shifts, plus another pilot on tankers. "
    "Director Henrik Aldous of the authority condemned a reckless walkout; he would charter tugs out of Brevik, he vowed. "
    "Brokers in insurance put losses at some 3.4 million crowns daily, chiefly perishable cargo. "
    "By helicopter came a labour ministry mediator, who asked the delegations into the customs house. "
    "A stoppage of 1998 lasted nine days until courts fined the treasury of the union."
)
INDEPENDENT = (
    "Fishmongers in the old town of Tarnholm were selling frozen cod yesterday, and nobody had to ask why. "
    "Since the courts fined them in 1998 the men who steer the freighters in have not dared to stop work, but now they have. "
    "Aldous, who runs the port, wants to bring in tugs; the crews of Brevik say they will not be hired. "
    "In the customs house a helicopter pilot brought the mediator coffee. "
    "What the union is after is sleep: a tanker was nearly lost in January after a night with no rest. "
    "Bakers fear for their grain, and the insurers count the days in crowns."
)
RUSSIAN = (
    "Президент Дмитрий Карпов прибыл в Вашингтон 14 апреля для переговоров с министром обороны Робертом Тейлором. "
    "Конференция в университете Джорджтаун собрала 320 депутатов, сообщил директор института Виктор Мельник. "
    "Компания «Нордстрим Логистик» инвестирует 45 миллионов долларов в терминал порта Балтимор. "
    "Сенатор Майкл Браун критиковал контракт и потребовал независимой комиссии. "
    "Делегация посетит Монреаль, Торонто и Оттаву до 19 апреля."
)
ENGLISH = (
    "President Dmitry Karpov arrived in Washington on 14 April for talks with defence minister Robert Taylor. "
    "A conference at Georgetown university gathered 320 deputies, said Viktor Melnik, director of the institute. "
    "The company Nordstream Logistic invests 45 million dollars in a terminal at the port of Baltimore. "
    "Senator Michael Brown criticised the contract and demanded an independent commission. "
    "The delegation will visit Montreal, Toronto and Ottawa until 19 April."
)
UNLIKE = (
    "Beekeepers of the southern valleys report the best lime blossom in a decade. "
    "Meadows stayed damp through spring, and swarms were strong when the trees came into flower. "
    "Prices at the honey fair fell accordingly, much to the pleasure of gingerbread makers. "
    "Wasps remain a nuisance; a researcher recommends narrow entrances and patience. "
    "Next year, she warns, mites will return unless hives are treated before frost."
)


def article(doc: str, text: str, published: str | None = None, outlet: str | None = None) -> Article:
    """An article that is nothing but its body."""
    return Article(
        doc=doc,
        text=text,
        published=published,
        published_from="given" if published else "none",
        outlet=outlet,
        parts=[Part(kind="body", start=0, end=len(text))],
    )
