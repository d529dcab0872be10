import type { NameBook } from './names.ts';
import type { Colleague } from './sharing.ts';
import type { Vault } from './vault.ts';

const OF_STAFF = new Set(['staff', 'custodian']);

/** Somebody of the practice today, `isNamed` if the directory says who. */
export type OfStaff = Colleague & Readonly<{ role: 'staff' | 'custodian'; isNamed: boolean }>;

/** The practice's people of today out of its verified space, with their names. */
export async function staffOf(vault: Vault, names: NameBook): Promise<OfStaff[]> {
	const { state } = await vault.spaces.practice();
	const { people } = await names.of(vault);
	return [...(state?.seats ?? [])].flatMap(([id, { card, role }]): OfStaff[] => {
		if (!OF_STAFF.has(role)) return [];
		const known = people.get(id);
		const said = { name: known?.name ?? '', credential: known?.credential ?? '' };
		const isCustodian = role === 'custodian';
		const ofStaff = isCustodian ? ('custodian' as const) : ('staff' as const);
		return [{ id, card, ...said, role: ofStaff, isNamed: known !== undefined }];
	});
}
