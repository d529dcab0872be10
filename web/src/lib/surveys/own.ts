/** What a client is asked in a conversation, in the worker. */
import type { PracticeDetails } from '../api/shapes/practices.ts';
import type { Round, Rounds } from '../api/shapes/surveys.ts';
import { ProblemError } from '../api/problems.ts';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import { foldPeople, isSeated, holding } from '../sync/folds/people.ts';
import type { Vault } from '../sync/vault.ts';
import { ownAnswer, rowOf, tellAnswered } from './rounds.ts';
import type { OwnRound, OwnSurveys } from './view.ts';

const ROUNDS = 'surveys/rounds';
const SKIPPED = 'surveys/skipped';
const READ_BY = new Set(['clinician', 'observer', 'practice']);

/** It as this device knows it. */
export async function ownSurveys(
	vault: Vault,
	id: string,
	stale: FailureFacts | null,
): Promise<OwnSurveys> {
	const { spaces, local, http } = vault;
	const space = await spaces.space(id);
	const people = foldPeople(space.log());
	const skipped = (await local.kept<string[]>(SKIPPED)) ?? [];
	const practice = await local.kept<PracticeDetails>('practice');
	const rounds: OwnRound[] = [];
	for (const round of (await local.kept<Round[]>(ROUNDS)) ?? []) {
		const answer = await ownAnswer(vault, space, round.id);
		const row = rowOf(round, http.now());
		rounds.push({ ...row, answer, isSkipped: skipped.includes(round.id) });
	}
	return {
		rounds,
		therapist: holding(people, 'clinician')[0]?.name ?? '',
		readers: [...people.values()]
			.filter((each) => isSeated(each) && READ_BY.has(each.role))
			.map(({ name, role }) => ({ name, role })),
		practice: practice?.name ?? '',
		phone: practice?.phone ?? '',
		stale,
	};
}

/** Learns which rounds there are, and tells of what was answered; returns what hindered it. */
export async function learnRounds(vault: Vault, id: string): Promise<FailureFacts | null> {
	try {
		const space = await vault.spaces.sync(id);
		const { rounds } = await vault.http.get<Rounds>('/surveys');
		await vault.local.keep(ROUNDS, rounds);
		await vault.local.keep(ROUNDS, await tellAnswered(vault, space, rounds));
		return null;
	} catch (error) {
		const isNobodys = error instanceof ProblemError && error.slug === 'not-permitted';
		if (isNobodys) await vault.local.keep(ROUNDS, []); // whoever has left is asked nothing
		return isNobodys ? null : factsOf(error);
	}
}

/** Asks about a round no more, or again. */
export async function skipRound(vault: Vault, round: string, isSkipped: boolean): Promise<void> {
	const before = (await vault.local.kept<string[]>(SKIPPED)) ?? [];
	const others = before.filter((each) => each !== round);
	await vault.local.keep(SKIPPED, isSkipped ? [...others, round] : others);
}
