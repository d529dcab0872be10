import type { Me } from '../api/shapes/accounts.ts';
import { Unreachable } from '../api/problems.ts';
import type { Vault } from './vault.ts';

const PLACE = 'practice-id';

/** The id of the practice's own space, as the server says it, kept here. @throws ProblemError, Unreachable */
export async function practiceIdOf(vault: Pick<Vault, 'http' | 'local'>): Promise<string> {
	const { http, local } = vault;
	const kept = await local.kept<{ id: string }>(PLACE);
	if (kept) return kept.id;
	const { practice_id: id } = await http.get<Me>('/me');
	if (!id) throw new Unreachable('no practice');
	await local.keep(PLACE, { id });
	return id;
}
