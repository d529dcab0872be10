import { ProblemError } from '../api/problems.ts';
import type {
	Appointment,
	AppointmentPage,
	AppointmentRequest,
	AppointmentRequestPage,
	BusyCalendar,
	Feed,
	MadeFeed,
	Repeats,
	Slots,
} from '../api/shapes/appointments.ts';
import type { Names, NameBook } from '../sync/names.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import {
	askedOf,
	meetingOf,
	type Asked,
	type Busy,
	type Free,
	type Meeting,
	type Moving,
	type Outcome,
} from './view.ts';

const ID_BYTES = 16;
const MOVED_MS = 45 * 86_400_000; // as far as one may have been moved already

/** What is to be set: ms, and how often. */
export type Plan = Readonly<{ at: number; zone: string; minutes: number; repeats: Repeats }>;

/** Appointments with the names of clients, in the worker: the server knows who, when and state. */
export function calendarRoom(vaults: Vaults, names: NameBook) {
	async function everyPage<Page extends { next: string }>(
		path: string,
		query: Record<string, string>,
	): Promise<Page[]> {
		const pages: Page[] = [];
		let cursor = '';
		do {
			const page = await vaults.open.http.get<Page>(path, { ...query, cursor });
			pages.push(page);
			cursor = page.next;
		} while (cursor);
		return pages;
	}

	/** When that is (ms) what a request would take the place of; 0 if it cannot be told. */
	async function movesAt({ moves_id: id, moves_day: day, state }: AppointmentRequest) {
		if (!day || (state !== 'requested' && state !== 'offered')) return 0;
		const around = Date.parse(day);
		const query = { after: stamp(around - MOVED_MS), until: stamp(around + MOVED_MS) };
		const pages = await everyPage<AppointmentPage>('/appointments', query).catch(() => []);
		const all = pages.flatMap(({ appointments }) => appointments);
		return Date.parse(all.find((one) => one.id === id && one.day === day)?.starts_at ?? '') || 0;
	}

	return {
		/** What the viewer has between two instants (ms), in order. @throws Failure */
		async between(after: number, until: number, isStaff: boolean): Promise<Meeting[]> {
			const vault = vaults.open;
			const query = { after: stamp(after), until: stamp(until) };
			const [pages, known] = await Promise.all([
				everyPage<AppointmentPage>('/appointments', query),
				namesFor(vault, names, isStaff),
			]);
			const found = pages.flatMap(({ appointments }) => appointments);
			return found.map((one) => meetingOf(one, nameIn(known, one.space_id), vault.me.id, isStaff));
		},

		/** What waits for an answer, and what became of the rest. @throws Failure */
		async requests(isStaff: boolean): Promise<Asked[]> {
			const [pages, known] = await Promise.all([
				everyPage<AppointmentRequestPage>('/appointment-requests', {}),
				namesFor(vaults.open, names, isStaff),
			]);
			const found = pages.flatMap(({ requests }) => requests);
			const times = await Promise.all(found.map(movesAt));
			return found.map((one, n) => askedOf(one, nameIn(known, one.space_id), times[n] ?? 0));
		},

		/** The free times in a conversation between two instants (ms). @throws Failure */
		async slots(space: string, after: number, until: number): Promise<Free> {
			const found = await vaults.open.http.get<Slots>(`/spaces/${space}/slots`, {
				after: stamp(after),
				until: stamp(until),
			});
			const { zone, minutes, slots } = found;
			return { zone, minutes, slots: slots.map((at) => Date.parse(at)) };
		},

		/** Sets an appointment or a series. @throws Failure */
		book(space: string, { at, zone, minutes, repeats }: Plan): Promise<Outcome> {
			const id = makeId();
			const body = { id, starts_at: stamp(at), zone, minutes, repeats };
			return tried(vaults.open.http.post<Appointment>(`/spaces/${space}/appointments`, body));
		},

		/** Moves one, or it and all that follow. @throws Failure */
		move({ id, day }: Moving, at: number, isWhole: boolean): Promise<Outcome> {
			const body = { starts_at: stamp(at), scope: scopeOf(isWhole) };
			return tried(vaults.open.http.put<Appointment>(`/appointments/${id}/${day}/time`, body));
		},

		/** Cancels one, or it and all that follow. @throws Failure */
		cancel({ id, day }: Moving, isWhole: boolean): Promise<Outcome> {
			const path = `/appointments/${id}/${day}/cancellation`;
			return tried(vaults.open.http.put<Appointment>(path, { scope: scopeOf(isWhole) }));
		},

		/** Takes a cancelling back. @throws Failure */
		restore({ id, day }: Moving): Promise<Outcome> {
			return tried(vaults.open.http.delete(`/appointments/${id}/${day}/cancellation`));
		},

		/**
		 * Asks for one of some times, or offers them; `moves` names what it takes the place of,
		 * `answers` a request of the other side whose times do not suit.
		 */
		ask(
			space: string,
			slots: readonly number[],
			moves: Moving | null,
			answers = '',
		): Promise<Outcome> {
			const body = {
				id: makeId(), // an answer that is lost does not store it twice
				slots: slots.map(stamp),
				answers,
				...(moves && { moves_id: moves.id, moves_day: moves.day }),
			};
			const path = `/spaces/${space}/appointment-requests`;
			return tried(vaults.open.http.post<AppointmentRequest>(path, body));
		},

		/** Accepts a time (ms) of the other side's, declines them, or withdraws one's own. */
		answer(id: string, answer: 'accept' | 'decline' | 'withdraw', at = 0): Promise<Outcome> {
			const body = { answer, ...(at && { starts_at: stamp(at) }) };
			const path = `/appointment-requests/${id}/answer`;
			return tried(vaults.open.http.put<AppointmentRequest>(path, body));
		},

		/** Since when (ms) there is a calendar feed of the viewer's; null for none. @throws Failure */
		async feedSince(): Promise<number | null> {
			const { made_at: at } = await vaults.open.http.get<Feed>('/calendar-feed');
			return at === null ? null : Date.parse(at);
		},

		/** The secret path of a new feed; an earlier one is dead, none is shown again. @throws Failure */
		async makeFeed(locale: 'en' | 'es'): Promise<string> {
			return (await vaults.open.http.post<MadeFeed>('/calendar-feed', { locale })).path;
		},

		/** Ends the viewer's feed. @throws Failure */
		endFeed(): Promise<unknown> {
			return vaults.open.http.delete('/calendar-feed');
		},

		/** What another calendar of the viewer's says. @throws Failure */
		async busy(): Promise<Busy> {
			const found = await vaults.open.http.get<BusyCalendar>('/busy-calendar');
			const { host, read_at: at, fault, times } = found;
			return { host, readAt: at === null ? null : Date.parse(at), fault, count: times.length };
		},

		/** Sets that calendar. Returns the server's word for what is wrong with it. @throws Failure */
		async setBusy(url: string): Promise<string> {
			try {
				await vaults.open.http.put<BusyCalendar>('/busy-calendar', { url });
				return '';
			} catch (error) {
				if (!(error instanceof ProblemError) || error.slug !== 'malformed') throw error;
				return error.reasons['url'] ?? 'address';
			}
		},

		/** Forgets that calendar. @throws Failure */
		endBusy(): Promise<unknown> {
			return vaults.open.http.delete('/busy-calendar');
		},
	};
}

export type CalendarRoom = ReturnType<typeof calendarRoom>;

function stamp(at: number): string {
	return new Date(at).toISOString();
}

function scopeOf(isWhole: boolean): 'this' | 'following' {
	return isWhole ? 'following' : 'this';
}

function makeId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(ID_BYTES));
	return btoa(String.fromCharCode(...bytes))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replaceAll('=', '');
}

/** No client sees a name here: whom they meet is whom they write to. */
async function namesFor(vault: Vault, names: NameBook, isStaff: boolean): Promise<Names | null> {
	return isStaff ? names.of(vault).catch(() => null) : null;
}

function nameIn(names: Names | null, space: string): string {
	return names?.clients.get(space)?.name ?? '';
}

/** What came of it; only what nobody can help by another choice is thrown. */
async function tried(answer: Promise<unknown>): Promise<Outcome> {
	try {
		await answer;
		return 'done';
	} catch (error) {
		const slug = error instanceof ProblemError ? error.slug : '';
		if (slug === 'time-taken') return 'taken';
		if (slug === 'malformed') return 'late';
		throw error;
	}
}
