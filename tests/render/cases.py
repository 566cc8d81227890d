"""The maps that goldens are made of; `scripts/make_gallery.py` draws the same ones for people to look at."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from random import Random

from caminos.maps.library import (
    Area,
    Library,
    Metric,
    OpeningHours,
    Persona,
    Quote,
    Role,
    Theme,
    Touchpoint,
)
from caminos.maps.measurement import (
    Effort,
    Estimate,
    Folded,
    Measurement,
    ScoreNumbers,
    SourceNumbers,
    TouchpointNumbers,
    Wait,
)
from caminos.maps.model import (
    Action,
    Bet,
    Card,
    Evidence,
    JourneyMap,
    Lane,
    Objective,
    Period,
    Stage,
    Step,
)
from caminos.maps.provenance import Assumed, Claim, Measured, Observed
from caminos.maps.rank import ranks

Case = tuple[JourneyMap, Library, Measurement | None]

MEASURED = Measured(measurement="m-1")
SEEN = Observed(method="interview", by="Ewa", on=date(2026, 10, 3))


def ordered(kind, named):
    """Stages, steps or lanes with ranks in the order given."""
    return tuple(
        kind(id=key, rank=rank, **values)
        for (key, values), rank in zip(named, ranks(len(named)), strict=True)
    )


def sofa() -> Case:
    """A shop's journey, most of it measured: the picture of the first page."""
    steps = [
        ("hears", "awareness", "Hears of the shop", "friend", 0.6, (-0.2, 1.3), None),
        ("compares", "consideration", "Compares sofas", "shop", 0.4, (0.3, 0.5), 2214),
        ("reviews", "consideration", "Reads reviews", "reviews", 0.1, (0.0, 0.2), 1630),
        ("orders", "purchase", "Orders", "shop", 0.9, (0.82, 0.98), 1892),
        ("pays", "purchase", "Pays", "payment", 0.2, (0.1, 0.3), 1844),
        ("waits", "retention", "Waits for delivery", "tracking", -1.4, (-1.51, -1.29), 1790),
        ("unwraps", "retention", "Unwraps, assembles", "home", -0.3, (-0.5, -0.1), 812),
        ("help", "retention", "Asks for help", "calls", -1.7, (-1.84, -1.56), 655),
        ("tells", "advocacy", "Tells others", "reviews", None, None, None),
    ]
    library = Library(
        personas=(
            Persona(
                id="first-flat",
                name="furnishing a first flat",
                summary="Late twenties, two salaries, one evening a week for the flat.",
                goals=(Claim(text="A home before the baby comes"),),
                quotes=(Quote(text="I want it to be done.", source="interview"),),
            ),
        ),
        touchpoints=(
            Touchpoint(id="friend", name="friend's advice", control="beyond", initiator="other"),
            Touchpoint(
                id="shop", name="web shop", channel="web", area="web", responsible="Ioana", control="owned"
            ),
            Touchpoint(id="reviews", name="review site", channel="web", control="beyond"),
            Touchpoint(id="payment", name="payment page", channel="web", control="shared", area="web"),
            Touchpoint(id="tracking", name="e-mail, phone", channel="e-mail", area="logistics"),
            Touchpoint(
                id="home", name="at home", channel="parcel", physical_evidence="the smell of new wood"
            ),
            Touchpoint(
                id="calls",
                name="call centre",
                channel="phone",
                area="care",
                opening_hours=OpeningHours(text="Mon-Fri 9-17", timezone="Europe/Warsaw"),
            ),
        ),
        areas=(
            Area(id="web", name="Web"),
            Area(id="logistics", name="Logistics"),
            Area(id="warehouse", name="Warehouse"),
            Area(id="care", name="Customer Care", lead="Ana"),
            Area(id="marketing", name="Marketing"),
        ),
        metrics=(
            Metric(id="repeat", name="repeat purchase within a year", kind="share"),
            Metric(id="nps", name="NPS", kind="nps"),
            Metric(id="reached", name="Reached", kind="share"),
            Metric(id="stops", name="Stops here", kind="share", better="lower"),
        ),
    )
    cards = []
    for key, _, _, touchpoint, score, interval, n in steps:
        known = MEASURED if n else Assumed()
        cards.append(
            Card(
                id=f"t-{key}", lane="touchpoint", step=key, rank="V", touchpoint=touchpoint, provenance=known
            )
        )
        if score is not None:
            moment = "critical" if score < -1 else None
            evidence = (Evidence(kind="feedback", source="survey.csv", n=n),) if n else ()
            cards.append(
                Card(
                    id=f"e-{key}",
                    lane="emotion",
                    step=key,
                    rank="V",
                    score=score,
                    interval=interval,
                    moment=moment,
                    provenance=known,
                    evidence=evidence,
                    touchpoint=touchpoint,
                )
            )
    thoughts = {
        "hears": "Anna's sofa looks great, where from?",
        "compares": "Will it fit? I can't tell the colour.",
        "reviews": "Two stars for delivery… hm.",
        "orders": "That was easy!",
        "pays": "Why must I type it all again?",
        "unwraps": "Nice fabric. Two screws missing. 😕",
    }
    cards += [
        Card(id=f"th-{step}", lane="thought", step=step, rank="V", text=text, provenance=SEEN)
        for step, text in thoughts.items()
    ]
    for step, text, alike in (
        ("waits", "Nobody tells me when. I took a day off.", 212),
        ("help", "Closed at 5? I work until 6.", 96),
    ):
        quote = Quote(text=text, source="reviews", alike=alike, said_on=date(2026, 9, 14))
        cards.append(
            Card(
                id=f"th-{step}",
                lane="thought",
                step=step,
                rank="V",
                text=text,
                quote=quote,
                provenance=MEASURED,
                evidence=(Evidence(kind="feedback", source="reviews", n=alike),),
            )
        )
    for step, text, n in (
        ("pays", "Address typed twice: 6 % abandon, base 2 %", 1844),
        ("waits", "No delivery window: 31 % call to ask; those leave 2.1× as often (1.7-2.6)", 1790),
        ("help", "Help closed at 17:00: 44 % of calls come after; 9 h median wait", 655),
    ):
        cards.append(
            Card(
                id=f"p-{step}",
                lane="pain",
                step=step,
                rank="V",
                text=text,
                provenance=MEASURED,
                moment="critical" if step != "pays" else None,
                evidence=(Evidence(kind="measurement", n=n),),
            )
        )
    for step, text, area in (
        ("compares", "Product photos", "marketing"),
        ("orders", "Order → stock check", "web"),
        ("waits", "Route planned at 22:00", "logistics"),
        ("unwraps", "Packing", "warehouse"),
        ("help", "Shift plan 9-17", "care"),
    ):
        cards.append(Card(id=f"b-{step}", lane="backstage", step=step, rank="V", text=text, area=area))
    for step, reached, stops in (
        ("compares", 1.0, 0.26),
        ("reviews", 0.736, 0.1),
        ("orders", 0.854, 0.025),
        ("pays", 0.833, 0.03),
        ("waits", 0.808, 0.141),
        ("unwraps", 0.694, 0.08),
        ("help", 0.296, 0.212),
    ):
        for lane, metric, value in (("reached", "reached", reached), ("stops", "stops", stops)):
            cards.append(
                Card(
                    id=f"{lane}-{step}",
                    lane=lane,
                    step=step,
                    rank="V",
                    metric=metric,
                    score=value,
                    interval=(max(0, value - 0.02), min(1, value + 0.02)),
                    provenance=MEASURED,
                    evidence=(Evidence(kind="measurement", n=2214),),
                )
            )
    document = JourneyMap(
        id="sofa",
        title="Buying a sofa on line",
        personas=("first-flat",),
        objective=Objective(
            metric="repeat",
            baseline=0.18,
            target=0.23,
            period=Period(first=date(2026, 7, 1), last=date(2027, 6, 30)),
        ),
        owner="Customer Care",
        stages=ordered(
            Stage,
            [
                (name.lower(), {"name": name})
                for name in ("Awareness", "Consideration", "Purchase", "Retention", "Advocacy")
            ],
        ),
        steps=ordered(Step, [(key, {"stage": stage, "name": name}) for key, stage, name, *_ in steps]),
        lanes=ordered(
            Lane,
            [
                ("touchpoint", {"kind": "touchpoint"}),
                ("thought", {"kind": "thought"}),
                ("emotion", {"kind": "emotion"}),
                ("pain", {"kind": "pain", "title": "Pain and moments of truth"}),
                ("reached", {"kind": "metric", "title": "Reached"}),
                ("stops", {"kind": "metric", "title": "Stops here"}),
                ("backstage", {"kind": "backstage", "title": "Hidden process"}),
                ("notes", {"kind": "free", "title": "Ideas"}),
            ],
        ),
        cards=tuple(cards),
        actions=(
            Action(id="a-1", text="AR preview", touchpoint="shop", verdict="strengthen", reach="quick win"),
            Action(
                id="a-2",
                text="Two-hour window",
                card="p-waits",
                verdict="redesign",
                reach="strategic",
                owner="Marek",
                due=date(2027, 3, 1),
                status="decided",
                bet=Bet(metric="repeat", change=0.021),
            ),
            Action(
                id="a-3",
                text="Evening shift",
                card="p-help",
                verdict="redesign",
                reach="quick win",
                owner="Ana",
                due=date(2027, 1, 15),
                bet=Bet(metric="nps", change=8),
            ),
            Action(id="a-4", text="Ask every new customer for one thing to mend", owner="Board"),
        ),
    )
    return document, library, sofa_measurement()


