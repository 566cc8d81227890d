"""Questions about journeys: one per file, each a function from an engine to a frozen result.

Every question takes an `engine` and what was `recognised` (None: every event name is its own touchpoint).
"""

from caminos.events.recognised import Recognised, UnrecognisedName
from caminos.journeys.effort import JourneyEffort, effort
from caminos.journeys.endings import Ending, Endings, endings
from caminos.journeys.flow import Edge, Flow, flow
from caminos.journeys.order import JourneyOrder, Precedence, journey_order
from caminos.journeys.reach import Reach, reach
from caminos.journeys.recognise import recognise
from caminos.journeys.repeats import Repeats, repeats
from caminos.journeys.totals import ChannelTotals, SourceTotals, Totals, totals
from caminos.journeys.visits import Visits, kept_visits, visits
from caminos.journeys.waits import waits
from caminos.journeys.when import Demand, outside_hours

__all__ = [
    "ChannelTotals", "Demand", "Edge", "Ending", "Endings", "Flow", "JourneyEffort", "JourneyOrder",
    "Precedence", "Reach", "Recognised", "Repeats", "SourceTotals", "Totals", "UnrecognisedName", "Visits",
    "effort", "endings", "flow", "journey_order", "kept_visits", "outside_hours", "reach", "recognise",
    "repeats", "totals", "visits", "waits",
]  # fmt: skip
