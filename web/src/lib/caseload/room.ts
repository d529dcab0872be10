import type { SpaceSummary } from '../api/shapes/spaces.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { foldPeople, holding } from '../sync/folds/people.ts';
import { chartAbout, type NameBook } from '../sync/names.ts';
import { staffOf } from '../sync/roster.ts';
import { giveMissingKeys, seatColleague, unseat, type History } from '../sync/sharing.ts';
import { standingsOf } from '../sync/standings.ts';
import { practiceOf, type Vault, type Vaults } from '../sync/vault.ts';
import { dayAt } from '../text/local-days.ts';
import { addClient, describe } from './adding.ts';
import { lackOf, type Lack } from './lacking.ts';
import type { CaseloadRow, ClientPage, ProfileFields } from './view.ts';
import { pageOf, rowOf, type Sources } from './views.ts';

const ROWS = 'caseload';
const AT_THE_DESK = new Set(['clinician', 'observer']);

// What a colleague is in the chart and in the desk, by what they are in the conversation.
const IN_CHART = { clinician: 'member', observer: 'member' } as const;
const IN_DESK = { clinician: 'member', observer: 'observer' } as const;

/** What the page says of whoever is to be given a seat. */
export type Share = Readonly<{ who: string; role: 'clinician' | 'observer'; history: History }>;

/** Clients with their names, in the worker. */
export function caseloadRoom(vaults: Vaults, names: NameBook) {
	async function sourcesOf(vault: Vault, id: string): Promise<Sources> {
		const { me, http, spaces } = vault;
		const [space, known] = await Promise.all([spaces.space(id), names.of(vault)]);
		return { space, me: me.id, names: known, now: http.now() };
	}

	/** The spaces about a client in which the viewer sits; empty where there is none. */
	async function teamSpaces(vault: Vault, id: string) {
		const [{ desks }, chart] = await Promise.all([names.of(vault), chartAbout(vault, id)]);
		return { desk: desks.get(id) ?? '', chart };
	}

	async function page(id: string): Promise<ClientPage> {
		const vault = vaults.open;
		await vault.spaces.sync(id).catch(() => undefined); // offline it is shown as it is known
		const listed = (await vault.spaces.listKept()).find((each) => each.id === id);
		const { desk, chart } = await teamSpaces(vault, id);
		const staff = await staffOf(vault, names).catch(() => []);
		const missing = [!desk && 'desk', !chart && 'chart'] as const;
		return {
			...pageOf(await sourcesOf(vault, id)),
			colleagues: staff
				.filter((each) => each.isNamed && each.id !== vault.me.id)
				.map(({ id: who, name, credential }) => ({ id: who, name, credential })),
			missing: missing.filter((each) => each !== false),
			responsible: listed?.responsible ?? '',
		};
	}

	return {
		/** The care spaces in which the viewer sits, also without a connection. */
		async ids(): Promise<string[]> {
			const { spaces } = vaults.open;
			const kept = await spaces.listKept();
			const listed = await spaces.listing().catch((error: unknown) => {
				if (kept.length === 0) throw error;
				return kept;
			});
			return listed.filter(isMine).map(({ id }) => id);
		},

		/** The lines as they were when all of them had last been looked at. */
		async keptRows(): Promise<readonly CaseloadRow[]> {
			return (await vaults.open.local.kept<CaseloadRow[]>(ROWS)) ?? [];
		},

		/** Keeps the lines, sealed, so that they are there at once the next time. */
		keepRows: (rows: readonly CaseloadRow[]): Promise<void> => vaults.open.local.keep(ROWS, rows),

		/** One client, as new as the list. */
		async row(id: string): Promise<CaseloadRow> {
			const vault = vaults.open;
			const summary = (await vault.spaces.listKept()).find((each) => each.id === id);
			if (summary) await vault.spaces.upTo(summary);
			return rowOf(await sourcesOf(vault, id));
		},

		/** What is missing of the agreement with each client. @throws Failure */
		async lacking(): Promise<Readonly<Record<string, Lack>>> {
			const vault = vaults.open;
			const [standings, practice] = await Promise.all([standingsOf(vault.http), practiceOf(vault)]);
			const now = vault.http.now();
			const today = dayAt(practice?.zone ?? 'UTC', now);
			const lines = [...standings].map(([id, each]) => [id, lackOf(each, today, now)] as const);
			return Object.fromEntries(lines);
		},

		/** The client whose desk has grown, empty if that space is none; names are read anew. */
		async namedBy(id: string): Promise<string> {
			const vault = vaults.open;
			const { desks } = await names.of(vault);
			const [client] = [...desks].find(([, desk]) => desk === id) ?? [''];
			if (!client) return '';
			await vault.spaces.sync(id);
			names.forget(vault);
			return client;
		},

		/** All about one client, as new as the network lets it. */
		page,

		/** How the viewer signs an invitation: as the directory names them. */
		async signature(): Promise<{ name: string; credential: string }> {
			const vault = vaults.open;
			const known = (await names.of(vault)).people.get(vault.me.id);
			return { name: known?.name ?? '', credential: known?.credential ?? '' };
		},

		/** Makes the three spaces of a client, or goes on where that broke off. @throws Failure */
		add: (profile: ProfileFields): Promise<string> => addClient(vaults.open, names, profile),

		/** Says who a client is, and makes what is missing for that. @throws Failure */
		async describe(id: string, profile: ProfileFields): Promise<ClientPage> {
			await describe(vaults.open, names, id, profile);
			return page(id);
		},

		/** Gives a colleague a seat (flow F7); everybody sees it in the conversation. @throws Failure */
		async share(id: string, { who, role, history }: Share): Promise<ClientPage> {
			const vault = vaults.open;
			const colleague = (await staffOf(vault, names)).find((each) => each.id === who);
			if (!colleague?.isNamed) throw new ProtocolError('unknownspace');
			const { chart, desk } = await teamSpaces(vault, id);
			await seatColleague(vault, id, colleague, role, history);
			if (chart) await seatColleague(vault, chart, colleague, IN_CHART[role], history);
			// Whoever answers must be able to reach the client: names and contacts are given whole.
			if (desk) await seatColleague(vault, desk, colleague, IN_DESK[role], 'all');
			return page(id);
		},

		/** Ends a colleague's access (flow F8); what is written from now on is sealed without them. */
		async unshare(id: string, who: string): Promise<ClientPage> {
			const vault = vaults.open;
			const { chart, desk } = await teamSpaces(vault, id);
			for (const space of [id, chart, desk]) if (space) await unseat(vault, space, [who]);
			return page(id);
		},

		/** Ends the access of a client who lost everything (flow F9), before a new invitation. */
		async endAccess(id: string): Promise<ClientPage> {
			const vault = vaults.open;
			const people = foldPeople((await vault.spaces.sync(id)).log());
			const lost = holding(people, 'client').map((client) => client.id);
			await unseat(vault, id, lost);
			return page(id);
		},

		/** Gives the client what was said before, once the viewer has compared digits with them. */
		async giveHistory(id: string): Promise<ClientPage> {
			const vault = vaults.open;
			const { stage, seats } = await page(id);
			if (stage !== 'verified') throw new ProtocolError('proof');
			const clients = seats.filter((each) => each.role === 'client' && each.until === 0);
			for (const client of clients) await giveMissingKeys(vault, id, client.id);
			return page(id);
		},
	};
}

export type CaseloadRoom = ReturnType<typeof caseloadRoom>;

function isMine({ purpose, role, until_seq: until }: SpaceSummary): boolean {
	return purpose === 'thread' && until < 0 && AT_THE_DESK.has(role);
}
