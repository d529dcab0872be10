import { ProblemError } from '../api/problems.ts';
import type { Frame, Holiday, KeptFrame } from '../api/shapes.ts';
import { practiceOf, type Vaults } from '../sync/vault.ts';
import { faultsBy, type Faults } from './faults.ts';

/** Whose hours: the viewer's own, or those of everybody who has set none. */
export type Whose = 'mine' | 'practice';

/** Either what is kept now, or what has to be mended first. */
export type Saved = Readonly<{ kept: KeptFrame | null; wrong: Faults }>;

/** Hours, reading times and closures, in the worker. */
export function hoursRoom(vaults: Vaults) {
	return {
		/** The hours that count, whoever set them. @throws Failure */
		show: (whose: Whose): Promise<KeptFrame> => vaults.open.http.get(`/frames/${whose}`),

		/** Where the practice is (ISO 3166), empty if it is not known. */
		async country(): Promise<string> {
			return (await practiceOf(vaults.open))?.country ?? '';
		},

		/** Sets hours, unless something is wrong with them. @throws Failure */
		async set(whose: Whose, frame: Frame): Promise<Saved> {
			try {
				const kept = await vaults.open.http.put<KeptFrame>(`/frames/${whose}`, frame);
				return { kept, wrong: {} };
			} catch (error) {
				const reasons = error instanceof ProblemError ? error.reasons : {};
				if (Object.keys(reasons).length === 0) throw error;
				return { kept: null, wrong: faultsBy(reasons) };
			}
		},

		/** Goes by the practice's hours again; returns what counts now. @throws Failure */
		async drop(): Promise<KeptFrame> {
			await vaults.open.http.delete('/frames/mine');
			return vaults.open.http.get('/frames/mine');
		},

		/** A year's public holidays; null for a place that is not known. @throws Failure */
		async holidays(place: string, year: number, locale: string): Promise<Holiday[] | null> {
			try {
				const found = await vaults.open.http.get<{ holidays: Holiday[] }>('/holidays', {
					place,
					year,
					locale,
				});
				return found.holidays;
			} catch (error) {
				if (error instanceof ProblemError && error.slug === 'malformed') return null;
				throw error;
			}
		},
	};
}

export type HoursRoom = ReturnType<typeof hoursRoom>;
