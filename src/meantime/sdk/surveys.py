"""Surveys from Python: asking, answering and what the answers come to.

What is answered is sealed: a client's in their own thread, a clinician's in a space of theirs that
only the practice reads beside them. The server counts who has answered (decision 0022).
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from meantime.content.survey import survey, surveys
from meantime.protocol.errors import ProtocolError
from meantime.protocol.rollout_posts import SurveyAnswer, SurveyValue
from meantime.protocol.writing import make_entry_id
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.surveys import ANSWERS_AS, fold_answers, newest_of
from meantime.sdk.founding import found_shared
from meantime.sdk.listing import list_spaces
from meantime.sdk.progress import unseen
from meantime.sdk.rollout_errors import FaultyAnswers
from meantime.sdk.spaces import Space
from meantime.sdk.survey_answers import faults
from meantime.sdk.survey_report import reports_of
from meantime.sdk.threads import Thread
from meantime.wire.surveys import NewRound, Round, Rounds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from meantime.content.survey import Survey
    from meantime.sdk.connection import Connection
    from meantime.sdk.progress import Progress
    from meantime.sdk.replies import Locale
    from meantime.sdk.survey_report import Report


class Surveys:
    """`person.surveys`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._http = connection.http

    def rounds(self) -> list[Round]:
        """Return the rounds that concern me, the newest first.

        What I have answered and the server was not told of yet, it is told now.
        """
        rounds = self._http.get("/surveys", Rounds).rounds
        if all(each.has_answered for each in rounds):
            return rounds
        return [self._told(each) for each in rounds]

    def open(self, survey_id: str, closes_at: datetime) -> Round:
        """Ask a survey of the content until an instant (aware), as a custodian.

        Raises ProblemError `not-permitted`, `malformed`.
        """
        new = NewRound(id=make_entry_id(), survey_id=survey_id, closes_at=closes_at)
        return self._http.post("/surveys", new, Round)

    def answer(
        self, asked: Round, answers: Mapping[str, int | str], locale: Locale = "en"
    ) -> Round:
        """Answer a round by the ids of its items, or answer it anew: the newest counts.

        What is skipped is left out. It is sealed and asks nobody for anything; nobody looks for
        emergencies in it. Raises FaultyAnswers before anything is written, SdkError for whoever is
        not asked, and as `Space.post`: then it is kept here and goes out later.
        """
        content = self._survey(asked)
        given = {
            item: said.strip() if isinstance(said, str) else said for item, said in answers.items()
        }
        given = {item: said for item, said in given.items() if said != ""}
        if wrong := faults(content, given):
            raise FaultyAnswers(wrong)
        said = SurveyAnswer(
            round=asked.id,
            survey=asked.survey_id,
            version=surveys().version,
            locale=locale,
            answers=[SurveyValue(item, value) for item, value in given.items()],
        )
        space = self._place(content)
        space.send()  # perhaps it waits here
        newest = newest_of(fold_answers(space.opened()), asked.id).get(space.me)
        if newest is None or newest.post != said:
            space.post(said)
        return self._note(asked)

    def mine(self, asked: Round) -> SurveyAnswer | None:
        """Return what I have answered in a round, None if nothing yet."""
        found = [
            each
            for space in self._places(self._survey(asked))
            for each in fold_answers(space.opened())
        ]
        newest = newest_of(found, asked.id).get(self._connection.account.id)
        return newest.post if newest else None

    def report(self, asked: Round, tell: Progress = unseen) -> Report:
        """Return what the answers come to, as a custodian. As `survey_report.reports_of`."""
        (report,) = reports_of(self._connection, [asked], self._survey(asked), tell)
        return report

    def reports(self, survey_id: str, tell: Progress = unseen) -> list[Report]:
        """Return the same of each round of a survey, the newest first; [] where none was asked."""
        rounds = [each for each in self.rounds() if each.survey_id == survey_id]
        return reports_of(self._connection, rounds, self._survey(rounds[0]), tell) if rounds else []

    def _told(self, asked: Round) -> Round:
        """Return a round after telling the server of my answer, if it lacks that."""
        with suppress(ProtocolError, SdkError):  # a thread that was stopped hides no round
            if not asked.has_answered and self.mine(asked):
                return self._note(asked)
        return asked

    def _note(self, asked: Round) -> Round:
        return self._http.put(f"/surveys/{asked.id}/answered", b"", Round)

    def _survey(self, asked: Round) -> Survey:
        found = survey(asked.survey_id)
        if found is None:
            raise SdkError("This survey is not one that this version knows.")
        return found

    def _place(self, content: Survey) -> Space:
        """Return where my answers go; a clinician's first one founds that."""
        found = next(self._places(content), None)
        if found is not None:
            return found
        if content.audience == "client":
            raise SdkError("This survey asks clients, in their own threads.")
        return found_shared(self._connection, "answers")

    def _places(self, content: Survey) -> Iterator[Space]:
        """Yield the spaces in which I am asked."""
        is_for_clients, role = content.audience == "client", ANSWERS_AS[content.audience]
        wanted = ("thread" if is_for_clients else "answers", role)
        for listed in list_spaces(self._connection.http):
            if (listed.purpose, listed.role) == wanted and listed.until_seq < 0:
                kind = Thread if is_for_clients else Space
                space = kind(self._connection, listed.id).catch_up(listed.head)
                seat = space.state.seats.get(space.me)
                if seat and seat.role == role:
                    yield space
