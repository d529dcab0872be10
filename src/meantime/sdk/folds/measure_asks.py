"""That a measure was asked in a thread, when it is shown, and where it stands with each client."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from meantime.protocol.measure_posts import MeasureAsk
from meantime.protocol.posts import Amend
from meantime.sdk.folds.messages import to_ms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from meantime.sdk.folds.measure_answers import Said
    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.folds.people import People

CARE_TEAM: Final = frozenset({"clinician", "practice"})
QUIET_AFTER_MS: Final = 14 * 24 * 60 * 60 * 1000  # what is asked is about the last two weeks

State = Literal["coming", "waiting", "begun", "done", "quiet", "gone"]


@dataclass(frozen=True, slots=True)
class Asked:
    """That a measure was asked; times in ms. `done_by` and `begun_by` are clients.

    It is shown from `shown_at` on and goes quiet at `quiet_at`, or as the next of its series comes;
    one that `is_shared` stands until it `is_gone`. `form` is as in the post.
    """

    id: str
    author: str
    measure: str
    version: str
    series: str
    form: str
    is_shared: bool
    shown_at: int
    quiet_at: int
    is_gone: bool = False
    done_by: tuple[str, ...] = ()
    begun_by: tuple[str, ...] = ()

    def state(self, client: str, now_ms: int) -> State:
        """Return where it stands with a client, by the server's time."""
        if client in self.done_by:
            return "done"
        if self.is_gone:
            return "gone"
        if self.shown_at > now_ms:
            return "coming"
        if not self.is_shared and self.quiet_at <= now_ms:
            return "quiet"
        return "begun" if client in self.begun_by else "waiting"


def fold_asks(log: Iterable[Opened], people: People, answers: Sequence[Said]) -> list[Asked]:
    """Return what was asked, the first shown first. Only the care team asks.

    Its author takes an ask back by an empty correction; once they have left, anybody of the care
    team does.
    """
    asks: dict[str, Asked] = {}
    for opened in log:
        entry, post = opened.entry, opened.post
        if people.role(entry.author) not in CARE_TEAM:
            continue
        if isinstance(post, MeasureAsk):
            shown_at = max(to_ms(opened.received_at), entry.show_at)
            asks[entry.id] = Asked(
                *(entry.id, entry.author, post.measure, post.version, post.series, post.form),
                *(post.shared == 1, shown_at, shown_at + QUIET_AFTER_MS),
            )
        elif isinstance(post, Amend) and not post.text and entry.re in asks:
            ask = asks[entry.re]
            if entry.author == ask.author or 0 <= people.by_id[ask.author].left_seq < entry.seq:
                asks[ask.id] = replace(ask, is_gone=True)
    ordered = sorted(asks.values(), key=lambda each: each.shown_at)
    return [_answered(_until_next(ask, ordered[n + 1 :]), answers) for n, ask in enumerate(ordered)]


def _until_next(ask: Asked, later: Iterable[Asked]) -> Asked:
    """Return an ask that goes quiet at the latest as the next of its series is shown."""
    following = (e.shown_at for e in later if e.series == ask.series != "" and not e.is_gone)
    return replace(ask, quiet_at=min(ask.quiet_at, next(following, ask.quiet_at)))


def _answered(ask: Asked, answers: Iterable[Said]) -> Asked:
    ours = [each for each in answers if each.post.of == ask.id and each.post.measure == ask.measure]
    done = dict.fromkeys(each.author for each in ours if each.post.state == "done")
    begun = dict.fromkeys(each.author for each in ours if each.author not in done)
    return replace(ask, done_by=tuple(done), begun_by=tuple(begun))
