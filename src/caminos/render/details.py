"""What opens at the side: everything known about a card, a step, a stage or a persona, with its evidence."""

from collections.abc import Iterator

from caminos.language import day, duration, month, number, share, signed
from caminos.maps.library import Persona, Quote, Touchpoint
from caminos.maps.measurement import Estimate, TouchpointNumbers
from caminos.maps.model import Action, Card
from caminos.maps.provenance import Claim, Measured, Observed, Provenance
from caminos.render.columns import Column
from caminos.render.metric_card import interval_words, metric_card_words
from caminos.render.metric_words import change_words, metric_value
from caminos.render.picture import Picture
from caminos.render.scene import Detail

_Rows = Iterator[tuple[str, str]]


def card_detail(picture: Picture, card: Card) -> Detail:
    """All that is known about a card: where it stands, how we know, its numbers, words and decisions."""
    lane = next((lane for lane in picture.map.lanes if lane.id == card.lane), None)
    touchpoint, numbers = picture.touchpoint(card), picture.numbers(card)
    rows = [*_where(picture, card), *_known(picture, card), *_score(picture, card)]
    if touchpoint:
        rows += _touchpoint(picture, touchpoint)
    if numbers:
        rows += _numbers(picture, numbers)
    return Detail(
        title=_title(picture, card),
        kind=picture.lane_title(lane) if lane else "",
        rows=tuple(rows),
        texts=tuple(_texts(picture, card, touchpoint)),
    )


def _title(picture: Picture, card: Card) -> str:
    """What a card says; else its quote, its number or its touchpoint."""
    touchpoint, score = picture.touchpoint(card), dict(_score(picture, card))
    measures = any(lane.id == card.lane and lane.kind == "metric" for lane in picture.map.lanes)
    said = (
        " · ".join(filter(None, metric_card_words(picture, card)))
        if measures and card.score is not None and card.text.strip()
        else "",
        card.text.strip(),
        card.quote.text.strip() if card.quote else "",
        next(iter(score.values()), ""),
        touchpoint.name if touchpoint else "",
    )
    return next(filter(None, said), picture.say("card.empty"))


def step_detail(picture: Picture, column: Column) -> Detail:
    """A step: its stage, how we know it, and the map that tells it in detail."""
    step = column.step
    if step is None:
        return stage_detail(picture, column)
    rows = [(picture.say("detail.stage"), column.stage.name), *_provenance(picture, step.provenance)]
    if step.submap:
        rows.append((picture.say("detail.submap"), step.submap))
    return Detail(step.name, picture.say("detail.step"), tuple(rows))


def stage_detail(picture: Picture, column: Column) -> Detail:
    """A stage: how many steps it has and how we know it."""
    steps = sum(step.stage == column.stage.id for step in picture.map.steps)
    rows = [(picture.say("detail.steps"), number(steps, picture.language))]
    rows += _provenance(picture, column.stage.provenance)
    return Detail(column.stage.name, picture.say("detail.stage"), tuple(rows))


def persona_detail(picture: Picture, persona: Persona) -> Detail:
    """A persona as full as the library knows it."""

    def claims(key: str, found: tuple[Claim, ...]) -> Iterator[tuple[str, str]]:
        for claim in found:
            yield (
                picture.say(f"detail.{key}"),
                f"{claim.text} ({picture.say('known.' + claim.provenance.kind)})",
            )

    rows = [*claims("trait", persona.traits), *claims("goal", persona.goals)]
    rows += claims("behaviour", persona.behaviour)
    texts = [(picture.say("detail.summary"), persona.summary)] if persona.summary else []
    texts += [(quote_source(picture, quote), quoted(picture, quote.text)) for quote in persona.quotes]
    return Detail(persona.name, picture.say("detail.persona"), tuple(rows), tuple(texts))


def quoted(picture: Picture, words: str) -> str:
    """A customer's words between the quotation marks of the picture's language."""
    return picture.say("quoted", words=words.strip().strip('"“”„«»').strip())


def quote_source(picture: Picture, quote: Quote) -> str:
    """Where a quote comes from: source, group, how many said alike, when."""
    parts = [quote.source, quote.group]
    if quote.alike and quote.alike > 1:
        parts.append(picture.say("alike", count=quote.alike))
    if quote.said_on:
        parts.append(month(quote.said_on, picture.language))
    return " · ".join(part for part in parts if part) or picture.say("quote")


def action_words(picture: Picture, action: Action) -> str:
    """A decision in one line: reach, owner, date, status and bet."""
    metric = picture.metric(action.bet.metric) if action.bet else None
    parts = [
        picture.say("reach." + action.reach.replace(" ", "_")) if action.reach else "",
        action.owner,
        picture.say("until", day=action.due) if action.due else "",
        picture.say(f"status.{action.status}") if action.status != "proposed" else "",
    ]
    if action.bet:
        change = change_words(metric, action.bet.change, picture.language)
        named = metric.name if metric else action.bet.metric
        parts.append(picture.say("bet", change=change, metric=named))
    return " · ".join(part for part in parts if part)


def estimate_words(picture: Picture, estimate: Estimate, *, as_share: bool = True) -> str:
    """A number with its interval and what it rests on: `31% (29% to 33%) · n 2,214`."""
    lang = picture.language

    def written(value: float) -> str:
        return share(value, lang) if as_share else signed(value, lang)

    words = written(estimate.value)
    if estimate.low is not None and estimate.high is not None:
        told = interval_words(written(estimate.low), written(estimate.high), lang)
        words += f" ({told})" if told else ""
    return f"{words} · {picture.say('n', n=estimate.n)}"


