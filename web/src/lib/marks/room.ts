import type { JsonObject } from '../protocol/canonical.ts';
import { draftOf } from '../sync/drafts.ts';
import { keepTyped } from '../sync/early.ts';
import { foldPeople, isSeated, type People } from '../sync/folds/people.ts';
import { purposeOf } from '../sync/folds/purpose.ts';
import { foldTeamMarks, type MarginNote } from '../sync/folds/team-marks.ts';
import { foundShared } from '../sync/founding.ts';
import { chartAbout, type NameBook } from '../sync/names.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { themesOf, type MarginLine, type SpaceMarks } from './view.ts';

/** Margin notes, themes and stars, in the worker: they stand in the chart, which no client reads. */
export function marksRoom(vaults: Vaults, names: NameBook) {
	async function of(space: string): Promise<SpaceMarks> {
		const vault = vaults.open;
		const chart = await chartAbout(vault, space);
		const log = chart ? await wholeLog(vault, chart) : [];
		const { margins, tags, stars } = foldTeamMarks(log);
		const people = foldPeople(log);
		const known = await names.of(vault).catch(() => null);
		const lineOf = (note: MarginNote): MarginLine => {
			const isMine = note.author === vault.me.id;
			const name = known?.people.get(note.author)?.name ?? people.get(note.author)?.name ?? '';
			return { ...note, isMine, name: isMine ? '' : name };
		};
		return {
			margins: new Map([...margins].map(([id, notes]) => [id, notes.map(lineOf)])),
			tags,
			stars,
			themes: themesOf(tags).map(([tag]) => tag),
			mayMark: await mayMark(vault, space, chart, people),
		};
	}

	/** Puts a post into the chart, which is made if there is none; it waits here while offline. */
	async function say(space: string, post: JsonObject, re = ''): Promise<void> {
		const vault = vaults.open;
		const known = await chartAbout(vault, space);
		const chart = known || (await foundShared(vault, 'chart', space));
		await vault.outbox.add(await vault.spaces.space(chart), post, { re });
		vault.sender.kick(chart);
	}

	return {
		/** What is marked in a conversation, as far as this device knows its chart. */
		of,

		/** The conversation whose chart has grown, empty if that space is none; it is read anew. */
		async markedBy(id: string): Promise<string> {
			const { spaces } = vaults.open;
			const purpose = purposeOf((await spaces.space(id)).log());
			if (purpose.of !== 'chart') return '';
			await spaces.sync(id).catch(() => null); // no connection: what waits here counts
			return purpose.about;
		},

		/** Writes a word beside a message. @throws Failure */
		async write(space: string, of: string, text: string): Promise<void> {
			await say(space, { type: 'margin', of, text: text.trim() });
			await keepTyped(vaults, placeOf(of), '');
		},

		/** Puts other words in place of a margin note of one's own; none take it back. @throws Failure */
		change: (space: string, note: string, text: string): Promise<void> =>
			say(space, { type: 'amend', text: text.trim() }, note),

		/** Says which themes a message has, all of them. @throws Failure */
		tag: (space: string, of: string, tags: readonly string[]): Promise<void> =>
			say(space, { type: 'tagged', of, tags: [...tags] }),

		/** Stars a message to come back to, or takes the star off. @throws Failure */
		star: (space: string, of: string, isOn: boolean): Promise<void> =>
			say(space, { type: 'starred', of, on: isOn ? 1 : 0 }),

		/** What was being written beside a message. */
		draft: (of: string): Promise<string> => draftOf(vaults.open.local, placeOf(of)),

		/** Keeps that, sealed. */
		keepDraft: (of: string, text: string): Promise<void> => keepTyped(vaults, placeOf(of), text),
	};
}

export type MarksRoom = ReturnType<typeof marksRoom>;

const placeOf = (message: string) => `margin/${message}`;

/** Whoever writes in the chart; where there is none yet, whoever answers in the conversation. */
async function mayMark(
	{ me, spaces }: Vault,
	space: string,
	chart: string,
	inChart: People,
): Promise<boolean> {
	const at = await spaces.space(chart || space);
	const member = chart ? inChart.get(me.id) : foldPeople(at.log()).get(me.id);
	if (at.frozen || !member || !isSeated(member)) return false;
	return member.role === (chart ? 'member' : 'clinician');
}
