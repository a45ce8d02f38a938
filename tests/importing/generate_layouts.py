"""Plans put together by chance in the layouts of official documents, each with the items that it holds.

    python tests/importing/generate_layouts.py 5000

writes that many, reads each and tells how many came back whole; `--show N` prints the first N that did not.
"""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass, field

from layout_words import BODIES, CN, DATES, SECTIONS, THINGS, UNITS, VERBS

from reformcheck.plans.documents import understand
from reformcheck.plans.documents.drafting.draft import Draft
from reformcheck.plans.documents.reading.read_text import read_text
from reformcheck.plans.documents.reading.stream import Document

Roles = dict[str, list[str]]


@dataclass
class Wanted:
    title: str
    roles: Roles = field(default_factory=dict)
    due: str = ""


@dataclass
class Attribution:
    text: str
    roles: Roles
    due: str = ""
    lines: bool = False
    """It stands on lines of its own."""


def attribution(chance: random.Random, *, inline: bool) -> Attribution:
    """One of the forms in which a document says who answers."""
    names = chance.sample(UNITS, chance.randint(2, 5))
    cut = chance.randint(1, len(names) - 1)
    a, b, every = "、".join(names[:cut]), "、".join(names[cut:]), "、".join(names)
    date, due = chance.choice(DATES) if chance.random() < 0.4 else ("", "")
    lead, rest = {"lead": names[:cut]}, names[cut:]
    comma, limit = (f"，{date}完成", f"；完成时限：{date}") if date else ("", "")
    brackets = (
        (f"责任单位：{every}{limit}", {"responsible": names}),
        (f"牵头单位：{a}；配合单位：{b}{limit}", {**lead, "assist": rest}),
        (f"牵头单位：{a}；责任单位：{b}{limit}", {**lead, "responsible": rest}),
        (f"{a}牵头，{b}配合{comma}", {**lead, "assist": rest}),
        (f"{a}牵头，{b}按职责分工负责{comma}", {**lead, "responsible": rest}),
        (f"{every}按职责分工负责{comma}", {"responsible": names}),
        (f"{every}负责{comma}", {"responsible": names}),
        (f"{a}会同{b}负责{comma}", {**lead, "assist": rest}),
        (f"责任单位：{a}牵头，{b}参与{comma}", {**lead, "assist": rest}),
    )
    sentences = (
        (f"由{a}牵头，{b}配合{comma}。", {**lead, "assist": rest}),
        (f"由{a}会同{b}落实{comma}。", {**lead, "assist": rest}),
        (f"{every}负责{comma}。", {"responsible": names}),
        (f"{a}牵头负责，{b}参与{comma}。", {**lead, "assist": rest}),
        (f"由{every}负责落实{comma}。", {"responsible": names}),
    )
    lines = (
        (f"\n责任单位：{every}" + (f"\n完成时限：{date}" if date else ""), {"responsible": names}),
        (
            f"\n牵头单位：{a}\n配合单位：{b}" + (f"\n完成时限：{date}" if date else ""),
            {**lead, "assist": rest},
        ),
        (f"\n1.责任单位：{every}" + (f"\n2.完成时限：{date}" if date else ""), {"responsible": names}),
        (f"\n（责任单位：{every}）", {"responsible": names}),
    )
    kind = chance.choices(("bracket", "sentence", "lines"), (6, 3, 0 if inline else 2))[0]
    if kind == "bracket":
        text, roles = chance.choice(brackets)
        opener, closer = chance.choice(("（）", "（）", "（）", "()", "〔〕", "【】", "[]"))
        if closer == "）" and not inline and chance.random() < 0.04:
            closer = ""  # lost in a scan
        return Attribution(opener + text + closer, roles, due)
    if kind == "sentence":
        text, roles = chance.choice(sentences)
        return Attribution(text, roles, due)
    text, roles = chance.choice(lines)
    return Attribution(text, roles, due if "时限" in text else "", lines=True)


def blank(chance: random.Random, odds: float = 0.1) -> str:
    return chance.choice((" ", "\u3000", "\u2002", "\u00a0", "\t")) if chance.random() < odds else ""


