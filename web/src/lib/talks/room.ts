import { ProblemError } from '../api/problems.ts';
import type { AppointmentRequest, AppointmentRequestPage } from '../api/shapes/appointments.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import { offIn } from '../sync/agreement.ts';
import { foldMessages } from '../sync/folds/messages.ts';
import { foldPeople, isSeated } from '../sync/folds/people.ts';
import { foldRedirects, redirectState } from '../sync/folds/redirects.ts';
import { isOfCareTeam } from '../sync/folds/unanswered.ts';
import type { NameBook } from '../sync/names.ts';
import { nextSessionIn, type NextSession } from '../sync/next-session.ts';
import type { Manner } from '../sync/outbox.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { offering, postIn, turnDown } from './offers.ts';
import type { TalksView, Times } from './view.ts';

const WRITERS = new Set(['client', 'clinician']);
const SAID = new Set(['text', 'promise', 'file']);

/** What becomes of a time that was picked: it is in the calendar, or somebody else has it. */
export type Picked = 'done' | 'taken';

/** Moving what is too big for a message into a talk, in the worker. */
export function talksRoom(vaults: Vaults, names: NameBook) {
	const post = (space: string, said: JsonObject, manner: Manner) =>
		postIn(vaults.open, space, said, manner);

	return {
		...offering(vaults),

		/** What this device knows of it, with what waits to be sent; brought up to date if `isNew`. */
		async show(space: string, isNew = false): Promise<TalksView> {
			const vault = vaults.open;
			if (isNew) await vault.spaces.sync(space).catch(() => null); // no connection
			const { me, http } = vault;
			const log = await wholeLog(vault, space);
			const people = foldPeople(log);
			const now = http.now();
			const mine = people.get(me.id);
			const messages = foldMessages(log, people, me.id, now).filter(({ kind }) => SAID.has(kind));
			const isClient = ({ author }: { author: string }) => people.get(author)?.role === 'client';
			const every = foldRedirects(log, people, me.id, now).filter(
				({ isWithdrawn }) => !isWithdrawn,
			);
			const talks = every.map((each) => ({
				...each,
				state: redirectState(each, now),
				isMine: each.author === me.id,
			}));
			const client = (await names.of(vault)).clients.get(space);
			return {
				role: mine && isSeated(mine) && WRITERS.has(mine.role) ? mine.role : '',
				talks: talks.filter(({ state, until }) => state !== 'ended' || now < until),
				said: messages
					.filter((each) => isClient(each) || isOfCareTeam(each, people))
					.map((each) => ({ isClient: isClient(each), at: Math.max(each.at, each.showAt) })),
				newest: messages.findLast(isClient)?.id ?? '',
				name: client?.name ?? '',
				language: client?.language ?? '',
			};
		},

		/** The times that a redirect offers; null if none are, or nobody knows now. */
		async times(request: string): Promise<Times | null> {
			const found = await findRequest(vaults.open, request).catch(() => null);
			if (!found) return null;
			const { id, state, zone } = found;
			return {
				...{ id, zone, isMove: found.moves_id !== '' },
				state: state === 'offered' || state === 'accepted' ? state : 'gone',
				slots: found.slots.map((at) => Date.parse(at)),
			};
		},

		/** The next session; null if none is set, or nobody knows now. */
		nextSession: (space: string): Promise<NextSession | null> =>
			nextSessionIn(vaults.open.http, space).catch(() => null),

		/** Takes a time (ms): the appointment is set or moved; no answer is due then. @throws Failure */
		async pickTime(space: string, talk: string, request: string, at: number): Promise<Picked> {
			const { http } = vaults.open;
			try {
				const body = { answer: 'accept', starts_at: new Date(at).toISOString() };
				await http.put<AppointmentRequest>(`/appointment-requests/${request}/answer`, body);
			} catch (error) {
				const slug = error instanceof ProblemError ? error.slug : '';
				if (slug === 'time-taken') return 'taken';
				if (slug !== 'malformed') throw error;
				// An answer that was lost may have booked it; what was settled otherwise is gone.
				if ((await findRequest(vaults.open, request))?.state !== 'accepted') return 'taken';
			}
			await post(
				space,
				{ type: 'redirect_pick', of: talk, pick: 'time' },
				{ re: talk, attention: 0 },
			);
			return 'done';
		},

		/** Says that one calls, or that nothing of it suits; times that were offered are declined. */
		async pick(
			space: string,
			talk: string,
			pick: 'call' | 'neither',
			request: string,
		): Promise<void> {
			// While messaging is off only what asks for no answer is taken.
			const attention = (await offIn(vaults.open, space)) ? 0 : 1;
			await post(space, { type: 'redirect_pick', of: talk, pick }, { re: talk, attention });
			if (pick === 'neither' && request) await turnDown(vaults.open, request, 'decline');
		},

		/** Says to the record what came of it; nobody is reminded of it any more. */
		async end(space: string, talk: string, outcome: string): Promise<void> {
			await post(space, { type: 'redirect_end', of: talk, outcome }, { attention: 0 });
			await vaults.open.http.put(`/spaces/${space}/promises/${talk}/end`, {}).catch(() => null);
		},

		/**
		 * Lets the server know until when answers to one's own offers are waited for, so that it
		 * reminds; and takes times back whose offer was taken back. What fails is tried next time.
		 */
		async settle(space: string): Promise<void> {
			const vault = vaults.open;
			const { me, http } = vault;
			const log = await wholeLog(vault, space);
			const people = foldPeople(log);
			for (const each of foldRedirects(log, people, me.id, http.now())) {
				if (each.author !== me.id) continue;
				if (each.isWithdrawn && each.request) await turnDown(vault, each.request, 'withdraw');
				if (each.isWithdrawn || redirectState(each, http.now()) !== 'waiting') continue;
				const body = { due_at: new Date(each.until).toISOString() };
				await http.put(`/spaces/${space}/promises/${each.id}`, body).catch(() => null);
			}
		},
	};
}

export type TalksRoom = ReturnType<typeof talksRoom>;

async function findRequest({ http }: Vault, id: string): Promise<AppointmentRequest | undefined> {
	let cursor = '';
	do {
		const page = await http.get<AppointmentRequestPage>('/appointment-requests', { cursor });
		const found = page.requests.find((each) => each.id === id);
		if (found || !page.next) return found;
		cursor = page.next;
	} while (cursor);
	return undefined;
}
