import type { LineChecks } from '../api/shapes/safety.ts';
import type { Checks } from '../ui/crisis.ts';
import { practiceIdOf } from '../sync/practice-id.ts';
import type { Vaults } from '../sync/vault.ts';

/** What the practice knows of crisis lines, in the worker: ids and dates alone. */
export function crisisLinesRoom(vaults: Vaults) {
	return {
		/** When which line was last confirmed. @throws Failure */
		async checks(): Promise<Checks> {
			return byId(await vaults.open.http.get<LineChecks>('/safety/crisis-lines'));
		},

		/** Says that a line was called now and is right. @throws Failure */
		async confirm(line: string): Promise<Checks> {
			const vault = vaults.open;
			const checks = await vault.http.put<LineChecks>(`/safety/crisis-lines/${line}`, {});
			vault.tell({ kind: 'space', id: await practiceIdOf(vault), where: 'device' }); // pages behind it
			return byId(checks);
		},
	};
}

export type CrisisLinesRoom = ReturnType<typeof crisisLinesRoom>;

function byId({ checks }: LineChecks): Checks {
	return Object.fromEntries(checks.map(({ line_id, checked_at }) => [line_id, checked_at]));
}
