"""Which columns are scores, of which kind, and what they score."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from caminos.engine.plan import ScoreKind
from caminos.events.explain import count, plain, quoted
from caminos.events.guess_names import humanised, tokens
from caminos.events.guess_nominative import named_thing
from caminos.events.guess_scales import Scale, codes_outside, group_scale, is_item, outside, single_scale
from caminos.events.guess_scored import Scored, score_kind
from caminos.events.guess_values import Column
from caminos.events.guess_worded import ToldLabels, worded_score

_STEM: Final = re.compile(
    r"(?P<stem>[A-Za-z]{1,3}_?\d{1,3}|[^\W\d_]+(?=[_. ])|\d{1,3}(?=[_. )]))[_. )-]*(?P<rest>.*)", re.DOTALL
)
_COUNTED: Final = re.compile(r"([A-Za-z]{0,3})\d{1,3}[_. )-]")
_OVERALL: Final = frozenset(
    {"all", "overall", "total", "general", "generala", "whole", "ogolem", "ogolna", "ogolnie"}
)
_MIN_GROUP: Final = 3
_LONG_HEADER_WORDS: Final = 5


def named_scores(columns: Iterable[Column], told: ToldLabels | None = None) -> list[Scored]:
    """The columns whose headers call them a score and whose values fit, the surest first.

    `told` are the words a person gave a number to: column → word → number.
    """
    found = []
    for column in columns:
        kind, weight = score_kind(column.name)
        words = (told or {}).get(column.name)
        scored = None
        if (weight or words) and column.filled:
            ground = "the name says so" if weight else "you gave its words numbers"
            scored = scored_as(column, kind, grounds=ground, words=words)
        if scored is not None:
            found.append((weight, -column.position, scored))
    return [scored for _, _, scored in sorted(found, key=lambda one: one[:2], reverse=True)]


def scored_as(
    column: Column,
    kind: ScoreKind,
    *,
    scale: Scale | None = None,
    grounds: str = "",
    words: Mapping[str, float] | None = None,
) -> Scored | None:
    """A column read as scores of a kind, on a told or guessed scale; None when its values are no scores.

    `words` are those of its values that a person gave a number to.
    """
    if column.number_share < 0.8:
        return worded_score(column, kind, scale=scale, grounds=grounds, words=words)
    found = scale or single_scale(column, kind)
    if found is None:
        return None
    beyond = outside(column, found)
    if scale is None and sum(column.counts[value] for value in beyond) > 0.95 * column.filled:
        return None
    low, high = plain(min(found)), plain(max(found))
    fits = "you named the scale" if scale else f"its values lie from {low} to {high}"
    codes = codes_outside(column, found)
    warnings = [code_warning([column], codes, found), _stray_warning(column, found)]
    if scale is None:
        warnings.append(_zero_warning(column, found))
    warning = ". ".join(filter(None, warnings))
    return Scored(column, kind, found, missing=codes, grounds=_and(grounds, fits), warning=warning)


def wide_scores(columns: Sequence[Column], told: ToldLabels | None = None) -> tuple[list[Scored], list[str]]:
    """The score columns of a table with one row a respondent, and warnings about codes outside the scale.

    Columns belong together when their headers begin alike (Q7ART, Q7FOOD, …) and their values are the same
    few whole numbers; three such columns make a group. Single columns count when their header names a score.
    """
    accepted = _groups(list(filter(is_item, columns)))
    scored: dict[int, Scored] = {}
    warnings: list[str] = []
    for group in accepted:
        for one in _scored_group(group):
            scored[one.column.position] = one
        warnings += _group_warnings([scored[column.position] for column in group])
    common = {scored[group[0].position].scale for group in accepted}
    for one in named_scores([column for column in columns if column.position not in scored], told):
        alike = len(common) == 1 and one.kind == "score" and is_item(one.column)
        single = _on_scale_of_others(one, *common) if alike else one
        scored[one.column.position] = single
        warnings += [single.warning] if single.warning else []
    return with_touchpoints([scored[position] for position in sorted(scored)], accepted), warnings


def with_touchpoints(scored: Sequence[Scored], groups: Sequence[Sequence[Column]] = ()) -> list[Scored]:
    """What each column scores, from its header.

    Labels that would coincide keep their whole header. A label that means everything (`Q7ALL`), in the
    largest group, and a net promoter score are about the whole experience.
    """
    largest = {column.position for column in max(groups, key=len, default=[])}
    labels = [item_label(one.column.name) for one in scored]
    found = []
    for one, label in zip(scored, labels, strict=True):
        general = is_overall(label) and (not groups or one.column.position in largest)
        if one.kind == "nps" or not label or general:
            found.append(replace(one, touchpoint=""))
        elif labels.count(label) > 1 or is_overall(label):
            found.append(replace(one, touchpoint=humanised(one.column.name)))
        else:
            found.append(replace(one, touchpoint=label))
    return found


def item_label(name: str) -> str:
    """What a score column scores: `Q7FOOD` → `FOOD`, `rating_checkout` → `checkout`, `csat` → "".

    `Ocena dostawy` → `dostawa`: what is left without the word for a score gets its own name.
    """
    stem, rest = _stem(name)
    if rest and re.search(r"\d", stem):
        return humanised(rest)
    words = humanised(name).split()
    if len(words) >= _LONG_HEADER_WORDS:
        return " ".join(words)
    kept = [word for word in words if score_kind(word)[1] == 0]
    return named_thing(kept) if len(kept) < len(words) else " ".join(kept)


def is_overall(label: str) -> bool:
    """True for a label that means the whole experience: all, overall, ogółem, general."""
    return bool(label) and set(tokens(label)) <= _OVERALL


def code_warning(columns: Sequence[Column], codes: Sequence[str], scale: Scale) -> str:
    """What a person should check about values outside a scale; "" when there are none."""
    if not codes:
        return ""
    cells = count(sum(column.counts[code] for column in columns for code in codes), "cell")
    others = f" and {count(len(columns) - 1, 'column')} like it" if len(columns) > 1 else ""
    lie, are = ("lies", "is") if len(codes) == 1 else ("lie", "are")
    return (
        f"{columns[0].name}{others}: {quoted(codes)} ({cells} of those looked at) {lie} outside "
        f"{plain(min(scale))} to {plain(max(scale))} and {are} taken for 'no answer'. "
        "Check this; if the scale is wider, use --scale"
    )


def _stray_warning(column: Column, scale: Scale) -> str:
    """Values that are no answer on the scale and no usual code either: typing errors, words."""
    codes = codes_outside(column, scale)
    strays = [value for value in outside(column, scale) if value not in codes]
    if not strays:
        return ""
    cells = count(sum(column.counts[value] for value in strays), "cell")
    return (
        f"{column.name}: {quoted(strays)} ({cells}) stands for nothing on the scale and goes to quarantine; "
        f"if it means 'no answer', say --missing {column.name}={strays[0]}"
    )


def _zero_warning(column: Column, scale: Scale) -> str:
    if scale != (0.0, 5.0) or "0" not in column.counts:
        return ""
    return (
        f"{column.name}: '0' ({count(column.counts['0'], 'cell')}) is taken for the lowest score. If it "
        f"means 'no answer', say --missing {column.name}=0 --scale 1-5"
    )


def _groups(items: Sequence[Column]) -> list[list[Column]]:
    """Items with one beginning (Q7ART, Q7FOOD); else items counted through (T01_Advert, T02_Advice)."""
    accepted: list[list[Column]] = []
    for beginning in (_stem_of, _counted_stem_of):
        groups: dict[str, list[Column]] = defaultdict(list)
        for column in items:
            if stem := beginning(column.name):
                groups[stem].append(column)
        answered = [(stem, _answered_alike(group)) for stem, group in groups.items()]
        accepted += [group for stem, group in answered if _is_group(stem, group)]
        taken = {column.position for group in accepted for column in group}
        items = [column for column in items if column.position not in taken]
    return accepted


def _stem_of(name: str) -> str:
    return _stem(name)[0]


def _counted_stem_of(name: str) -> str:
    """`T01_Advert` → `t#1`: the letters of a numbered header, when a sign parts the number from the words."""
    match = _COUNTED.match(name.strip())
    return f"{match[1].lower()}#1" if match else ""


def _answered_alike(group: Sequence[Column]) -> list[Column]:
    """Without columns hardly anybody filled in: second answers (PURPOSE2, PURPOSE3) are no items."""
    most = max(column.filled for column in group)
    return [column for column in group if column.filled >= 0.3 * most]


def _is_group(stem: str, group: Sequence[Column]) -> bool:
    if len(group) < _MIN_GROUP:
        return False
    numbered = re.search(r"\d", stem) is not None
    if not numbered and not score_kind(stem)[1]:
        return False
    worst, best = group_scale(group)
    used = {number for column in group for number in column.numbers.values() if worst <= number <= best}
    return best >= 4 and len(used) >= 4


def _scored_group(group: Sequence[Column]) -> list[Scored]:
    scale = group_scale(group)
    alike = (
        f"{count(len(group), 'column')} named alike hold the numbers {plain(scale[0])} to {plain(scale[1])}"
    )
    return [
        Scored(column, score_kind(column.name)[0], scale, missing=codes_outside(column, scale), grounds=alike)
        for column in group
    ]


def _on_scale_of_others(one: Scored, scale: Scale) -> Scored:
    """A single column on the scale of the file's groups of columns, when nearly all its values fit."""
    beyond = outside(one.column, scale)
    fitting = one.column.filled - sum(one.column.counts[value] for value in beyond)
    if fitting < 0.8 * one.column.filled:
        return one
    codes = codes_outside(one.column, scale)
    warnings = (code_warning([one.column], codes, scale), _stray_warning(one.column, scale))
    warning = ". ".join(filter(None, warnings))
    return replace(one, scale=scale, missing=codes, warning=warning, grounds="the name says so")


def _group_warnings(group: Sequence[Scored]) -> list[str]:
    by_codes: dict[tuple[str, ...], list[Column]] = defaultdict(list)
    for one in group:
        by_codes[one.missing].append(one.column)
    warnings = [code_warning(columns, codes, group[0].scale) for codes, columns in by_codes.items()]
    warnings += [_stray_warning(one.column, one.scale) for one in group]
    return [warning for warning in warnings if warning]


def _stem(name: str) -> tuple[str, str]:
    """A header as its beginning, which a group shares, and the rest: `Q7ART` → (`q7`, `ART`)."""
    match = _STEM.fullmatch(name.strip())
    return (match["stem"].rstrip("_").lower(), match["rest"].strip()) if match else ("", name)


def _and(first: str, second: str) -> str:
    return f"{first} and {second}" if first else second
