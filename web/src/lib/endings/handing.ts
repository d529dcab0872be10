/** Handing over with one's own seat, or with the practice's where one has none. */
import { ProtocolError } from '../protocol/errors.ts';
import { foldPeople, holding } from '../sync/folds/people.ts';
import { chartAbout, NameBook, type Reader } from '../sync/names.ts';
import { actingAs, practiceKeys } from '../sync/practice-seat.ts';
import { staffOf } from '../sync/roster.ts';
import type { Hands } from '../sync/seating.ts';
import { termsOf } from '../sync/terms.ts';
import { practiceOf, type Vault } from '../sync/vault.ts';
import { dayAt, endOf } from '../text/local-days.ts';
import { transfer, type Handing, type Places } from './transferring.ts';
import type { Transfer } from './view.ts';

/** @throws ProtocolError 'unknownspace' for nobody of the practice, 'nokey'; Failure */
export async function handOver(
	vault: Vault,
	names: NameBook,
	id: string,
	said: Transfer,
): Promise<void> {
	const to = (await staffOf(vault, names)).find((each) => each.id === said.to);
	if (!to?.isNamed) throw new ProtocolError('unknownspace');
	const zone = (await practiceOf(vault))?.zone ?? 'UTC';
	const handing = {
		...{ to, zone, text: said.text, history: said.history },
		on: said.last || dayAt(zone, vault.http.now()),
		endsAt: said.last && endOf(zone, said.last),
	};
	const walk = async (hands: Hands) => {
		const places = await placesOf(hands, id);
		const leaver = await leaverOf(hands, id, to.id);
		await transfer(hands, places, { ...handing, leaver } satisfies Handing, (done, all) => {
			vault.tell({ kind: 'walk', done, all });
		});
	};
	const seat = (await vault.spaces.space(id)).state?.seats.get(vault.me.id);
	if (seat?.role === 'clinician') return walk(vault);
	const [key] = await practiceKeys(vault);
	if (!key) throw new ProtocolError('nokey');
	await actingAs(vault, key, walk);
}

async function placesOf(hands: Hands, thread: string): Promise<Places> {
	const reader: Reader = hands;
	await hands.spaces.list();
	const [chart, { desks }] = [await chartAbout(reader, thread), await new NameBook().of(reader)];
	return { thread, chart, desk: desks.get(thread) ?? '' };
}

/** Who answered until now, also where that is handed over already; empty where nobody is left. */
async function leaverOf(hands: Hands, id: string, heir: string): Promise<string> {
	const listed = (await hands.spaces.list()).find((each) => each.id === id);
	if (listed && listed.responsible !== heir) return listed.responsible;
	const { state } = await hands.spaces.sync(id);
	if (state?.seats.get(hands.me.id)?.role === 'clinician') return hands.me.id;
	const terms = await termsOf(hands);
	const timed = new Set(terms.filter((each) => each.space_id === id).map((each) => each.seat_id));
	const seated = holding(foldPeople((await hands.spaces.space(id)).log()), 'clinician');
	const others = seated.filter(({ id: who }) => who !== heir && !timed.has(who));
	return others.length === 1 ? (others[0]?.id ?? '') : '';
}
