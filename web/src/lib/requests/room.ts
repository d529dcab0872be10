import { Unreachable } from '../api/problems.ts';
import type { RequestPage } from '../api/shapes/requests.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import { account } from '../requesting/accounting.ts';
import { draftOf } from '../sync/drafts.ts';
import { keepTyped } from '../sync/early.ts';
import { foldDisclosures } from '../sync/folds/disclosures.ts';
import { foldPeople } from '../sync/folds/people.ts';
import { foldRequests } from '../sync/folds/record-requests.ts';
import { foundShared } from '../sync/founding.ts';
import { chartAbout, type NameBook } from '../sync/names.ts';
import { practiceOf, type Vault, type Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { requestsView } from './showing.ts';
import { tellServer } from './telling.ts';
import type { Disclosed, DueRow, NewAnswer, NewRequest, RequestsView } from './view.ts';

const DUE = 'requests/due';

/** Requests about a record: access, amendments, disclosures; in the worker. */
export function requestsRoom(vaults: Vaults, names: NameBook) {
	const zoneOf = async (vault: Vault) => (await practiceOf(vault))?.zone ?? 'UTC';

	async function post(vault: Vault, space: string, said: JsonObject): Promise<void> {
		await vault.outbox.add(await vault.spaces.space(space), said);
		vault.sender.kick(space);
	}

	return {
		/** What this device has, with what waits to be sent; brought up to date if `isNew`. */
		async show(space: string, isNew = false): Promise<RequestsView> {
			const vault = vaults.open;
			const chart = await chartAbout(vault, space).catch(() => '');
			if (isNew) {
				const every = [space, ...(chart ? [chart] : [])];
				await Promise.all(every.map((each) => vault.spaces.sync(each).catch(() => null)));
			}
			const rows = [space, chart].filter(Boolean).map((each) => vault.outbox.waiting(each));
			const waiting = (await Promise.all(rows)).flat().map(({ entry }) => entry.header.id);
			const known = await names.of(vault);
			const shown = requestsView({
				log: await wholeLog(vault, space),
				chart: chart ? await wholeLog(vault, chart) : [],
				me: vault.me.id,
				now: vault.http.now(),
				zone: await zoneOf(vault),
				waiting: new Set(waiting),
				nameOf: (id) => known.people.get(id)?.name ?? '',
				client: known.clients.get(space)?.name ?? '',
			});
			return { ...shown, chart };
		},

		/** Tells the server what has its days; without a connection it is told the next time. */
		async tell(space: string): Promise<void> {
			const vault = vaults.open;
			try {
				await tellServer(vault, space, await zoneOf(vault));
			} catch (error) {
				if (!(error instanceof Unreachable)) throw error;
			}
		},

		/** Asks, or notes for the care team that somebody has asked. @throws Failure */
		async ask(space: string, asked: NewRequest): Promise<void> {
			await post(vaults.open, space, { type: 'record_request', ...asked });
		},

		/** Answers a request, extends or withdraws it. @throws Failure */
		async answer(space: string, of: string, answer: NewAnswer): Promise<void> {
			await post(vaults.open, space, { type: 'record_answer', of, ...answer });
		},

		/** Says that one disagrees, or replies to that. @throws Failure */
		async state(space: string, of: string, text: string): Promise<void> {
			await post(vaults.open, space, { type: 'record_statement', of, text });
		},

		/** Notes in the chart what was given to somebody outside. @throws Failure */
		async disclose(space: string, said: Disclosed): Promise<void> {
			const vault = vaults.open;
			const chart = (await chartAbout(vault, space)) || (await foundShared(vault, 'chart', space));
			await post(vault, chart, { type: 'disclosure', ...said });
		},

		/** Answers a request for an accounting with what the chart has. @throws Failure */
		async release(space: string, of: string): Promise<void> {
			const vault = vaults.open;
			const log = await wholeLog(vault, space);
			const requests = foldRequests(log, foldPeople(log), await zoneOf(vault));
			const asked = requests.find(({ id }) => id === of);
			if (!asked) return;
			const chart = await chartAbout(vault, space);
			const noted = chart ? foldDisclosures(await wholeLog(vault, chart)) : [];
			const told = account(noted, asked.askedOn);
			const accounting = { ...told, disclosures: told.disclosures.map(plain) };
			await post(vault, space, { type: 'record_answer', of, outcome: 'granted', accounting });
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
			const { clients } = await names.of(vault);
			return page.requests.map((row) => ({
				id: row.id,
				space: row.space_id,
				client: clients.get(row.space_id)?.name ?? '',
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

function boxOf(place: string): string {
	return `requests/${place}`;
}

function plain({ on, to, what, purpose, kind, basis, address }: Disclosed): JsonObject {
	return { on, to, what, purpose, kind, basis, ...(address && { address }) };
}