def sofa_measurement() -> Measurement:
    """The numbers behind the sofa map."""

    def at(touchpoint, customers, share):
        return TouchpointNumbers(
            touchpoint=touchpoint,
            events=customers * 2,
            journeys=customers,
            customers=customers,
            reached=Estimate(value=share, low=share - 0.02, high=share + 0.02, n=2214, method="Wilson"),
            wait_to_next=Wait(median_s=172_800, p90_s=777_600, n=customers),
            channels=(("web", customers),),
            sources=("orders.csv",),
        )

    return Measurement(
        id="m-1",
        map="sofa",
        taken_at=datetime(2026, 11, 12, 8, tzinfo=UTC),
        first_at=datetime(2025, 11, 1, tzinfo=UTC),
        last_at=datetime(2026, 10, 31, tzinfo=UTC),
        customers=2214,
        journeys=2540,
        events=18_212,
        feedback=3120,
        unfinished=140,
        effort=Effort(
            n=2540,
            contacts_median=7,
            contacts_p90=15,
            channels_median=3,
            channels_p90=4,
            hours_median=146,
            hours_p90=910,
        ),
        scores=(
            ScoreNumbers(
                kind="nps", estimate=Estimate(value=0.21, low=0.172, high=0.248, n=1630, counted="answers")
            ),
        ),
        touchpoints=(at("shop", 2214, 0.97), at("calls", 655, 0.296), at("tracking", 1790, 0.808)),
        sources=(
            SourceNumbers(name="orders.csv", events=12_000, feedback=0),
            SourceNumbers(name="survey.csv", events=0, feedback=3120),
        ),
        folded=Folded(touchpoints=34, events=730, share=0.04),
    )


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
