/** Seats for a time, and their removal once that is over (flow F8). */
import type { SeatTerm, TermPage } from '../api/shapes/spaces.ts';
import { unseat } from './sharing.ts';
import type { Vault } from './vault.ts';

const MAY_UNSEAT = new Set(['clinician', 'member']);

/** Every seat for a time where the viewer sits. @throws ProblemError, Unreachable */
export async function termsOf({ http }: Pick<Vault, 'http'>): Promise<SeatTerm[]> {
	const found: SeatTerm[] = [];
	let cursor = '';
	do {
		const page = await http.get<TermPage>('/terms', cursor ? { cursor } : {});
		found.push(...page.terms);
		cursor = page.next;
	} while (cursor);
	return found;
}

/** Takes the seats whose term is over, where the viewer may. Returns how many. @throws Failure */
export async function takeWhatIsOver(vault: Vault): Promise<number> {
	const { http, me, spaces } = vault;
	const over = (await termsOf(vault)).filter(
		({ role, seat_id: seat, ends_at: end }) =>
			role && seat !== me.id && Date.parse(end) <= http.now(),
	);
	if (over.length === 0) return 0;
	const roles = new Map((await spaces.list()).map(({ id, role }) => [id, role]));
	const mine = over.filter(({ space_id: space }) => MAY_UNSEAT.has(roles.get(space) ?? ''));
	for (const { space_id: space, seat_id: seat } of mine) await unseat(vault, space, [seat]);
	return mine.length;
}
