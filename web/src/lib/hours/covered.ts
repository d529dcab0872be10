/** What one answers for a colleague who is away. */
import type { CoverPlan, CoverStretch } from '../api/shapes/boundaries.ts';
import type { NameBook } from '../sync/names.ts';
import type { Vault } from '../sync/vault.ts';

/** For whom one reads, by name, and the last instant of it (ms) in their zone. */
export type Covered = Readonly<{ name: string; lastAt: number; zone: string }>;

/** For whom the viewer answers a conversation now; null if for nobody. @throws Failure */
export async function coveredIn(
	vault: Vault,
	names: NameBook,
	space: string,
): Promise<Covered | null> {
	const { http, me, spaces } = vault;
	const listed = (await spaces.listKept()).find(({ id }) => id === space);
	if (listed?.role !== 'clinician' || !listed.responsible || listed.responsible === me.id) {
		return null;
	}
	const { stretches } = await http.get<CoverPlan>('/cover');
	const stretch = stretchNow(stretches, listed.responsible, me.id, http.now());
	if (!stretch) return null;
	const name = (await names.of(vault)).people.get(listed.responsible)?.name ?? '';
	return { name, lastAt: Date.parse(stretch.ends_at) - 1, zone: stretch.zone };
}

/** The time in which `me` acts for `away` at `now` (ms), if that is so. */
export function stretchNow(
	stretches: readonly CoverStretch[],
	away: string,
	me: string,
	now: number,
): CoverStretch | undefined {
	return stretches.find(
		({ clinician_id: who, acting, starts_at: start, ends_at: end }) =>
			who === away && acting === me && Date.parse(start) <= now && now < Date.parse(end),
	);
}
