import type { Insights } from '../api/shapes/insights.ts';
import type { NameBook } from '../sync/names.ts';
import { staffOf } from '../sync/roster.ts';
import { practiceOf, type Vaults } from '../sync/vault.ts';
import { dayAt } from '../text/local-days.ts';
import type { Span } from './cases.ts';
import type { CountedHere, InsightsView } from './view.ts';

/** The practice's own numbers, in the worker: what devices alone can count is counted here. */
export function insightsRoom(vaults: Vaults, names: NameBook) {
	let run = 0; // a new one ends the one before, and so does stopping

	return {
		/** The numbers of the last `weeks` whole weeks. @throws Failure */
		async show(weeks: number): Promise<InsightsView> {
			const vault = vaults.open;
			const [staff, practice] = await Promise.all([staffOf(vault, names), practiceOf(vault)]);
			const today = dayAt(practice?.zone ?? 'UTC', vault.http.now());
			const { weeksBefore } = await import('./cases.ts');
			const { since, until } = weeksBefore(today, weeks);
			const numbers = await vault.http.get<Insights>(`/insights?since=${since}&until=${until}`);
			const isCustodian = staff.some(({ id, role }) => {
				return id === vault.me.id && role === 'custodian';
			});
			return { numbers, isCustodian };
		},

		/**
		 * Counts what only devices can, by the practice's seat: for custodians. Tells its progress as
		 * news; null if it was stopped. @throws Failure
		 */
		async count(span: Span): Promise<CountedHere | null> {
			const mine = (run += 1);
			const vault = vaults.open;
			const { countHere, Stopped } = await import('./counting.ts'); // few ever count
			try {
				return await countHere(vault, span, () => {
					if (mine !== run) throw new Stopped();
				});
			} catch (error) {
				if (error instanceof Stopped) return null;
				throw error;
			}
		},

		/** Counts no further. */
		stop(): void {
			run += 1;
		},
	};
}

export type InsightsRoom = ReturnType<typeof insightsRoom>;
