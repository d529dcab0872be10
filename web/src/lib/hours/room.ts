import { ProblemError } from '../api/problems.ts';
import type { Frame, Holiday, KeptFrame } from '../api/shapes/boundaries.ts';
import type { NameBook } from '../sync/names.ts';
import { staffOf } from '../sync/roster.ts';
import { takeWhatIsOver, termsOf } from '../sync/terms.ts';
import { practiceOf, type Vaults } from '../sync/vault.ts';
import { coveredIn, type Covered } from './covered.ts';
import { endCover, seatCover, type Cover } from './covering.ts';
import { faultsBy, type Faults } from './faults.ts';
import { stateOf, type TimedSeat } from './terms.ts';
import type { HoursForm } from './week.ts';

const DRAFT = 'hours/draft/';

/** Whose hours: the viewer's own, or those of everybody who has set none. */
export type Whose = 'mine' | 'practice';

/** Either what is kept now, or what has to be mended first. */
export type Saved = Readonly<{ kept: KeptFrame | null; wrong: Faults }>;

export type CoverColleague = Readonly<{ id: string; name: string }>;

/** A client for whose thread the viewer answers; `isCovered` if a colleague sits there for a time. */
export type CoverClient = Readonly<{ id: string; name: string; isCovered: boolean }>;

/** Hours, reading times and closures, in the worker. */
export function hoursRoom(vaults: Vaults, names: NameBook) {
	const forgetDraft = (whose: Whose) => vaults.open.local.forget(DRAFT + whose);

	return {
		/** The hours that count, whoever set them. @throws Failure */
		show: (whose: Whose): Promise<KeptFrame> => vaults.open.http.get(`/frames/${whose}`),

		/** Where the practice is (ISO 3166), empty if it is not known. */
		async country(): Promise<string> {
			return (await practiceOf(vaults.open))?.country ?? '';
		},

		/** What was being changed and was not saved; null for nothing. */
		async draft(whose: Whose): Promise<HoursForm | null> {
			return (await vaults.open.local.kept<HoursForm>(DRAFT + whose)) ?? null;
		},

		/** Keeps what is being changed, sealed, on this device alone; null forgets it. */
		async keepDraft(whose: Whose, form: HoursForm | null): Promise<void> {
			if (form) await vaults.open.local.keep(DRAFT + whose, form);
			else await forgetDraft(whose);
		},

		/** Sets hours, unless something is wrong with them. @throws Failure */
		async set(whose: Whose, frame: Frame): Promise<Saved> {
			try {
				const kept = await vaults.open.http.put<KeptFrame>(`/frames/${whose}`, frame);
				await forgetDraft(whose); // before anybody hears of it: it is older now
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
			await forgetDraft('mine');
			return vaults.open.http.get('/frames/mine');
		},

		/** Who of the practice can cover. @throws Failure */
		async colleagues(): Promise<CoverColleague[]> {
			const vault = vaults.open;
			const staff = await staffOf(vault, names);
			return staff
				.filter(({ id, isNamed }) => isNamed && id !== vault.me.id)
				.map(({ id, name }) => ({ id, name }));
		},

		/** The clients for whom the viewer answers. @throws Failure */
		async coverClients(who: string): Promise<CoverClient[]> {
			const vault = vaults.open;
			const [listed, terms] = await Promise.all([vault.spaces.list(), termsOf(vault)]);
			const { clients } = await names.of(vault);
			const covered = new Set(
				terms.filter(({ seat_id: seat }) => seat === who).map(({ space_id: id }) => id),
			);
			return listed
				.filter(({ purpose, responsible }) => purpose === 'thread' && responsible === vault.me.id)
				.map(({ id }) => ({
					id,
					name: clients.get(id)?.name ?? '',
					isCovered: covered.has(id),
				}));
		},

		/** Seats who covers with one client for a time (flow F7). @throws Failure */
		cover: (thread: string, cover: Cover): Promise<void> =>
			seatCover(vaults.open, names, thread, cover),

		/** Ends that (flow F8). @throws Failure */
		uncover: (thread: string, who: string): Promise<void> =>
			endCover(vaults.open, names, thread, who),

		/** Takes the seats whose term is over. Returns how many there were. @throws Failure */
		takeWhatIsOver: (): Promise<number> => takeWhatIsOver(vaults.open),

		/** The seats for a time where the viewer sits, by the server's clock. @throws Failure */
		async terms(): Promise<TimedSeat[]> {
			const terms = await termsOf(vaults.open);
			const now = vaults.open.http.now();
			return terms.map((each) => ({ ...each, state: stateOf(each, now) }));
		},

		/** For whom the viewer answers a conversation now; null if for nobody. @throws Failure */
		covered: (space: string): Promise<Covered | null> => coveredIn(vaults.open, names, space),

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
