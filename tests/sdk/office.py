"""A practice with colleagues who know each other by name, and one client between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime import sdk
from meantime.protocol.posts import Profile, Text
from tests.sdk.newcomers import ANNA, newcomer

if TYPE_CHECKING:
    from meantime.sdk.cases import Case
    from tests.sdk.hands import Between, Hands

JO: Final = Profile(name="Jo Kim", phone="+1 555 0104")
OLGA: Final = sdk.Inviter("Olga Brandt", "PsyD")
SAM: Final = sdk.Inviter("Sam Stone", "PsyD")


class Office:
    """A practice in which `anna` has one client `jo`, with something said, and `sam` has none."""

    def __init__(self, hands: Hands, network: Between) -> None:
        self.hands = hands
        owner = hands.take(hands.practice.owner)
        owner.introduce(owner.id, OLGA)
        self.owner = owner
        self.anna = self.hire(ANNA, network)
        self.sam = self.hire(SAM)
        code = self.anna.add_client(JO).invite(ANNA).code
        self.jo = hands.join(code, newcomer("Jo"))
        self.theirs = self.jo.thread(self.case.id)
        self.theirs.write("Said before.")
        assert self.case.chart
        self.case.chart.post(Text(text="A plan."))

    def hire(self, who: sdk.Inviter, network: Between | None = None) -> sdk.Person:
        person = self.hands.practice.hire()
        self.owner.introduce(person.id, who)
        return self.hands.take(person, network)

    @property
    def case(self) -> Case:
        """What anna has, as she sees it now."""
        (case,) = self.anna.caseload()
        return case

    def compare(self) -> None:
        thread = self.anna.thread(self.case.id)
        thread.confirm(thread.digits())


def said(person: sdk.Person) -> tuple[list[str], list[str], str]:
    """Return what a colleague reads in the thread, in the chart and in the desk."""
    (case,) = person.caseload()
    assert case.chart
    thread = [m.text for m in person.thread(case.id).messages() if m.text.startswith("Said")]
    chart = [o.post.text for o in case.chart.opened() if isinstance(o.post, Text)]
    return thread, chart, case.name()
