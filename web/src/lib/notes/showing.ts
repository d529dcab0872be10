/** What pages show of notes, out of what a device has. In the worker. */
import { foldTeamMarks } from '../sync/folds/team-marks.ts';
import { isDue, uncoveredBy } from '../sync/folds/notes-due.ts';
import { minutesInWeek, strangersIn, type SignedNote } from '../sync/folds/notes.ts';
import { shownAt } from '../sync/folds/note-facts.ts';
import type { DraftNote } from '../sync/folds/note-drafts.ts';
import type { NameBook, Names } from '../sync/names.ts';
import type { Vault } from '../sync/vault.ts';
import { dayAt } from '../text/local-days.ts';
import { allTyped, draftsOf } from './drafting.ts';
import { checked, deskOf, speaking, type Desk } from './reading.ts';
import type { ClientNotes, DraftRow, NoteRow, NoteView, Overview, ThemeMonth } from './view.ts';

const MONTHS = 6;

type Known = Readonly<{ name: string; rows: readonly DraftRow[]; zone: string }>;

export async function clientNotes(vault: Vault, desk: Desk, known: Known): Promise<ClientNotes> {
	const { notes, messages, people, chart, chartLog, chartPeople } = desk;
	const left = uncoveredBy(notes, messages, people);
	const waiting = await waitingIn(vault, chart);
	return {
		client: known.name,
		chart,
		notes: notes.map((each) => rowOf(each, desk, { me: vault.me.id, waiting })),
		drafts: known.rows,
		uncovered: left?.messages ?? 0,
		due: left && isDue(left, vault.http.now()) ? left.since : 0,
		themes: themesOf(desk, known.zone),
		strangers: strangersIn(chartLog, chartPeople).length,
	};
}

/** What is being written, the newest first, also what stands on this device alone. */
export async function draftRows(
	vault: Vault,
	nameOf: (space: string) => string,
): Promise<DraftRow[]> {
	const [drafts, typed] = [await draftsOf(vault), await allTyped(vault)];
	const known = new Set(drafts.map(({ note }) => note));
	const rows = [
		...drafts.map((each) => draftRow(each, nameOf(each.space))),
		...typed
			.filter(({ fields }) => !known.has(fields.note))
			.map(({ at, fields: { note, space, kind, on } }) => {
				return { note, space, client: nameOf(space), kind, on, at, isTwice: false };
			}),
	];
	return rows.sort((one, other) => other.at - one.at);
}

export async function noteView(
	vault: Vault,
	desk: Desk,
	id: string,
	{ client, people, zone }: Readonly<{ client: string; people: Names['people']; zone: string }>,
): Promise<NoteView | null> {
	const note = desk.notes.find((each) => each.id === id);
	if (!note) return null;
	const { author, cosigned, isStruck, attempts, waitsFor, post } = note;
	const nameOf = (who: string) => people.get(who)?.name ?? desk.chartPeople.get(who)?.name ?? '';
	const isMine = author === vault.me.id;
	const hasSigned = cosigned.some((each) => each.author === vault.me.id);
	const { moved, wrong } = checked(desk, note);
	return {
		client,
		...{ chart: desk.chart, note, isMine, zone },
		mayCosign: !isMine && !hasSigned && !isStruck,
		isWaiting: (await waitingIn(vault, desk.chart)).has(id),
		asked: waitsFor && nameOf(waitsFor),
		triedBy: attempts.map(({ author: who, at }) => ({ name: nameOf(who), at })),
		moved: desk.log.length > 0 ? moved : null,
		wrong,
		weekMinutes: post.facts ? minutesInWeek(desk.notes, author, post.facts.week) : 0,
	};
}

/** @throws Failure */
export async function overviewOf(vault: Vault, names: NameBook): Promise<Overview> {
	const listed = await vault.spaces.listing().catch(() => vault.spaces.listKept());
	const { clients, people } = await names.of(vault);
	const nameOf = (space: string) => clients.get(space)?.name ?? '';
	const found = {
		toCosign: [] as Overview['toCosign'][number][],
		due: [] as Overview['due'][number][],
	};
	for (const summary of listed) {
		const { id, purpose, until_seq: until } = summary;
		if (purpose !== 'thread' || until >= 0) continue;
		await vault.spaces.upTo(summary).catch(() => null); // offline it is as it was
		const desk = await deskOf(vault, id);
		const client = nameOf(id);
		for (const { id: note, waitsFor, post, author } of desk.notes) {
			if (waitsFor !== vault.me.id) continue;
			const name = people.get(author)?.name ?? post.name;
			found.toCosign.push({ space: id, client, id: note, name, on: post.on });
		}
		const left = desk.chart ? uncoveredBy(desk.notes, desk.messages, desk.people) : null;
		if (left && isDue(left, vault.http.now())) {
			found.due.push({ space: id, client, since: left.since, messages: left.messages });
		}
	}
	return { drafts: await draftRows(vault, nameOf), ...found };
}

function rowOf(
	note: SignedNote,
	{ chartPeople }: Desk,
	{ me, waiting }: Readonly<{ me: string; waiting: ReadonlySet<string> }>,
): NoteRow {
	const { id, author, at, post, again, isStruck, waitsFor, addenda, cosigned } = note;
	const { kind, on, name, late } = post;
	return {
		...{ id, kind, on, name, at, isStruck },
		isWaiting: waiting.has(id),
		isAgain: again !== '',
		isLate: late === 1,
		isCosigned: cosigned.length > 0,
		waitsFor: waitsFor && (chartPeople.get(waitsFor)?.name ?? ''),
		isMine: author === me,
		addenda: addenda.length,
	};
}

/** How often each theme stood at messages, in the last months with any. */
function themesOf(desk: Desk, zone: string): ThemeMonth[] {
	const { tags } = foldTeamMarks(desk.chartLog);
	const months = new Map<string, Record<string, number>>();
	for (const message of speaking(desk)) {
		const month = dayAt(zone, shownAt(message)).slice(0, 7);
		for (const tag of tags.get(message.id) ?? []) {
			const counts = months.get(month) ?? {};
			months.set(month, { ...counts, [tag]: (counts[tag] ?? 0) + 1 });
		}
	}
	return [...months]
		.map(([month, counts]) => ({ month, counts }))
		.sort((one, other) => one.month.localeCompare(other.month))
		.slice(-MONTHS);
}

/** The entries of a chart that wait to be sent. */
async function waitingIn({ outbox, spaces }: Vault, chart: string): Promise<ReadonlySet<string>> {
	if (!chart) return new Set();
	const rows = await outbox.waiting(chart);
	const { state } = await spaces.space(chart);
	return new Set(rows.map(({ entry }) => entry.header.id).filter((id) => !state?.ids.has(id)));
}

function draftRow({ note, space, heads }: DraftNote, client: string): DraftRow {
	const newest = heads.toSorted((one, other) => other.at - one.at)[0];
	const { kind, on } = newest?.post ?? { kind: 'progress' as const, on: '' };
	return { note, space, client, kind, on, at: newest?.at ?? 0, isTwice: heads.length > 1 };
}
