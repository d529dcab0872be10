import type { Round } from '../api/shapes/surveys.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { makeEntryId } from '../protocol/writing.ts';
import { draftOf } from '../sync/drafts.ts';
import { keepTyped } from '../sync/early.ts';
import { foldPeople } from '../sync/folds/people.ts';
import type { NameBook } from '../sync/names.ts';
import type { Vaults } from '../sync/vault.ts';
import { postOf, type Given } from './answers.ts';
import { learnRounds, ownSurveys, skipRound } from './own.ts';
import { ownAnswer, rowOf } from './rounds.ts';
import {
	ownPlace,
	placeForAnswers,
	reportsOf,
	staffRounds,
	surveysView,
	type Audience,
} from './staff.ts';
import type { OwnSurveys, ReportView, StaffAnswer, SurveysView } from './view.ts';

const draftAt = (round: string) => `survey/${round}`;

/** Surveys, in the worker: what is answered is sealed here, and counted here alone. */
export function surveysRoom(vaults: Vaults, names: NameBook) {
	return {
		/** What a client is asked in a conversation, as this device knows it. */
		own: (space: string): Promise<OwnSurveys> => ownSurveys(vaults.open, space, null),

		/** The same, as new as the network lets it be. */
		async openOwn(space: string): Promise<OwnSurveys> {
			const vault = vaults.open;
			return ownSurveys(vault, space, await learnRounds(vault, space));
		},

		/** Answers a round in one's own conversation, now or once there is a connection. */
		async answerOwn(space: string, given: Given): Promise<OwnSurveys> {
			const vault = vaults.open;
			const thread = await vault.spaces.space(space);
			const me = foldPeople(thread.log()).get(vault.me.id);
			if (me?.role !== 'client') throw new ProtocolError('role');
			await vault.outbox.add(thread, postOf(given));
			vault.sender.kick(space);
			vault.tell({ kind: 'space', id: space, where: 'device' });
			return ownSurveys(vault, space, null);
		},

		/** Asks about a round no more on this device, or again. */
		async skip(space: string, round: string, isSkipped: boolean): Promise<OwnSurveys> {
			const vault = vaults.open;
			await skipRound(vault, round, isSkipped);
			return ownSurveys(vault, space, null);
		},

		/** What is being answered and not sent, as text; empty for nothing. */
		draft: (round: string): Promise<string> => draftOf(vaults.open.local, draftAt(round)),

		/** Keeps it, sealed; empty forgets it. */
		keepDraft: (round: string, words: string): Promise<void> =>
			keepTyped(vaults, draftAt(round), words),

		/** All rounds, for staff. @throws Failure */
		async list(): Promise<SurveysView> {
			const vault = vaults.open;
			return surveysView(vault, names, await staffRounds(vault));
		},

		/** Asks a survey until an instant (ms), as a custodian. @throws Failure */
		async open(survey: string, closesAt: number): Promise<SurveysView> {
			const vault = vaults.open;
			const closes = new Date(closesAt).toISOString();
			const round = { id: makeEntryId(), survey_id: survey, closes_at: closes };
			await vault.http.post<Round>('/surveys', round);
			return surveysView(vault, names, await staffRounds(vault));
		},

		/** A round with one's own answer as one of staff; null for no such round. @throws Failure */
		async mine(id: string): Promise<StaffAnswer | null> {
			const vault = vaults.open;
			const round = (await staffRounds(vault)).find((each) => each.id === id);
			if (!round) return null;
			const place = await ownPlace(vault);
			const answer = place && (await ownAnswer(vault, place, id));
			return { round: rowOf(round, vault.http.now()), answer };
		},

		/** Answers a round as one of staff: sealed for oneself and the practice. @throws Failure */
		async answer(given: Given): Promise<StaffAnswer | null> {
			const vault = vaults.open;
			const place = await placeForAnswers(vault);
			await vault.outbox.add(place, postOf(given));
			await vault.outbox.deliver(
				place,
				() => vault.spaces.sync(place.id),
				() => undefined,
			);
			const round = (await staffRounds(vault)).find((each) => each.id === given.round);
			const answer = await ownAnswer(vault, place, given.round);
			return round ? { round: rowOf(round, vault.http.now()), answer } : null;
		},

		/** What a round comes to, for custodians. Tells its progress as news. @throws Failure */
		async report(round: string, audience: Audience): Promise<ReportView> {
			const found = await reportsOf(vaults.open, [round], audience);
			return found.get(round) ?? { answers: [], unread: 0 };
		},

		/** The same of several rounds, read once; by round. @throws Failure */
		reports: (
			rounds: readonly string[],
			audience: Audience,
		): Promise<ReadonlyMap<string, ReportView>> => reportsOf(vaults.open, rounds, audience),
	};
}

export type SurveysRoom = ReturnType<typeof surveysRoom>;
