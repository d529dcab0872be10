"""The verbal review: a clinician attests that they went through the policy with the client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from meantime.protocol.agreement_posts import Consent
from meantime.sdk.agreement_errors import FaultyDecision
from meantime.sdk.consenting import read_now, sign
from meantime.sdk.folds.people import fold_people

if TYPE_CHECKING:
    from datetime import date

    from meantime.sdk.replies import Locale
    from meantime.sdk.spaces import Space
    from meantime.wire import policies as wire

How = Literal["in_person", "video", "phone"]


def attest_review(thread: Space, on: date, how: How, locale: Locale) -> wire.Consent | None:
    """Sign, as a clinician of a thread, that its policy was gone through with the client.

    `on` is the local day of that. Returns and raises as `consenting.give_consent`; FaultyDecision
    for a day that has not come, ProblemError `not-permitted` unless one treats there.
    """
    reading = read_now(thread, "clinician", locale)
    if on > reading.today:
        raise FaultyDecision({"on": "this day has not come yet"})
    said = Consent(
        decision="permit",
        version=reading.published.version,
        text=reading.text,
        name=fold_people(thread.opened()).name(thread.me),
        hash=reading.published.hash,
        locale=reading.filled["locale"],
        role="clinician",
        given=reading.given,
        variants=reading.variants,
        on=on.isoformat(),
        how=how,
    )
    return sign(thread, said)
