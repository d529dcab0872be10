/** Rounds for staff, in the worker: who was asked, one's own answers, what all of them come to. */
import type { Round, Rounds } from '../api/shapes/surveys.ts';
import { purposeOf } from '../sync/folds/purpose.ts';
import { foundShared } from '../sync/founding.ts';
import type { NameBook } from '../sync/names.ts';
import { readAll } from '../sync/practice-reading.ts';
import { staffOf } from '../sync/roster.ts';
import type { Space } from '../sync/space.ts';
import { practiceOf, type Vault } from '../sync/vault.ts';
import { dayAt } from '../text/local-days.ts';
import { answersIn, newestOf, type Answered } from './answers.ts';
import { rowOf, tellAnswered } from './rounds.ts';
import type { ReportView, SurveysView } from './view.ts';

/** Where each audience answers, and as what they sit there. */
const PLACES = {
	client: { purpose: 'thread', role: 'client' },
	therapist: { purpose: 'answers', role: 'member' },
} as const;

export type Audience = keyof typeof PLACES;

/** All rounds; what one has answered and the server was not told of, it is told. @throws Failure */
export async function staffRounds(vault: Vault): Promise<readonly Round[]> {
	const { rounds } = await vault.http.get<Rounds>('/surveys');
	const place = await ownPlace(vault);
	return place ? tellAnswered(vault, place, rounds) : rounds;
}

export async function surveysView(
	vault: Vault,
	names: NameBook,
	rounds: readonly Round[],
): Promise<SurveysView> {
	const [staff, practice] = await Promise.all([staffOf(vault, names), practiceOf(vault)]);
	const listed = await vault.spaces.listKept();
	const zone = practice?.zone ?? 'UTC';
	const now = vault.http.now();
	return {
		rounds: rounds.map((each) => rowOf(each, now)),
		isCustodian: staff.some(({ id, role }) => id === vault.me.id && role === 'custodian'),
		isAsked: listed.some(({ responsible }) => responsible === vault.me.id),
		zone,
		today: dayAt(zone, now),
		watched: [(await vault.spaces.practice()).id],
	};
}

/** The space in which one's own answers stand, up to date; null before the first. */
export async function ownPlace({ me, spaces }: Vault): Promise<Space | null> {
	const listed = await spaces.listing().catch(() => spaces.listKept());
	for (const { id, purpose, until_seq: until } of listed) {
		if (purpose !== 'answers' || until >= 0) continue;
		const space = await spaces.sync(id);
		if (space.state?.founder === me.id) return space;
	}
	return null;
}

/** The same; the first answer founds it. @throws Failure */
export async function placeForAnswers(vault: Vault): Promise<Space> {
	const place = await ownPlace(vault);
	return place ?? vault.spaces.sync(await foundShared(vault, 'answers'));
}

/**
 * What was answered in rounds of one audience, read by the practice's own seat; by round. Who was not
 * asked by their seat does not count. @throws ProtocolError 'nokey' for all but custodians, Unreachable
 */
export async function reportsOf(
	vault: Vault,
	rounds: readonly string[],
	audience: Audience,
): Promise<ReadonlyMap<string, ReportView>> {
	const { purpose, role } = PLACES[audience];
	const found: Answered[] = [];
	const tell = (done: number, all: number) => {
		vault.tell({ kind: 'walk', done, all });
	};
	const { failed, missing } = await readAll(vault, tell, (space) => {
		const log = space.log();
		const of = audience === 'client' && space.state?.type === 'care' ? 'thread' : purposeOf(log).of;
		if (of === purpose) found.push(...answersIn(log).filter((each) => each.role === role));
	});
	return new Map(
		rounds.map((round) => {
			const answers = [...newestOf(found, round).values()].map(({ values }) => values);
			return [round, { answers, unread: failed + missing }];
		}),
	);
}
