/** What a clinician's own device knows of their reviewing, in the worker. */
import type { OpenDays } from '../api/shapes/boundaries.ts';
import type { Vaults } from '../sync/vault.ts';
import type { Coached } from './coaching.ts';
import { workDaysOf, type WorkDays } from './hours.ts';
import { added, dateOf, type Pace } from './pace.ts';

const PACE = 'review/pace';
const HOURS = 'review/hours';
const COACHED = 'review/coached';

/** How long it took, which hints were given, and on which days there are hours. */
export function ownReview(vaults: Vaults) {
	return {
		/** How long reviewing has taken on this device. */
		async pace(): Promise<Pace> {
			return (await vaults.open.local.kept<Pace>(PACE)) ?? [];
		},

		/** Adds to that what was spent at `now` (ms); it is kept sealed, here alone. */
		async spend(now: number, ms: number, letters: number): Promise<Pace> {
			const { local } = vaults.open;
			const kept = (await local.kept<Pace>(PACE)) ?? [];
			const pace = added(kept, { on: dateOf(now), ms, letters });
			await local.keep(PACE, pace);
			return pace;
		},

		/** Which hints were given on this device. */
		coached: async (): Promise<readonly Coached[]> => {
			return (await vaults.open.local.kept<Coached[]>(COACHED)) ?? [];
		},

		/** Keeps that one was given, sealed, here alone. */
		async coach(which: Coached): Promise<void> {
			const { local } = vaults.open;
			const kept = (await local.kept<Coached[]>(COACHED)) ?? [];
			await local.keep(COACHED, [...new Set([...kept, which])]);
		},

		/** The viewer's own days with hours, as they were known last; null if there are none. */
		async hours(): Promise<WorkDays | null> {
			const { http, local } = vaults.open;
			const days = await http
				.get<OpenDays>('/frames/mine/days')
				.then(async (told) => {
					await local.keep(HOURS, told);
					return told;
				})
				.catch(() => local.kept<OpenDays>(HOURS));
			return days && workDaysOf(days);
		},
	};
}