def _where(picture: Picture, card: Card) -> _Rows:
    steps = {step.id: step for step in picture.map.steps}
    names = [steps[one].name for one in (card.step, card.until_step) if one in steps]
    if names:
        yield picture.say("detail.step"), " → ".join(dict.fromkeys(names))
    if card.moment:
        yield picture.say("detail.moment"), picture.say(f"moment.{card.moment}")


def _known(picture: Picture, card: Card) -> _Rows:
    yield from _provenance(picture, card.provenance)
    n = picture.counted(card)
    if n is not None:
        yield picture.say("detail.n"), number(n, picture.language)


def _provenance(picture: Picture, provenance: Provenance) -> _Rows:
    words = picture.say(f"known.{provenance.kind}")
    if isinstance(provenance, Observed):
        method = picture.say(f"method.{provenance.method}")
        words = f"{words}: {method}, {provenance.by}, {day(provenance.on, picture.language)}"
    taken = picture.measurement
    if isinstance(provenance, Measured) and taken and taken.id == provenance.measurement:
        words = f"{words}: {day(taken.taken_at.date(), picture.language)}"
    yield picture.say("detail.known"), words
    if provenance.note:
        yield picture.say("detail.note"), provenance.note


def _score(picture: Picture, card: Card) -> _Rows:
    if card.score is None:
        return
    kind = next((lane.kind for lane in picture.map.lanes if lane.id == card.lane), "free")
    metric = picture.metric(card.metric)

    def written(value: float) -> str:
        if kind == "emotion":
            return signed(value, picture.language)
        return metric_value(metric, value, picture.language)

    named = picture.say("lane.emotion") if kind == "emotion" else metric.name if metric else ""
    yield named or picture.say("detail.value"), written(card.score)
    if card.interval:
        low, high = map(written, card.interval)
        told = interval_words(low, high, picture.language)
        if told:
            yield picture.say("detail.interval"), told


def _touchpoint(picture: Picture, touchpoint: Touchpoint) -> _Rows:
    yield picture.say("detail.touchpoint"), touchpoint.name
    facts = {
        "channel": touchpoint.channel,
        "control": picture.say(f"control.{touchpoint.control}"),
        "initiator": picture.say(f"initiator.{touchpoint.initiator}"),
        "area": picture.area_name(touchpoint.area),
        "responsible": touchpoint.responsible,
        "physical": touchpoint.physical_evidence,
        "hours": touchpoint.opening_hours.text if touchpoint.opening_hours else "",
        "expectation": touchpoint.expectation.text if touchpoint.expectation else "",
        "gives": " · ".join(claim.text for claim in touchpoint.value),
    }
    for key, words in facts.items():
        if words:
            yield picture.say(f"detail.{key}"), words


def _numbers(picture: Picture, numbers: TouchpointNumbers) -> _Rows:
    lang = picture.language
    yield picture.say("detail.customers"), number(numbers.customers, lang)
    yield picture.say("detail.events"), number(numbers.events, lang)
    if numbers.reached:
        yield picture.say("detail.reached"), estimate_words(picture, numbers.reached)
    if numbers.stopped:
        yield picture.say("detail.stopped"), estimate_words(picture, numbers.stopped)
    if numbers.wait_to_next:
        wait = numbers.wait_to_next
        yield (
            picture.say("detail.wait"),
            picture.say(
                "wait", median=duration(wait.median_s, lang), p90=duration(wait.p90_s, lang), count=wait.n
            ),
        )
    if numbers.repeated:
        yield picture.say("detail.repeated"), estimate_words(picture, numbers.repeated)
    if numbers.outside_hours:
        yield picture.say("detail.outside_hours"), estimate_words(picture, numbers.outside_hours)
    if numbers.emotion:
        yield picture.say("lane.emotion"), estimate_words(picture, numbers.emotion, as_share=False)
    if numbers.channels:
        shown = [f"{name} {number(count, lang)}" for name, count in numbers.channels[:6]]
        yield picture.say("detail.channels"), " · ".join(shown)
    if numbers.sources:
        yield picture.say("detail.sources"), ", ".join(numbers.sources)


def _texts(picture: Picture, card: Card, touchpoint: Touchpoint | None) -> Iterator[tuple[str, str]]:
    if card.quote:
        yield quote_source(picture, card.quote), quoted(picture, card.quote.text)
    theme = picture.theme(card.theme)
    if theme:
        yield picture.say("detail.theme"), f"{theme.name}. {theme.description}".strip()
    for evidence in card.evidence:
        facts = [evidence.source, day(evidence.on, picture.language) if evidence.on else ""]
        facts.append(picture.say("n", n=evidence.n) if evidence.n is not None else "")
        said = " · ".join(part for part in (evidence.text, *facts) if part)
        yield picture.say(f"evidence.{evidence.kind}"), said or picture.say("card.empty")
    for action in picture.actions(card):
        verdict = picture.say(f"verdict.{action.verdict}") if action.verdict else picture.say("detail.action")
        yield verdict, " · ".join(part for part in (action.text, action_words(picture, action)) if part)
