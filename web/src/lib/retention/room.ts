import { ProblemError } from '../api/problems.ts';
import type { KeptRecord, RetentionPage } from '../api/shapes/retention.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { makeEntryId } from '../protocol/writing.ts';
import { directoryPosts } from '../sync/directory.ts';
import { draftOf, keepDraft } from '../sync/drafts.ts';
import { NameBook, type Names } from '../sync/names.ts';
import { staffOf } from '../sync/roster.ts';
import { postNow } from '../sync/seating.ts';
import { practiceOf, type Vault, type Vaults } from '../sync/vault.ts';
import { dayAt } from '../text/local-days.ts';
import { destroyRecord } from './destroying.ts';
import {
	deskOf,
	factsOf,
	inPractice,
	ORDER,
	partsOf,
	viewOf,
	withRecord,
	type Parts,
} from './reading.ts';
import { decide } from './rules.ts';
import type { RowFields } from './rows.ts';
import { asRule, certificates, newestTable, standingHolds } from './said.ts';
import type {
	CertificateView,
	Done,
	DueRecord,
	KeepingView,
	RetentionRule,
	TableView,
} from './view.ts';

const TYPED = 'draft/retention';
const RULE = { name: '', years: -1, age: -1, on: '', checked_on: '' };

/** How long records are kept, and their end, in the worker: rules and reasons are sealed here. */
export function retentionRoom(vaults: Vaults, names: NameBook) {
	const draftPlace = (space: string) => `hold/${space}`;
	const pathOf = (space: string) => `/retention/${space}`;
	const standingOf = (vault: Vault, space: string) => vault.http.get<KeptRecord>(pathOf(space));

	async function isCustodian(vault: Vault): Promise<boolean> {
		const staff = await staffOf(vault, names);
		return staff.some(({ id, role }) => id === vault.me.id && role === 'custodian');
	}

	async function show(vault: Vault, space: string): Promise<KeepingView> {
		if (!(await isCustodian(vault))) {
			return viewOf(await partsOf(vault, vault, space), null, vault.http.now());
		}
		const standing = await standingOf(vault, space);
		return withRecord(vault, space, (parts) =>
			Promise.resolve(viewOf(parts, standing, vault.http.now())),
		);
	}

	/** Clients by their conversations, as the practice's own seat reads their desks. */
	async function namesOf(vault: Vault, space: string): Promise<Names['clients']> {
		const own = (await names.of(vault)).clients;
		if (!space || own.has(space)) return own;
		return inPractice(vault, space, async (hands) => (await new NameBook().of(hands)).clients);
	}

	async function tableOf(vault: Vault): Promise<TableView> {
		const posts = await directoryPosts(vault, names);
		return { rules: newestTable([...posts.values()]), isCustodian: await isCustodian(vault) };
	}

	/** Does something with a record and returns it as it is then, with the code of what keeps it. */
	async function change(
		space: string,
		action: (vault: Vault, parts: Parts) => Promise<void>,
	): Promise<Done> {
		const vault = vaults.open;
		let kept = '';
		try {
			await withRecord(vault, space, (parts) => action(vault, parts));
		} catch (error) {
			if (!(error instanceof ProblemError && error.slug === 'record-kept')) throw error;
			kept = error.code;
		}
		return { view: await show(vault, space), kept };
	}

	/** Tells the server from which day on a record may go, and which spaces it is. */
	function tell(vault: Vault, { id, spaces }: Parts, destroyOn: string): Promise<KeptRecord> {
		const others = ORDER.flatMap((of) => (of === 'thread' ? [] : (spaces.get(of)?.id ?? [])));
		const choice = { spaces: others, destroy_on: destroyOn || null };
		return vault.http.put<KeptRecord>(pathOf(id), choice);
	}

	/** Its day as it is counted now, told to the server; '' if something keeps it. */
	async function due(vault: Vault, parts: Parts): Promise<string> {
		const view = viewOf(parts, await standingOf(vault, parts.id), vault.http.now());
		if (view.refusal) return '';
		await tell(vault, parts, view.decision.destroyOn);
		return view.decision.destroyOn;
	}

	return {
		/** @throws Failure */
		show: (space: string): Promise<KeepingView> => show(vaults.open, space),

		/** Says which rules hold for a record; the server gets the day alone. @throws Failure */
		keep: (space: string, chosen: readonly string[]): Promise<Done> =>
			change(space, async (vault, parts) => {
				const table = newestTable(parts.directory?.log() ?? []);
				const rules = table.filter(({ rule }) => chosen.includes(rule));
				const { endedOn, bornOn } = factsOf(parts, vault.http.now());
				const { destroyOn, rule } = decide(rules.map(asRule), endedOn, bornOn);
				const said: JsonObject = {
					...{ type: 'keeping', rules: rules.map((each) => each.rule), ended_on: endedOn },
					...(bornOn && { birth_date: bornOn }),
					...(destroyOn && { destroy_on: destroyOn }),
					...(rule && { rule }),
				};
				await postNow(parts.hands, idOfDesk(parts), said);
				await tell(vault, parts, destroyOn);
			}),

		/** Why a record is about to be held, as far as it was typed. @throws Failure 'locked' */
		draft: (space: string): Promise<string> => draftOf(vaults.open.local, draftPlace(space)),

		/** @throws Failure 'locked' */
		keepDraft: (space: string, why: string): Promise<void> =>
			keepDraft(vaults.open.local, draftPlace(space), why),

		/** Sets a legal hold: at the server before its reason is sealed. @throws Failure */
		hold: (space: string, why: string): Promise<Done> =>
			change(space, async (vault, parts) => {
				const desk = idOfDesk(parts);
				await vault.http.put(`${pathOf(space)}/hold`, { is_held: true });
				const on = dayAt(parts.zone, vault.http.now());
				await postNow(parts.hands, desk, { type: 'hold', hold: makeEntryId(), on, why });
			}),

		/** Releases a hold, '' one that the server has and no desk says. @throws Failure */
		release: (space: string, hold: string): Promise<Done> =>
			change(space, async (vault, parts) => {
				const others = standingHolds(deskOf(parts.spaces)).filter((each) => each.hold !== hold);
				const on = dayAt(parts.zone, vault.http.now());
				if (hold) {
					await postNow(parts.hands, idOfDesk(parts), { type: 'hold', hold, on, gone: 1 });
				}
				if (others.length === 0) {
					await vault.http.put(`${pathOf(space)}/hold`, { is_held: false });
				}
			}),

		/** Asks for the end of a record; every custodian is told. @throws Failure */
		plan: (space: string): Promise<Done> =>
			change(space, async (vault, parts) => {
				const destroyOn = await due(vault, parts);
				if (destroyOn) await vault.http.put(`${pathOf(space)}/plan`, { destroy_on: destroyOn });
			}),

		/** Takes that back. @throws Failure */
		cancel: (space: string): Promise<Done> =>
			change(space, async (vault) => {
				await vault.http.delete(`${pathOf(space)}/plan`);
			}),

		/** Destroys a record, or goes on with it; what keeps it is in the answer. @throws Failure */
		destroy: (space: string): Promise<Done> =>
			change(space, async (vault, parts) => {
				const standing = await standingOf(vault, space);
				const hasBegun = standing.spaces.some((each) => each.destroyed_at);
				if (!hasBegun && !(await due(vault, parts))) return;
				await destroyRecord(vault, parts, standing);
			}),

		/** The records whose day has come, or whose end was asked for. @throws Failure */
		async due(): Promise<DueRecord[]> {
			const vault = vaults.open;
			const found: Omit<DueRecord, 'name'>[] = [];
			let cursor = '';
			do {
				const query: Record<string, string> = cursor ? { cursor } : {};
				const page = await vault.http.get<RetentionPage>('/retention', query);
				for (const { thread_id: space, destroy_on, planned_at, is_held } of page.records) {
					if (!destroy_on || destroy_on > page.today || is_held) continue;
					found.push({ space, destroyOn: destroy_on, isPlanned: planned_at !== null });
				}
				cursor = page.next;
			} while (cursor);
			const named = await namesOf(vault, found[0]?.space ?? '');
			return found.map((each) => ({ ...each, name: named.get(each.space)?.name ?? '' }));
		},

		/** The newest certificate about a record. @throws Failure */
		async certificate(space: string): Promise<CertificateView> {
			const vault = vaults.open;
			const posts = await directoryPosts(vault, names);
			const about = certificates([...posts.values()]).filter((each) => each.about === space);
			const certificate = about.at(-1) ?? null;
			const { people } = await names.of(vault);
			const practice = (await practiceOf(vault))?.name ?? '';
			return { certificate, practice, by: people.get(certificate?.by ?? '')?.name ?? '' };
		},

		/** The practice's table. @throws Failure */
		table: (): Promise<TableView> => tableOf(vaults.open),

		/** The table as it was typed and not saved yet; null if nothing was. @throws Failure 'locked' */
		typed: async (): Promise<RowFields[] | null> =>
			(await vaults.open.local.kept<{ rows: RowFields[] }>(TYPED))?.rows ?? null,

		/** Keeps what is typed, sealed; null forgets it. @throws Failure 'locked' */
		keepTyped: (rows: readonly RowFields[] | null): Promise<void> =>
			rows ? vaults.open.local.keep(TYPED, { rows }) : vaults.open.local.forget(TYPED),

		/** Puts a table in place of the one before. @throws Failure */
		async setTable(rules: readonly RetentionRule[]): Promise<TableView> {
			const vault = vaults.open;
			const { directory } = await names.of(vault);
			if (!directory) throw new ProtocolError('unknownspace');
			await inPractice(vault, directory, (practice) =>
				postNow(practice, directory, { type: 'retention', rules: rules.map(written) }),
			);
			await vault.spaces.sync(directory);
			return tableOf(vault);
		},
	};
}

export type RetentionRoom = ReturnType<typeof retentionRoom>;

function idOfDesk({ spaces }: Parts): string {
	const desk = spaces.get('desk');
	if (!desk) throw new ProtocolError('unknownspace');
	return desk.id;
}

/** A line as it is sealed: what nobody has filled in is left out. */
function written(rule: RetentionRule): JsonObject {
	const empty: Record<string, unknown> = RULE;
	return Object.fromEntries(Object.entries(rule).filter(([name, value]) => value !== empty[name]));
}
