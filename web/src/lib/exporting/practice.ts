/** The record of one client as the practice's own seat finds it: for custodians. */
import { ProtocolError } from '../protocol/errors.ts';
import { purposeOf } from '../sync/folds/purpose.ts';
import type { NameBook } from '../sync/names.ts';
import { actingAs, practiceKeys } from '../sync/practice-seat.ts';
import type { Hands } from '../sync/seating.ts';
import type { Vault } from '../sync/vault.ts';
import type { Place, Purpose, Subject } from './subject.ts';

const AT_ONCE = 6; // requests, as browsers send them to one server
const ABOUT_CLIENTS = new Set(['thread', 'chart', 'desk']);

type Asked = Readonly<{
	/** The client's thread. */
	space: string;
	tell: (done: number, all: number) => void;
}>;

/**
 * Does `action` with the record of a client while the practice is signed in under all its keys.
 * @throws ProtocolError 'nokey' for all but custodians, 'unknownspace' if the practice has none such
 */
export async function withPracticeRecord<Result>(
	vault: Vault,
	names: NameBook,
	asked: Asked,
	action: (subject: Subject) => Promise<Result>,
): Promise<Result> {
	const by = (await names.of(vault)).people.get(vault.me.id)?.name ?? '';
	return seated(vault, async (seats) => {
		const found = (await Promise.all(seats.map((hands) => placesOf(hands, asked)))).flat();
		const thread = found.find(({ purpose }) => purpose === 'thread');
		const hands = seats.find(({ me }) => me === thread?.hands.me);
		if (!thread || !hands) throw new ProtocolError('unknownspace');
		const { id } = await vault.spaces.practice();
		const places = [{ hands: vault, id, purpose: 'practice' } as const, ...found];
		const { space } = asked;
		return action({ hands, about: space, places, thread: thread.id, by, viewer: '' });
	});
}

/** Signs the practice in under each of its keys, the newest first, and out again. */
async function seated<Result>(
	vault: Vault,
	action: (seats: readonly Hands[]) => Promise<Result>,
): Promise<Result> {
	const keys = await practiceKeys(vault);
	const next = async (n: number, seats: readonly Hands[]): Promise<{ result: Result }> => {
		const key = keys[n];
		if (!key) return { result: await action(seats) };
		const done = await actingAs(vault, key, (practice) => next(n + 1, [...seats, practice]));
		return done ?? next(n + 1, seats);
	};
	return (await next(0, [])).result;
}

/** The spaces about a client in which the practice sits under this key. */
async function placesOf(hands: Hands, { space, tell }: Asked): Promise<Place[]> {
	const listed = (await hands.spaces.list()).filter(({ purpose, until_seq: until }) => {
		return ABOUT_CLIENTS.has(purpose) && until < 0;
	});
	const found: Place[] = [];
	for (let start = 0; start < listed.length; start += AT_ONCE) {
		tell(start, listed.length);
		const some = listed.slice(start, start + AT_ONCE).map(async (summary) => {
			const isAbout =
				summary.purpose === 'thread'
					? summary.id === space
					: purposeOf((await hands.spaces.upTo(summary)).log()).about === space;
			const purpose = summary.purpose as Purpose;
			return isAbout ? [{ hands, id: summary.id, purpose }] : [];
		});
		found.push(...(await Promise.all(some)).flat());
	}
	return found;
}