@dataclass
class Numbers:
    """How the items of a plan are numbered, and what stands above them."""

    form: str
    depth: int
    """Headings above the items: 0, 1 (一、) or 2 (（一）)."""
    running: bool = False
    named: bool = False
    """Its items must name units to be told from the steps of a task."""

    def mark(self, n: int) -> str:
        return self.form.format(n=n, cn=cn(n), circled=chr(ord("①") + (n - 1) % 20))


def cn(n: int) -> str:
    tens, ones = divmod(n, 10)
    return ("" if tens < 2 else CN[tens - 1]) + ("十" if tens else "") + (CN[ones - 1] if ones else "")


KINDS = (
    Numbers("{n}.", 2, running=True), Numbers("{n}.", 2), Numbers("{n}．", 1, running=True), Numbers("{n}、", 2), Numbers("{n}. ", 2),
    Numbers("（{cn}）", 1), Numbers("（{cn}）", 1, running=True), Numbers("({cn})", 1), Numbers("（{n}）", 2, named=True),
    Numbers("({n})", 2, named=True), Numbers("{circled}", 2, named=True), Numbers("{cn}是", 2, named=True),
    Numbers("第{cn}，", 2, named=True), Numbers("第{cn}条 ", 0, running=True), Numbers("第{cn}条\u3000", 1, running=True),
    Numbers("●", 2, named=True), Numbers("——", 2, named=True), Numbers("", 2, named=True), Numbers("{n} ", 1, running=True),
)  # fmt: skip


@dataclass
class Writer:
    chance: random.Random
    lines: list[str] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)
    count: int = 0

    def plan(self) -> None:
        chance = self.chance
        numbers = chance.choice(KINDS)
        self.front()
        sections = chance.sample(SECTIONS, chance.randint(1, 3))
        top = iter(CN)
        if numbers.depth:
            self.line(f"{next(top)}、{chance.choice(('总体要求', '指导思想', '总体目标'))}")
            self.line("坚持改革创新，全面落实各项部署。")
        if numbers.depth == 2:
            self.line(f"{next(top)}、{chance.choice(('重点任务', '主要任务', '工作举措'))}")
        for index, section in enumerate(sections, 1):
            heading = {2: f"（{cn(index)}）{section}", 1: "", 0: ""}[numbers.depth]
            if numbers.depth == 1:
                heading = f"{next(top)}、{section}"
            self.group(numbers, heading)
        if numbers.depth:
            self.line(f"{next(top)}、{chance.choice(('保障措施', '组织实施', '组织保障'))}")
            self.line("（一）加强组织领导。各部门要高度重视，密切配合。")
            self.line("（二）强化宣传引导。营造良好氛围。")
        if chance.random() < 0.6:
            self.lines += ["某市人民政府办公室", "2021年3月1日"]

    def front(self) -> None:
        chance = self.chance
        if chance.random() < 0.5:
            self.lines += [
                "某市人民政府办公室关于印发",
                "某市推广改革举措实施方案的通知",
                "某政办发〔2021〕5号",
            ]
            self.lines += ["各县（市、区）人民政府，市政府各部门：", "现将方案印发给你们，请认真贯彻执行。"]
        else:
            self.lines += ["某市推广改革举措实施方案", "为贯彻落实国家部署，制定本方案。"]

    def line(self, text: str) -> None:
        self.lines.append(blank(self.chance) + text + blank(self.chance))

    def group(self, numbers: Numbers, heading: str) -> None:
        """A heading with its items, each on a line of its own or all in one paragraph."""
        chance = self.chance
        how_many = chance.randint(2, 4)
        together = (
            numbers.form and "条" not in numbers.form and numbers.form[-1] != " " and chance.random() < 0.3
        )
        if numbers.form == "——":
            together = False
        named = numbers.named or bool(together) or chance.random() < 0.85
        shared = None
        if heading and not named and chance.random() < 0.5:
            shared = attribution(chance, inline=True)
            if not shared.text.startswith(("（", "(", "〔", "【", "[")) or "）" not in shared.text[-1] + "）":
                shared = None
        items = []
        if not numbers.running:
            self.count = 0
        for _ in range(how_many):
            self.count += 1
            items.append(self.item(numbers, named=named, inline=bool(together), shared=shared))
        closing = shared.text if shared else ""
        if shared and closing[-1] not in "）)〕】]":
            closing += "）"
        if heading and not together:
            self.line(heading + closing)
        if together:
            self.line(heading + ("。" if heading else "") + "".join(items))
        else:
            for item in items:
                for part in item.split("\n"):
                    self.line(part)

    def item(self, numbers: Numbers, *, named: bool, inline: bool, shared: Attribution | None) -> str:
        chance = self.chance
        title = self.title()
        mark = numbers.mark(self.count)
        if numbers.form == "{n}." and self.count == 1 and title[0].isdigit():
            title = "推进" + title
        body = chance.choice(BODIES) if chance.random() < 0.6 else ""
        said = attribution(chance, inline=inline) if named else None
        wanted = Wanted(title, said.roles if said else {}, said.due if said else "")
        if shared and not said:
            wanted.roles, wanted.due = shared.roles, shared.due
        self.wanted.append(wanted)
        gap = "。" if body or not said or said.text[0] not in "（(〔【[" or chance.random() < 0.7 else ""
        if said and said.lines:
            gap = "。" if body else chance.choice(("。", ""))
        return mark + blank(chance, 0.05 if mark else 0) + title + gap + body + (said.text if said else "")

    def title(self) -> str:
        while True:
            title = self.chance.choice(VERBS) + self.chance.choice(THINGS)
            if self.chance.random() < 0.05 and title[2:3].isdigit():
                title = title[2:]
            if all(wanted.title != title for wanted in self.wanted):
                return title


