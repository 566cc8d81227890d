"""The maps that goldens are made of; `scripts/make_gallery.py` draws the same ones for people to look at."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from random import Random

from case_parts import MEASURED, SEEN, Case, ordered
from sofa_case import sofa

from caminos.maps.library import (
    Area,
    Library,
    Metric,
    Role,
    Theme,
    Touchpoint,
)
from caminos.maps.measurement import (
    Measurement,
    TouchpointNumbers,
)
from caminos.maps.model import (
    Action,
    Card,
    Evidence,
    JourneyMap,
    Lane,
    Objective,
    Stage,
    Step,
)
from caminos.maps.provenance import Assumed


def every_kind() -> Case:
    """Every kind of lane, several curves, cards over several steps, all signs: a buying team's journey."""
    kinds = [
        "role",
        "action",
        "touchpoint",
        "evidence",
        "thought",
        "expectation",
        "emotion",
        "pain",
        "metric",
        "frontstage",
        "backstage",
        "support",
        "opportunity",
        "free",
    ]
    names = ["Feels the need", "Looks around", "Sees a demo", "Asks for a price", "Signs", "Goes live"]
    steps = ordered(
        Step,
        [
            (
                f"s{n}",
                {"stage": "buy" if n < 4 else "use", "name": name, "submap": "live" if n == 5 else None},
            )
            for n, name in enumerate(names)
        ],
    )
    lanes = [(kind, {"kind": kind}) for kind in kinds]
    lanes.insert(7, ("emotion-user", {"kind": "emotion", "role": "user"}))
    lanes += [
        ("folded", {"kind": "free", "title": "Old notes", "collapsed": True}),
        ("secret", {"kind": "free", "title": "Secret", "hidden": True}),
    ]
    provenances = (Assumed(), SEEN, MEASURED)
    cards = []
    words = {
        "role": "Signs the contract",
        "action": "Searches, asks colleagues",
        "touchpoint": "Trade fair",
        "evidence": "Badge, brochure, a cup of coffee",
        "thought": "Is this for a company of our size?",
        "expectation": "An answer the same day",
        "pain": "Three forms before anybody answers",
        "frontstage": "Sales engineer shows the product",
        "backstage": "Demo data prepared overnight",
        "support": "Calendar service",
        "opportunity": "One form, pre-filled",
        "free": "Ask legal about the trial clause",
    }
    for index, (kind, text) in enumerate(words.items()):
        for number in range(0, 6, 2):
            cards.append(
                Card(
                    id=f"{kind}-{number}",
                    lane=kind,
                    step=f"s{number}",
                    until_step=f"s{number + 1}" if (index + number) % 4 == 0 else None,
                    rank="V",
                    text=text,
                    provenance=provenances[(index + number // 2) % 3],
                    area=("sales", "it")[number % 2],
                    role="boss" if kind == "role" else None,
                    touchpoint=("fair", "call", "forum")[number // 2] if kind == "touchpoint" else None,
                    moment={0: None, 2: "critical", 4: "differentiating"}[number] if kind == "pain" else None,
                )
            )
    for lane, scores in (
        ("emotion", (0.5, 1.2, 1.6, -0.6, None, 1.1)),
        ("emotion-user", (None, -0.4, 0.9, 0.2, -1.5, -1.9)),
    ):
        for number, score in enumerate(scores):
            if score is not None:
                cards.append(
                    Card(
                        id=f"{lane}-{number}",
                        lane=lane,
                        step=f"s{number}",
                        rank="V",
                        score=score,
                        interval=(max(-2, score - 0.4), min(2, score + 0.3)),
                        provenance=provenances[number // 2],
                        moment="critical" if score < -1.8 else "differentiating" if score > 1.5 else None,
                        evidence=(Evidence(kind="feedback", n=14 + number),) if number > 3 else (),
                    )
                )
    cards.append(Card(id="told", lane="emotion", step="s4", rank="V", text="relieved, a little proud"))
    metrics = (
        Metric(id="reached", name="Reached", kind="share"),
        Metric(id="lost", name="Lost", kind="share", better="lower"),
        Metric(id="wait", name="Wait", kind="duration", unit="s", better="lower"),
        Metric(id="nps", name="NPS", kind="nps"),
        Metric(id="cost", name="Cost", kind="money", unit="EUR", better="lower"),
    )
    for number, (metric, score, interval) in enumerate(
        (
            ("reached", 0.62, (0.55, 0.69)),
            ("lost", 0.31, (0.29, 0.33)),
            ("wait", 525_600.0, None),
            ("nps", 0.3984, (0.37, 0.43)),
            ("cost", 1250.5, (1100.0, 1400.0)),
        )
    ):
        cards.append(
            Card(
                id=f"metric-{number}",
                lane="metric",
                step=f"s{number}",
                rank="V",
                metric=metric,
                score=score,
                interval=interval,
                provenance=MEASURED,
                evidence=(Evidence(kind="measurement", n=2746),),
            )
        )
    cards.append(Card(id="in-folded", lane="folded", step="s0", rank="V", text="from last year"))
    cards.append(Card(id="hidden", lane="secret", step="s0", rank="V", text="NOT TO BE SEEN"))
    document = JourneyMap(
        id="team",
        title="How a team buys software",
        state="future",
        perspective="buying team of a mid-size firm",
        objective=Objective(statement="Fewer forms"),
        stages=ordered(
            Stage, [("buy", {"name": "Buying"}), ("use", {"name": "Using"}), ("leave", {"name": "Leaving"})]
        ),
        steps=steps,
        lanes=ordered(Lane, lanes),
        cards=tuple(cards),
        actions=(
            Action(
                id="do",
                text="One form, pre-filled",
                card="opportunity-2",
                verdict="redesign",
                reach="quick win",
                owner="Ola",
                due=date(2027, 2, 1),
            ),
            Action(
                id="stop", text="Stop the second call", card="opportunity-2", verdict="eliminate", owner="Jan"
            ),
        ),
    )
    library = Library(
        roles=(
            Role(id="boss", name="Managing director", kind="decider"),
            Role(id="user", name="User", kind="user"),
        ),
        areas=(Area(id="sales", name="Sales"), Area(id="it", name="IT")),
        themes=(Theme(id="forms", name="Forms"),),
        touchpoints=(
            Touchpoint(id="fair", name="Trade fair", channel="face to face", control="shared", area="sales"),
            Touchpoint(id="call", name="First call", channel="phone", control="owned", area="sales"),
            Touchpoint(id="forum", name="User forum", channel="web", control="beyond"),
        ),
        metrics=metrics,
    )
    return document, library, None


def long_words() -> Case:
    """Polish, with words, addresses and names that are too long for any card."""
    word = "Konstantynopolitańczykowianeczka"
    url = "https://przyklad.example/sklep/zamowienia/dostawa?okno=dwie-godziny&miasto=Szczebrzeszyn"
    lanes = ("touchpoint", "thought", "emotion", "pain", "backstage", "opportunity")
    texts = (
        f"{word} czeka na dostawę",
        url,
        "Nikt mi nie powiedział, o której godzinie przyjedzie kurier, więc wzięłam cały dzień wolnego. " * 4,
        "Dziewięćdziesięciokilometrowy odcinek przeładunkowy między magazynami",
        "żółć, gęślą jaźń, ŁÓDŹ, Ś́WIĘTO",
        "👩‍👩‍👧 😀 ❤️ 日本語のテキスト ולא רק",
    )
    steps = ordered(
        Step,
        [
            ("a", {"stage": "x", "name": "Dowiaduje się o istnieniu sklepu internetowego z meblami"}),
            ("b", {"stage": "x", "name": word + word}),
            ("c", {"stage": "y", "name": "Reklamuje"}),
        ],
    )
    cards = [
        Card(
            id=f"{lane}-{step}",
            lane=lane,
            step=step,
            rank="V",
            text=texts[(row + column) % len(texts)],
            score=(-1.4, 0.3, 1.2)[column] if lane == "emotion" else None,
            area="area",
        )
        for row, lane in enumerate(lanes)
        for column, step in enumerate("abc")
    ]
    document = JourneyMap(
        id="dlugie",
        title="Kupowanie sofy przez internet przez osoby urządzające pierwsze mieszkanie w dużym mieście",
        language="pl",
        owner="Dział Obsługi Klienta",
        stages=ordered(
            Stage,
            [
                ("x", {"name": "Rozważanie i porównywanie ofert konkurencyjnych sklepów"}),
                ("y", {"name": word}),
            ],
        ),
        steps=steps,
        lanes=ordered(Lane, [(kind, {"kind": kind}) for kind in lanes]),
        cards=tuple(cards),
    )
    return (
        document,
        Library(areas=(Area(id="area", name="Dział Międzynarodowych Rozliczeń Przewozowych"),)),
        None,
    )


def empty() -> Case:
    """A map that nobody has begun."""
    return JourneyMap(id="new", title="New map"), Library(), None


def only_stages() -> Case:
    """Stages and lanes, and not one step or card."""
    document = JourneyMap(
        id="bare",
        title="Begun yesterday",
        stages=ordered(Stage, [(n.lower(), {"name": n}) for n in ("Awareness", "Consideration", "Purchase")]),
        lanes=ordered(Lane, [(kind, {"kind": kind}) for kind in ("action", "thought", "emotion", "pain")]),
    )
    return document, Library(), None


def generated(count: int) -> Case:
    """A measured map of `count` touchpoints, the same on every run."""
    draw = Random(count)
    channels = ("web", "app", "phone", "shop", "e-mail", "parcel")
    verbs = ("Opens", "Compares", "Asks about", "Receives", "Pays for", "Returns", "Reads", "Waits for")
    things = (
        "the order page",
        "an offer",
        "the invoice",
        "a delivery window",
        "the manual",
        "a reminder",
        "help",
    )
    stage_names = ("Awareness", "Consideration", "Purchase", "Delivery", "Use", "Help", "Renewal", "Advocacy")
    per_stage = -(-count // len(stage_names))
    touchpoints, steps, cards, numbers = [], [], [], []
    for number in range(count):
        key = f"t{number}"
        name = f"{draw.choice(verbs)} {draw.choice(things)}"
        control = draw.choices(("owned", "shared", "beyond"), (7, 2, 1))[0]
        touchpoints.append(
            Touchpoint(
                id=key,
                name=name,
                channel=draw.choice(channels),
                control=control,
                area=draw.choice(("a", "b", "c")),
            )
        )
        steps.append((key, {"stage": f"g{number // per_stage}", "name": name}))
        cards.append(
            Card(id=f"c{number}", lane="touchpoint", step=key, rank="V", touchpoint=key, provenance=MEASURED)
        )
        reached, n = draw.uniform(0.02, 1), draw.randint(40, 9000)
        for lane, value in (("reached", reached), ("stops", draw.betavariate(1, 12))):
            cards.append(
                Card(
                    id=f"{lane}{number}",
                    lane=lane,
                    step=key,
                    rank="V",
                    metric=lane,
                    score=value,
                    provenance=MEASURED,
                    interval=(max(0, value - 0.02), min(1, value + 0.02)),
                    evidence=(Evidence(kind="measurement", n=n),),
                )
            )
        if draw.random() < 0.8:
            score = max(-2, min(2, draw.gauss(0.3, 0.8)))
            cards.append(
                Card(
                    id=f"e{number}",
                    lane="emotion",
                    step=key,
                    rank="V",
                    score=score,
                    provenance=MEASURED,
                    touchpoint=key,
                    interval=(max(-2, score - 0.2), min(2, score + 0.2)),
                    moment="critical" if score < -1.2 else None,
                    evidence=(Evidence(kind="feedback", n=n),),
                )
            )
            if score < -0.8:
                cards.append(
                    Card(
                        id=f"p{number}",
                        lane="pain",
                        step=key,
                        rank="V",
                        text=f"{round(-score * 20)} % say: too slow, too many forms",
                        provenance=MEASURED,
                    )
                )
        numbers.append(TouchpointNumbers(touchpoint=key, events=n * 2, journeys=n, customers=n))
    document = JourneyMap(
        id=f"big-{count}",
        title=f"A measured journey of {count} touchpoints",
        stages=ordered(
            Stage, [(f"g{n}", {"name": name}) for n, name in enumerate(stage_names) if n * per_stage < count]
        ),
        steps=ordered(Step, steps),
        lanes=ordered(
            Lane,
            [
                ("touchpoint", {"kind": "touchpoint"}),
                ("thought", {"kind": "thought"}),
                ("emotion", {"kind": "emotion"}),
                ("pain", {"kind": "pain"}),
                ("reached", {"kind": "metric", "title": "Reached"}),
                ("stops", {"kind": "metric", "title": "Stops here"}),
            ],
        ),
        cards=tuple(cards),
    )
    library = Library(
        touchpoints=tuple(touchpoints),
        areas=(Area(id="a", name="Web"), Area(id="b", name="Logistics"), Area(id="c", name="Customer Care")),
        metrics=(
            Metric(id="reached", name="Reached", kind="share"),
            Metric(id="stops", name="Stops here", kind="share", better="lower"),
        ),
    )
    measurement = Measurement(
        id="m-1",
        map=document.id,
        taken_at=datetime(2026, 11, 12, tzinfo=UTC),
        customers=24_918,
        journeys=31_004,
        events=141_712,
        feedback=5_244,
        touchpoints=tuple(numbers),
    )
    return document, library, measurement


CASES: dict[str, Callable[[], Case]] = {
    "sofa": sofa,
    "every_kind": every_kind,
    "long_words": long_words,
    "empty": empty,
    "only_stages": only_stages,
    "sixty": lambda: generated(60),
    "three_hundred": lambda: generated(300),
}
