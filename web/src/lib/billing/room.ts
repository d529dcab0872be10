import type {
	Account,
	Ageing,
	BillingRun,
	BillingRuns,
	BillingSettings,
	Dispute,
	Statement,
	StatementSummary,
} from '../api/shapes/billing.ts';
import type { NameBook } from '../sync/names.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { accountActs } from './account/acts.ts';
import { namer } from './naming.ts';
import { everyPage } from './pages.ts';
import { paperActs } from './papers/acts.ts';
import type { BillingView, MonthlyView, Named } from './view.ts';

const AT_ONCE = 6; // requests, as browsers send them to one server

/** What clients owe, for whoever sees to the practice's money, in the worker. */
export function billingRoom(vaults: Vaults, names: NameBook) {
	async function statementsOf(vault: Vault, month: string): Promise<StatementSummary[]> {
		return everyPage(vault, '/billing/statements', 'statements', { month });
	}

	return {
		/** What is due, by whom, and how far statements are. @throws Failure */
		async show(): Promise<BillingView> {
			const vault = vaults.open;
			const [settings, { today, rows, paused }, accounts, disputes, { runs }, named] =
				await Promise.all([
					vault.http.get<BillingSettings>('/billing/settings'),
					vault.http.get<Ageing>('/billing/ageing'),
					everyPage<Account>(vault, '/billing/accounts', 'accounts'),
					everyPage<Dispute>(vault, '/disputes', 'disputes'),
					vault.http.get<BillingRuns>('/billing/runs'),
					namer(vault, names),
				]);
			const open = disputes.filter(({ state }) => state === 'open');
			return {
				...{ today, currency: settings.currency, ageing: rows, paused, runs },
				accounts: accounts.map(named).sort(byName),
				disputes: open.map(named),
			};
		},

		/** The statements of the month that begins on a day. @throws Failure */
		async month(month: string): Promise<MonthlyView> {
			const vault = vaults.open;
			const [found, named] = await Promise.all([statementsOf(vault, month), namer(vault, names)]);
			return { month, statements: found.map(named).sort(byName) };
		},

		/** Whole statements of a month, for a table. Tells its progress as news. @throws Failure */
		async whole(month: string): Promise<Named<Statement>[]> {
			const vault = vaults.open;
			const [found, named] = await Promise.all([statementsOf(vault, month), namer(vault, names)]);
			const whole: Named<Statement>[] = [];
			for (let start = 0; start < found.length; start += AT_ONCE) {
				const some = found.slice(start, start + AT_ONCE);
				const read = await Promise.all(some.map((each) => statementOf(vault, each)));
				for (const each of read) {
					whole.push({ ...each, name: named(each.summary).name });
				}
				vault.tell({ kind: 'walk', done: whole.length, all: found.length });
			}
			return whole;
		},

		/** Orders the statements of a month that is over; what was billed is not billed again. @throws Failure */
		order: (month: string): Promise<BillingRun> =>
			vaults.open.http.post<BillingRun>('/billing/runs', { month }),

		/** How far statements are. @throws Failure */
		async runs(): Promise<readonly BillingRun[]> {
			return (await vaults.open.http.get<BillingRuns>('/billing/runs')).runs;
		},

		...accountActs(vaults, names),
		...paperActs(vaults, names),
	};
}

export type BillingRoom = ReturnType<typeof billingRoom>;

function statementOf(vault: Vault, of: StatementSummary): Promise<Statement> {
	return vault.http.get<Statement>(`/spaces/${of.space_id}/statements/${of.month}/${of.currency}`);
}

function byName(one: Readonly<{ name: string }>, other: Readonly<{ name: string }>): number {
	return one.name.localeCompare(other.name);
}
