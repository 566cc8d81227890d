"""The worked case: buying a sofa on line, with its measurement."""

from datetime import UTC, date, datetime

from case_parts import MEASURED, SEEN, Case, ordered

from caminos.maps.library import (
    Area,
    Library,
    Metric,
    OpeningHours,
    Persona,
    Quote,
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
from caminos.maps.provenance import Assumed, Claim


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