def generate(seed: int) -> tuple[str, list[Wanted]]:
    """The text of a plan and its items."""
    chance = random.Random(seed)
    writer = Writer(chance)
    writer.plan()
    lines = writer.lines
    if chance.random() < 0.06 and not any(
        line.strip().startswith(("●", "——", "责", "牵", "配", "完", "1.责")) for line in lines
    ):
        lines = ["　　".join(line.strip() for line in lines)]
    elif chance.random() < 0.05:
        lines = [scanned(line) for line in lines]
    return "\n".join(lines) + "\n", writer.wanted


def scanned(line: str) -> str:
    """The line as a scan may give it: 一 as a dash."""
    body = line.lstrip()
    for true, false in (("一、", "-、"), ("（一）", "（-）"), ("（一）", "（—）")):
        if body.startswith(true):
            return false + body[len(true) :]
    return line


def read(text: str) -> Draft:
    return understand(Document("plan.txt", "text", "0" * 64, tuple(read_text(text))))


def found(draft: Draft) -> list[Wanted]:
    return [
        Wanted(
            item.title,
            {
                role: [unit.name for unit in group]
                for role in ("lead", "assist", "responsible")
                if (group := getattr(item.units, role))
            },
            item.units.due,
        )
        for item in draft.items
    ]


def main(argv: list[str]) -> None:
    total = int(argv[0]) if argv else 1000
    show = int(argv[argv.index("--show") + 1]) if "--show" in argv else 0
    wrong = silent = 0
    for seed in range(total):
        text, wanted = generate(seed)
        draft = read(text)
        got = found(draft)
        wrong += got != wanted
        if got != wanted and not draft.doubts:
            silent += 1
            sys.stdout.write(f"silent: {seed}\n")
        if got != wanted and wrong <= show:
            sys.stdout.write(f"---- {seed}\n{text}")
            sys.stdout.writelines(f"    want {w}\n" for w in wanted if w not in got)
            sys.stdout.writelines(f"    got  {g}\n" for g in got if g not in wanted)
    sys.stdout.write(
        f"{total - wrong} of {total} plans whole, {100 - 100 * wrong / total:.2f} %, {silent} of the others without a doubt\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
