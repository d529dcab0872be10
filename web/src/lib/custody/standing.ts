/** How the practice's records stand: out of its verified space, its directory, and the server's word. */
import type { Custody } from '../api/shapes/records.ts';
import type { Me } from '../api/shapes/accounts.ts';
import { directoryOf } from '../sync/directory.ts';
import { foldPeople } from '../sync/folds/people.ts';
import { foldChecks, foldCodes, type SaidCode } from '../sync/folds/records-checks.ts';
import type { NameBook } from '../sync/names.ts';
import { practiceKeys } from '../sync/practice-seat.ts';
import { staffOf } from '../sync/roster.ts';
import { termsOf } from '../sync/terms.ts';
import { practiceOf, type Vault } from '../sync/vault.ts';
import { dayAt } from '../text/local-days.ts';
import type { CustodyView, SpaceRow } from './view.ts';

const ENOUGH = 2; // custodians: one may lose everything
const NOTHING_SAID: Pick<SaidCode, 'stored' | 'checked'> = { stored: '', checked: '' };

/** @throws ProtocolError 'nokey' for all but custodians, 'unknownspace' without a directory */
export async function standing(
	vault: Vault,
	names: NameBook,
): Promise<Omit<CustodyView, 'walking'>> {
	const { http, me } = vault;
	const [newest] = await practiceKeys(vault);
	const [told, terms, directory, book, { locks }] = await Promise.all([
		http.get<Custody>('/custody'),
		termsOf(vault),
		directoryOf(vault, names),
		names.of(vault),
		http.get<Me>('/me'),
	]);
	const log = directory.log();
	const { alarms, ...last } = foldChecks(log, foldPeople(log));
	const codes = foldCodes(log);
	const zone = (await practiceOf(vault))?.zone ?? 'UTC';
	const set = locks.find(({ kind }) => kind === 'recovery')?.set_at ?? '';
	const renewedOn = set && dayAt(zone, Date.parse(set));
	const custodians = (await staffOf(vault, names)).filter(({ role }) => role === 'custodian');
	const holders = custodians.map(({ id, name }) => {
		const { stored, checked } = codes.get(id) ?? NOTHING_SAID;
		const isMe = id === me.id;
		const still = (day: string) => (isMe && day < renewedOn ? '' : day);
		return { id, name, isMe, stored: still(stored), checked: still(checked) };
	});
	const row = (space: string, isThread = book.clients.has(space)): SpaceRow => {
		return { space, isThread, name: book.clients.get(space)?.name ?? '' };
	};
	const over = terms.filter(({ role, ends_at: end }) => role && Date.parse(end) <= http.now());
	const earlier = told.practice_seats.filter(({ seat_id: seat }) => seat !== newest?.id);
	return {
		holders,
		isAtRisk: holders.length < ENOUGH && !holders.some(({ stored }) => stored),
		last: last.at > 0 ? { ...last, by: book.people.get(last.by)?.name ?? '' } : null,
		broken: [...alarms.values()].map(({ space, code, since }) => ({ ...row(space), code, since })),
		overdue: [...new Map(over.map((each) => [each.space_id, each.purpose === 'thread']))].map(
			([space, isThread]) => row(space, isThread),
		),
		rotating: earlier.reduce((sum, { spaces }) => sum + spaces, 0),
		leavers: told.leavers.map(({ seat_id: id, spaces }) => {
			return { id, spaces, name: book.people.get(id)?.name ?? '' };
		}),
		unattended: told.unattended.map((space) => row(space, true)),
		watched: [(await vault.spaces.practice()).id, directory.id],
	};
}
