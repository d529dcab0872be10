import { Unreachable } from '../api/problems.ts';
import type { RequestPage } from '../api/shapes/requests.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { account } from '../requesting/accounting.ts';
import { draftOf } from '../sync/drafts.ts';
import { keepTyped } from '../sync/early.ts';
import { foldDisclosures } from '../sync/folds/disclosures.ts';
import { foldPeople } from '../sync/folds/people.ts';
import { foldRequests } from '../sync/folds/record-requests.ts';
import { foundShared } from '../sync/founding.ts';
import { chartAbout, NameBook, type Names } from '../sync/names.ts';
import type { Hands } from '../sync/seating.ts';
import { practiceOf, type Vault, type Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { isSeated, reach, say } from './reaching.ts';
import { requestsView } from './showing.ts';
import { tellServer } from './telling.ts';
import type { Disclosed, DueRow, NewAnswer, NewRequest, RequestsView } from './view.ts';

const DUE = 'requests/due';
const NOTHING: RequestsView = {
	role: 'other',
	chart: '',
	today: '',
	requests: [],
	items: [],
	disclosures: [],
};

/** Requests about a record: access, amendments, disclosures; in the worker. */
export function requestsRoom(vaults: Vaults, names: NameBook) {
	const zoneOf = async (vault: Vault) => (await practiceOf(vault))?.zone ?? 'UTC';

	/** Posts in the conversation. @throws ProtocolError for who has no seat there */
	async function post(space: string, said: JsonObject): Promise<void> {
		const vault = vaults.open;
		await demand(vault, space, (hands) => say(vault, hands, space, said));
	}

	async function viewOf(vault: Vault, hands: Hands, space: string): Promise<RequestsView> {
		const chart = await chartAbout(hands, space).catch(() => '');
		const rows = [space, chart].filter(Boolean).map((each) => hands.outbox.waiting(each));
		const waiting = (await Promise.all(rows)).flat().map(({ entry }) => entry.header.id);
		const staff = (await names.of(vault)).people;
		const { clients } = hands === vault ? await names.of(vault) : await new NameBook().of(hands);
		const shown = requestsView({
			log: await wholeLog(hands, space),
			chart: chart ? await wholeLog(hands, chart) : [],
			me: hands.me.id,
			now: hands.http.now(),
			zone: await zoneOf(vault),
			waiting: new Set(waiting),
			nameOf: (id) => staff.get(id)?.name ?? '',
			client: clients.get(space)?.name ?? '',
		});
		return { ...shown, chart };
	}

	/** Clients by their conversations; whom a custodian has not, as the practice reads their desks. */
	async function namesOf(vault: Vault, page: RequestPage): Promise<Names['clients']> {
		const own = (await names.of(vault)).clients;
		const other = page.requests.find((row) => !own.has(row.space_id));
		if (!other) return own;
		const found = reach(vault, other.space_id, (hands) => new NameBook().of(hands));
		const theirs = await found.catch(() => null); // no connection: what is known here
		return new Map([...(theirs?.clients ?? []), ...own]);
	}

	return {
		/** What this device has, with what waits to be sent; brought up to date if `isNew`. */
		async show(space: string, isNew = false): Promise<RequestsView> {
			const vault = vaults.open;
			const found = await reach(vault, space, async (hands) => {
				if (isNew || hands !== vault) await bringUpToDate(hands, space);
				if (hands !== vault) await tellServer(hands, space, await zoneOf(vault));
				return viewOf(vault, hands, space);
			});
			return found ?? NOTHING;
		},

		/** Tells the server what has its days; without a connection it is told the next time. */
		async tell(space: string): Promise<void> {
			const vault = vaults.open;
			if (!(await isSeated(vault, space))) return; // the practice tells as it reads
			try {
				await tellServer(vault, space, await zoneOf(vault));
			} catch (error) {
				if (!(error instanceof Unreachable)) throw error;
			}
		},

		/** Asks, or notes for the care team that somebody has asked. @throws Failure */
		ask: (space: string, asked: NewRequest): Promise<void> =>
			post(space, { type: 'record_request', ...asked }),

		/** Answers a request, extends or withdraws it. @throws Failure */
		answer: (space: string, of: string, answer: NewAnswer): Promise<void> =>
			post(space, { type: 'record_answer', of, ...answer }),

		/** Says that one disagrees, or replies to that. @throws Failure */
		state: (space: string, of: string, text: string): Promise<void> =>
			post(space, { type: 'record_statement', of, text }),

		/** Notes in the chart what was given to somebody outside. @throws Failure */
		async disclose(space: string, said: Disclosed): Promise<void> {
			const vault = vaults.open;
			await demand(vault, space, async (hands) => {
				const chart = await chartAbout(hands, space);
				const own = hands === vault && !chart ? await foundShared(vault, 'chart', space) : chart;
				if (!own) throw new ProtocolError('unknownspace');
				await say(vault, hands, own, { type: 'disclosure', ...plain(said) });
			});
		},

		/** Answers a request for an accounting with what the chart has. @throws Failure */
		async release(space: string, of: string): Promise<void> {
			const vault = vaults.open;
			await demand(vault, space, async (hands) => {
				const log = await wholeLog(hands, space);
				const requests = foldRequests(log, foldPeople(log), await zoneOf(vault));
				const asked = requests.find(({ id }) => id === of);
				if (!asked) return;
				const chart = await chartAbout(hands, space);
				const noted = chart ? foldDisclosures(await wholeLog(hands, chart)) : [];
				const told = account(noted, asked.askedOn);
				const accounting = { ...told, disclosures: told.disclosures.map(plain) };
				const said = { type: 'record_answer', of, outcome: 'granted', accounting };
				await say(vault, hands, space, said);
			});
		},

		/** What waits for an answer in the practice, due first; what was heard last, offline. */
		async due(): Promise<DueRow[]> {
			const vault = vaults.open;
			const page = await vault.http
				.get<RequestPage>('/record-requests')
				.then(async (found) => {
					await vault.local.keep(DUE, found);
					return found;
				})
				.catch(async (error: unknown) => {
					const kept = error instanceof Unreachable && (await vault.local.kept<RequestPage>(DUE));
					if (!kept) throw error;
					return kept;
				});
			const named = await namesOf(vault, page);
			return page.requests.map((row) => ({
				id: row.id,
				space: row.space_id,
				client: named.get(row.space_id)?.name ?? '',
				kind: row.kind,
				dueOn: row.due_on,
				isExtended: row.is_extended,
				isOverdue: row.is_overdue,
			}));
		},

		/** What is being written, and was not sent yet. */
		typed: (place: string): Promise<string> => draftOf(vaults.open.local, boxOf(place)),

		/** Keeps that, sealed. */
		keepTyped: (place: string, text: string): Promise<void> =>
			keepTyped(vaults, boxOf(place), text),
	};
}

export type RequestsRoom = ReturnType<typeof requestsRoom>;

async function demand(
	vault: Vault,
	space: string,
	action: (hands: Hands) => Promise<void>,
): Promise<void> {
	const done = await reach(vault, space, async (hands) => {
		await action(hands);
		return true;
	});
	if (!done) throw new ProtocolError('unknownspace');
}

async function bringUpToDate({ spaces }: Hands, space: string): Promise<void> {
	await spaces.sync(space).catch(() => null); // no connection
	const chart = await chartAbout({ spaces }, space).catch(() => '');
	if (chart) await spaces.sync(chart).catch(() => null);
}

function boxOf(place: string): string {
	return `requests/${place}`;
}

function plain({ on, to, what, purpose, kind, basis, address }: Disclosed): JsonObject {
	return { on, to, what, purpose, kind, basis, ...(address && { address }) };
}
