import type { Alert, Outcome } from '../api/shapes/safety.ts';
import type { NameBook } from '../sync/names.ts';
import { staffOf } from '../sync/roster.ts';
import { practiceOf, type Vault, type Vaults } from '../sync/vault.ts';
import type { AlertPage } from '../api/shapes/safety.ts';
import type { Screener } from '../matches/screener.ts';
import { alertsOf, oneAlert, openAlerts } from './asking.ts';
import { begun, close, goOn, type Closed } from './closing.ts';
import { raiseMissing } from './missing.ts';
import { asPractice, isSeatedIn, readSealed, type Sealed } from './reading.ts';
import { inOrder, rowOf, rowOfMissed, type Known } from './rows.ts';
import {
	NOTHING_WRITTEN,
	type Access,
	type AlertRow,
	type AlertView,
	type ClosingForm,
	type Note,
	type OpenAlerts,
} from './view.ts';

const OPENED = 'alerts/names';
/** When the server said what is shown, and whether that could not be asked anew. */
type AsTold = Pick<AlertView, 'at' | 'isStale'>;

const UNREAD: Omit<Sealed, 'names'> = {
	...{ words: null, found: [], noticed: [], said: [], contact: null, plan: null, note: null },
};

/** Urgent messages, from the moment they come until somebody has written how that ended. */
export function alertsRoom(vaults: Vaults, names: NameBook, screener: Screener) {
	async function knownTo(vault: Vault): Promise<Known> {
		const opened = (await vault.local.kept<Record<string, string>>(OPENED)) ?? {};
		return {
			names: await names.of(vault),
			me: vault.me.id,
			opened: new Map(Object.entries(opened)),
			closing: new Set((await begun(vault)).keys()),
		};
	}

	/** Remembers, sealed, what a client is called whom only the practice's seat can read. */
	async function remember({ local }: Vault, space: string, name: string): Promise<void> {
		const opened = (await local.kept<Record<string, string>>(OPENED)) ?? {};
		await local.keep(OPENED, { ...opened, [space]: name });
	}

	async function custodians(vault: Vault): Promise<string[]> {
		const staff = await staffOf(vault, names).catch(() => []);
		return staff.filter(({ role }) => role === 'custodian').map(({ id }) => id);
	}

	async function view(
		vault: Vault,
		alert: AlertRow,
		told: AsTold,
		sealed: Sealed | null,
		access: Access,
		readers: readonly string[] = [],
	): Promise<AlertView> {
		const draft = await vault.local.kept<ClosingForm>(draftOf(alert));
		const { names: inside, note, ...rest } = sealed ?? { ...UNREAD, names: null };
		const outside = await names.of(vault);
		const by = (id: string) => (outside.people.get(id) ?? inside?.people.get(id))?.name ?? '';
		return {
			row: alert,
			...{ at: told.at, isStale: told.isStale, access, readers, ...rest },
			note: note && ({ ...note, by: by(note.author) } satisfies Note),
			phone: (await practiceOf(vault))?.phone ?? '',
			form: draft ?? NOTHING_WRITTEN,
		};
	}

	/** One alert as the viewer can read it; through the practice's seat only if they ask for that. */
	async function read(
		vault: Vault,
		alert: AlertRow,
		told: AsTold,
		tellers: readonly string[],
		isAsked: boolean,
	): Promise<AlertView> {
		const { space } = alert;
		if (await isSeatedIn(vault, space)) {
			const sealed = await readSealed(vault, screener, alert);
			return view(vault, alert, told, sealed, 'seated');
		}
		const keepers = await custodians(vault);
		const outside = await names.of(vault);
		const who = [...new Set([...tellers, ...keepers])].filter((id) => id !== vault.me.id);
		const readers = who.flatMap((id) => outside.people.get(id)?.name || []);
		if (!keepers.includes(vault.me.id)) {
			return view(vault, alert, told, null, 'none', readers);
		}
		if (!isAsked) return view(vault, alert, told, null, 'custodian', readers);
		const sealed = await asPractice(vault, (practice) => readSealed(practice, screener, alert));
		if (!sealed) return view(vault, alert, told, null, 'none', readers);
		const client = sealed.contact?.name ?? '';
		if (client) await remember(vault, space, client);
		return view(vault, { ...alert, client: alert.client || client }, told, sealed, 'practice');
	}

	async function show(id: string, isAsked = false): Promise<AlertView> {
		const vault = vaults.open;
		const { alert, ...told } = await oneAlert(vault, id);
		const row = rowOf(alert, await knownTo(vault));
		const tellers = alert.steps.flatMap((step) => step.account_ids);
		return read(vault, row, told, tellers, isAsked);
	}

	return {
		/** What is open, as the server says; as known last without a connection. @throws Failure */
		async open(): Promise<OpenAlerts> {
			const vault = vaults.open;
			const { alerts, at, isStale } = await openAlerts(vault);
			const known = await knownTo(vault);
			return { rows: inOrder(alerts.map((each) => rowOf(each, known))), at, isStale };
		},

		/**
		 * As `open`, with urgent messages of which the server has told nothing: they are raised,
		 * and shown whatever it answers. Goes on with closings that wait. @throws Failure
		 */
		async whole(): Promise<OpenAlerts> {
			const vault = vaults.open;
			await goOn(vault);
			const { alerts, missed, at, isStale } = await raiseMissing(vault);
			const known = await knownTo(vault);
			const rows = [
				...alerts.map((each) => rowOf(each, known)),
				...missed.map((each) => rowOfMissed(each, known)),
			];
			return { rows: inOrder(rows), at, isStale };
		},

		/** Closed ones, a page of them; `next` is empty after the last. @throws Failure */
		async closed(cursor: string): Promise<Readonly<{ rows: AlertRow[]; next: string }>> {
			const vault = vaults.open;
			const query = { state: 'closed', ...(cursor ? { cursor } : {}) };
			const page = await vault.http.get<AlertPage>('/alerts', query);
			const known = await knownTo(vault);
			return { rows: page.alerts.map((each) => rowOf(each, known)), next: page.next };
		},

		/** One alert with all that can be read. @throws Failure */
		show: (id: string): Promise<AlertView> => show(id),

		/** As `show`, through the practice's seat. @throws Failure 'nokey' for all but custodians */
		openAsPractice: (id: string): Promise<AlertView> => show(id, true),

		/** An urgent message for which the server has no alert. @throws Failure */
		async showMissed(space: string, entry: string): Promise<AlertView> {
			const vault = vaults.open;
			const row = rowOfMissed({ space, entry, at: 0 }, await knownTo(vault));
			const seen = await read(vault, row, here(vault), [], false);
			return { ...seen, row: { ...row, openedAt: seen.words?.at ?? 0 } };
		},

		/** Says that the viewer takes it: nobody else is told any more. @throws Failure */
		async take(id: string, isPractice: boolean): Promise<AlertView> {
			await vaults.open.http.put<Alert>(`/alerts/${id}/acknowledgement`, {});
			return show(id, isPractice);
		},

		/** Keeps what is being written about how it ended, sealed; null forgets it. */
		async keepForm(row: Pick<AlertRow, 'id' | 'entry'>, form: ClosingForm | null): Promise<void> {
			const { local } = vaults.open;
			if (form) await local.keep(draftOf(row), form);
			else await local.forget(draftOf(row));
		},

		/** Writes how it ended into the chart and closes it. @throws Failure */
		async close(row: AlertRow, outcome: Outcome, form: ClosingForm): Promise<Closed> {
			const vault = vaults.open;
			const of = { alert: row.id, space: row.space, entry: row.entry };
			const closed = await close(vault, of, outcome, form);
			if (closed !== 'waits') await vault.local.forget(draftOf(row));
			return closed;
		},

		/** The alerts of one client, the newest first, with the notes of their chart. @throws Failure */
		async history(space: string): Promise<readonly AlertView[]> {
			const vault = vaults.open;
			const known = await knownTo(vault);
			const alerts = await alertsOf(vault, space);
			const views = alerts.map(async (alert) => {
				const row = rowOf(alert, known);
				const sealed = await readSealed(vault, screener, row).catch(() => null);
				return view(vault, row, here(vault), sealed, 'seated');
			});
			const all = await Promise.all(views);
			return all.toSorted((one, other) => other.row.openedAt - one.row.openedAt);
		},
	};
}

export type AlertsRoom = ReturnType<typeof alertsRoom>;

/** Of what this device knows by itself, or has asked for just now. */
function here({ http }: Vault): AsTold {
	return { at: http.now(), isStale: false };
}

function draftOf({ id, entry }: Pick<AlertRow, 'id' | 'entry'>): string {
	return `alerts/draft/${id || entry}`;
}
