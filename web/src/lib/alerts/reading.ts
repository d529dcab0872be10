/** What a person needs who takes an alert, read through an own seat or through the practice's. */
import { foldPeople } from '../sync/folds/people.ts';
import { foldSafetyEvents, newestBeside } from '../sync/folds/safety.ts';
import { foldSafetyPlans } from '../sync/folds/safety-plans.ts';
import { chartAbout, NameBook, type Names } from '../sync/names.ts';
import { actingAs, practiceKeys } from '../sync/practice-seat.ts';
import type { Hands } from '../sync/seating.ts';
import type { Vault } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import type { Screener } from '../matches/screener.ts';
import { MODEL } from '../screening/model.ts';
import type { AlertRow, AlertView } from './view.ts';
import { noticedIn, saidOf, wordsIn } from './wording.ts';

/** What of an alert stands in sealed posts. */
export type Sealed = Pick<AlertView, 'words' | 'found' | 'noticed' | 'said' | 'contact' | 'plan'> &
	Readonly<{ note: Omit<NonNullable<AlertView['note']>, 'by'> | null; names: Names }>;

/** Whether the viewer has a seat of their own in a conversation. */
export async function isSeatedIn({ spaces }: Vault, space: string): Promise<boolean> {
	const listed = await spaces.listing().catch(() => spaces.listKept());
	return listed.some(({ id, until_seq: until }) => id === space && until < 0);
}

/**
 * Does `action` with the hands of the practice, which only custodians have. Returns null where it
 * never sat. @throws ProtocolError 'nokey' for everybody else
 */
export async function asPractice<Result>(
	vault: Vault,
	action: (practice: Hands) => Promise<Result>,
): Promise<Result | null> {
	for (const key of await practiceKeys(vault)) {
		const result = await actingAs(vault, key, action);
		if (result !== null) return result;
	}
	return null;
}

/** Reads what of the message `entry` is known in a conversation, its chart and its desk. */
export async function readSealed(
	hands: Hands,
	screener: Screener,
	{ id, space, entry }: Pick<AlertRow, 'id' | 'space' | 'entry'>,
): Promise<Sealed> {
	await hands.spaces.listing().catch(() => hands.spaces.listKept());
	await hands.spaces.sync(space).catch(() => undefined); // then as this device knows it
	const log = await wholeLog(hands, space);
	const people = foldPeople(log);
	const words = wordsIn(log, entry, hands.http.now());
	const beside = newestBeside(log, people);
	const noticed = noticedIn(log, entry);
	const screened = words?.kind === 'text' ? words.first : '';
	const [names, chart] = await Promise.all([new NameBook().of(hands), chartAbout(hands, space)]);
	const events = chart ? foldSafetyEvents(await wholeLog(hands, chart)) : [];
	return {
		words,
		found: screened
			? await screener.found(screened, beside, noticed.includes(MODEL)).catch(() => [])
			: [],
		noticed,
		said: saidOf(log, entry),
		contact: names.clients.get(space) ?? null,
		plan: foldSafetyPlans(log).at(-1) ?? null,
		note:
			events.findLast((each) => (id && each.alert ? each.alert === id : each.of === entry)) ?? null,
		names,
	};
}
