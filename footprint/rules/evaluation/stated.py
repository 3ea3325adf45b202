"""What the study states, and a rule set's own questions."""

from __future__ import annotations

from footprint.rules import kinds
from footprint.rules.case import Case
from footprint.rules.evaluation.texts import checked
from footprint.rules.statement import LISTS, Statement
from footprint.rules.values import Checked
from footprint.rules.words import field_name, listed, listed_zh

SHOWN = 160


def stated(rule: kinds.Stated, case: Case) -> Checked:
    """Every field that the rule names is filled."""
    missing = [name for name in rule.fields if not case.statement.has(name, rule.language)]
    if missing:
        tongue = {"any": ("", ""), "en": (" in English", "（英文）"), "zh": (" in Chinese", "（中文）")}[rule.language]
        names = {
            "missing": listed(field_name(name, "en") for name in missing) + tongue[0],
            "missing_zh": listed_zh([field_name(name, "zh") for name in missing]) + tongue[1],
        }
        return checked("stated-missing", "open", f"statement.{missing[0]}", **names)
    first = rule.fields[0]
    text, text_zh = said(case.statement, first)
    return checked("stated", "stated", f"statement.{first}", text=text, text_zh=text_zh)


def said(statement: Statement, name: str) -> tuple[str, str]:
    """A field of the statement in short, in both languages."""
    if name == "period":
        days = f"{statement.period_start} – {statement.period_end}"
        return days, days
    if name in LISTS:
        entries = getattr(statement, name) or ()
        if not entries:
            return "nothing was left out", "没有舍去"
        named = [entry.what for entry in entries]
        return short(listed(what.of("en") for what in named)), short(listed_zh([what.of("zh") for what in named]))
    text = statement.text(name)
    return short(text.of("en")), short(text.of("zh"))


def short(text: str) -> str:
    """One line of at most SHOWN characters."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"


def question(rule: kinds.Question, case: Case) -> Checked:
    """The question is answered, as expected where only one answer is good."""
    place, answer = f"rules.{rule.key}", case.following.answers.get(rule.key)
    if answer is None or answer == "":
        return checked("question-open", "open", place)
    words, words_zh = answer_words(rule, answer)
    given = {"answer": words, "answer_zh": words_zh}
    if rule.expected is not None and str(answer) != rule.expected:
        wanted, wanted_zh = answer_words(rule, rule.expected)
        return checked("question-other", "open", place, **given, wanted=wanted, wanted_zh=wanted_zh)
    bounds = (rule.least, rule.most)
    if isinstance(answer, float) and any(bound is not None for bound in bounds):
        low, high = (rule.least if rule.least is not None else -1e15), (rule.most if rule.most is not None else 1e15)
        if not low <= answer <= high:
            wanted = f"{'–' if rule.least is None else f'{low:g}'} … {'–' if rule.most is None else f'{high:g}'}"
            return checked("question-other", "open", place, **given, wanted=wanted, wanted_zh=wanted)
    return checked("question-answered", "stated", place, **given)


def answer_words(rule: kinds.Question, answer: str | float) -> tuple[str, str]:
    """An answer as it is read."""
    if rule.answer == "yes_no":
        return ("yes", "是") if answer == "yes" else ("no", "否")
    if rule.answer == "choice" and answer in rule.choices:
        return str(answer), rule.choices_zh[rule.choices.index(str(answer))]
    text = f"{answer:g}" if isinstance(answer, float) else short(answer)
    text = f"{text} {rule.unit}".strip()
    return text, text


def trigger(rule: kinds.Trigger, case: Case) -> Checked:
    """Nothing to check: the study takes the obligation with the rule set."""
    text = case.statement.text("recalculation")
    found = checked("trigger", "stated", "statement.recalculation", years=rule.years, change=rule.change)
    if not text:
        return found
    return Checked(
        found.status,
        found.place,
        f"{found.en} {short(text.of('en'))}",
        f"{found.zh}{short(text.of('zh'))}",
        figures=found.figures,
    )


def report(rule: kinds.Report, _case: Case) -> Checked:
    """The service prints it."""
    return checked("report", "stated", "section:rules", text=rule.says, text_zh=rule.says_zh)
