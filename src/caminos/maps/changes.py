"""Everything that can happen to a map, as frozen values: what an editor, a draft and a re-measurement send.

`apply` carries a change out, `invert` names the changes that undo it. Ids and ranks come from
whoever makes the change (`ids.fresh`, `places`), so that the same change gives the same map everywhere.
"""

from typing import Annotated, Literal

from pydantic import Field

from caminos.ids import Id
from caminos.maps.base import Document
from caminos.maps.fields import ActionFields, CardFields, LaneFields, MapFields, StageFields, StepFields
from caminos.maps.model import Action, Card, Lane, Stage, Step
from caminos.maps.rank import Rank


class EditMap(Document):
    """Title, personas, objective and other facts of the map itself."""

    kind: Literal["edit_map"] = "edit_map"
    fields: MapFields


class AddStage(Document):
    """A new stage."""

    kind: Literal["add_stage"] = "add_stage"
    stage: Stage


class EditStage(Document):
    """New values for some fields of a stage."""

    kind: Literal["edit_stage"] = "edit_stage"
    id: Id
    fields: StageFields


class MoveStage(Document):
    """Another place for a stage; its steps go along."""

    kind: Literal["move_stage"] = "move_stage"
    id: Id
    rank: Rank


class RemoveStage(Document):
    """A stage goes, with the steps in it (see `RemoveStep` for what goes with them)."""

    kind: Literal["remove_stage"] = "remove_stage"
    id: Id


class AddStep(Document):
    """A new step in a stage."""

    kind: Literal["add_step"] = "add_step"
    step: Step


class EditStep(Document):
    """New values for some fields of a step."""

    kind: Literal["edit_step"] = "edit_step"
    id: Id
    fields: StepFields


class MoveStep(Document):
    """Another place for a step, in the same stage or another; its cards go along."""

    kind: Literal["move_step"] = "move_step"
    id: Id
    stage: Id
    rank: Rank


class RemoveStep(Document):
    """A step goes, with the cards that stand at this step alone.

    A card that spans further steps stays on those: it begins or ends at the next one under it.
    """

    kind: Literal["remove_step"] = "remove_step"
    id: Id


class AddLane(Document):
    """A new lane."""

    kind: Literal["add_lane"] = "add_lane"
    lane: Lane


class EditLane(Document):
    """New values for some fields of a lane."""

    kind: Literal["edit_lane"] = "edit_lane"
    id: Id
    fields: LaneFields


class MoveLane(Document):
    """Another place for a lane; its cards go along."""

    kind: Literal["move_lane"] = "move_lane"
    id: Id
    rank: Rank


class RemoveLane(Document):
    """A lane goes, with the cards in it."""

    kind: Literal["remove_lane"] = "remove_lane"
    id: Id


class AddCard(Document):
    """A new card where a lane and a step cross."""

    kind: Literal["add_card"] = "add_card"
    card: Card


class EditCard(Document):
    """New values for some fields of a card: its text, its score after a re-measurement, its evidence."""

    kind: Literal["edit_card"] = "edit_card"
    id: Id
    fields: CardFields


class MoveCard(Document):
    """Another place for a card: lane, first step, last step when it spans several, rank at the crossing."""

    kind: Literal["move_card"] = "move_card"
    id: Id
    lane: Id
    step: Id
    until_step: Id | None = None
    rank: Rank


class RemoveCard(Document):
    """A card goes. Actions that hung on it stay decided and hang on no card."""

    kind: Literal["remove_card"] = "remove_card"
    id: Id


class AddAction(Document):
    """A new action."""

    kind: Literal["add_action"] = "add_action"
    action: Action


class EditAction(Document):
    """New values for some fields of an action."""

    kind: Literal["edit_action"] = "edit_action"
    id: Id
    fields: ActionFields


class MoveAction(Document):
    """An action hangs on another card and touchpoint; None hangs it on none."""

    kind: Literal["move_action"] = "move_action"
    id: Id
    card: Id | None = None
    touchpoint: Id | None = None


class RemoveAction(Document):
    """An action goes."""

    kind: Literal["remove_action"] = "remove_action"
    id: Id


class SpreadRanks(Document):
    """Fresh, evenly spread ranks for all stages, steps, lanes and cards, in the order they stand in now.

    Wanted when two neighbours share a rank or ranks have grown long, so that nothing fits between.
    """

    kind: Literal["spread_ranks"] = "spread_ranks"


SingleChange = Annotated[
    EditMap
    | AddStage | EditStage | MoveStage | RemoveStage
    | AddStep | EditStep | MoveStep | RemoveStep
    | AddLane | EditLane | MoveLane | RemoveLane
    | AddCard | EditCard | MoveCard | RemoveCard
    | AddAction | EditAction | MoveAction | RemoveAction
    | SpreadRanks,
    Field(discriminator="kind"),
]  # fmt: skip


class Together(Document):
    """Several changes in order, all or none; only the map after the last one has to be free of faults."""

    kind: Literal["together"] = "together"
    changes: tuple[SingleChange, ...]


Change = Annotated[SingleChange | Together, Field(discriminator="kind")]
"""Any change of a map."""
