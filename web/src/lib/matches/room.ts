import type { SafetyWord } from '../protocol/safety-posts.ts';
import { foundShared } from '../sync/founding.ts';
import { foldEndings } from '../sync/folds/endings.ts';
import { foldMessages, type Message } from '../sync/folds/messages.ts';
import { foldPeople, type People } from '../sync/folds/people.ts';
import { purposeOf } from '../sync/folds/purpose.ts';
import {
	foldAnswers,
	foldMatchMarks,
	newestBeside,
	newestWords,
	type SetBeside,
} from '../sync/folds/safety.ts';
import { foldUnanswered } from '../sync/folds/unanswered.ts';
import { chartAbout } from '../sync/names.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { MODEL } from '../screening/model.ts';
import { changeBeside, mayChange } from './beside.ts';
import { countMarks, type RuleCount } from './counts.ts';
import type { Screener } from './screener.ts';
import type { Found, Noted, SpaceMatches, Verdict } from './view.ts';

const ELEVATED = 2;
/** What has words of a client's own. */
const WRITTEN = new Set<Message['kind']>([
	...(['text', 'moment', 'homework_answer', 'check_in_answer', 'fee_dispute'] as const),
]);

/** One client's own words, and whether the viewer may change them. */
export type ClientWords = Readonly<{ words: readonly SafetyWord[]; mayChange: boolean }>;

/** What rules have matched, out of how many charts; none of it leaves this device. */
export type Counts = Readonly<{ rows: readonly RuleCount[]; charts: number }>;

/** Matches in what clients wrote, as staff see them, in the worker. */
export function matchesRoom(vaults: Vaults, screener: Screener) {
	/** What was found goes with the keys that opened the words. */
	const known = new WeakMap<Vault, Map<string, readonly Found[]>>();

	async function foundIn(vault: Vault, text: string, beside: SetBeside, isByModel: boolean) {
		const here = known.get(vault) ?? new Map<string, readonly Found[]>();
		known.set(vault, here);
		const name = JSON.stringify([beside.words, beside.rules, text, isByModel]);
		const found = here.get(name) ?? (await screener.found(text, beside, isByModel));
		here.set(name, found);
		return found;
	}

	async function of(space: string): Promise<SpaceMatches> {
		const vault = vaults.open;
		const log = await wholeLog(vault, space);
		const people = foldPeople(log);
		const [beside, said] = [newestBeside(log, people), foldAnswers(log, people)];
		const chart = await chartAbout(vault, space);
		const marks = foldMatchMarks(chart ? await wholeLog(vault, chart) : []);
		const noted: Record<string, Noted> = {};
		for (const { id, noticed, ...message } of toLookAt(vault, log, people)) {
			const found = await foundIn(vault, wordsOf(message), beside, noticed.includes(MODEL));
			const about = said.get(id) ?? [];
			const mark: Noted['mark'] = marks.get(id)?.mark ?? '';
			if (found.length + noticed.length + about.length === 0) continue;
			noted[id] = { found, noticed, said: about, mark };
		}
		return noted;
	}

	return {
		/** What is known of a conversation's messages that wait, or that ask for attention. */
		of,

		/** The conversation whose chart has grown, empty if that space is none; it is read anew. */
		async markedBy(id: string): Promise<string> {
			const { spaces } = vaults.open;
			const purpose = purposeOf((await spaces.space(id)).log());
			if (purpose.of !== 'chart') return '';
			await spaces.sync(id);
			return purpose.about;
		},

		/** Says in the chart whether what matched in the message `of` was right. @throws Failure */
		async mark(space: string, message: string, mark: Verdict): Promise<SpaceMatches> {
			const vault = vaults.open;
			const noted = (await of(space))[message];
			const found = noted?.found.map(({ rule }) => rule) ?? [];
			const rules = [...new Set([...found, ...(noted?.noticed ?? [])])];
			const known = await chartAbout(vault, space);
			const chart = known || (await foundShared(vault, 'chart', space));
			const post = { type: 'match_mark', of: message, mark, rules };
			await vault.outbox.add(await vault.spaces.space(chart), post);
			vault.sender.kick(chart);
			return of(space);
		},

		/** One client's own words to be noticed. */
		async words(space: string): Promise<ClientWords> {
			const vault = vaults.open;
			const log = await wholeLog(vault, space);
			const people = foldPeople(log);
			return { words: newestWords(log, people), mayChange: await mayChange(vault, space) };
		},

		/** Lets a word be noticed, or no longer (null). It needs a connection. @throws Failure */
		async setWord(space: string, text: string, word: SafetyWord | null): Promise<void> {
			await changeBeside(vaults.open, space, ({ words, rules }) => {
				const others = words.filter((each) => each.text !== text);
				return { words: word ? [...others, word] : others, rules };
			});
		},

		/** What was marked, by rule, over all charts that the viewer can open. */
		async counts(): Promise<Counts> {
			const vault = vaults.open;
			const listed = await vault.spaces.listing().catch(() => vault.spaces.listKept());
			const charts = listed.filter(
				({ purpose, until_seq: until }) => purpose === 'chart' && until < 0,
			);
			const marks = [];
			for (const summary of charts) {
				await vault.spaces.upTo(summary);
				marks.push(...foldMatchMarks(await wholeLog(vault, summary.id)).values());
			}
			return { rows: countMarks(marks), charts: charts.length };
		},
	};
}

export type MatchesRoom = ReturnType<typeof matchesRoom>;

/** What clients wrote that waits or asks for attention: the rest of a long thread can rest. */
function toLookAt({ me, http }: Vault, log: Parameters<typeof foldPeople>[0], people: People) {
	const messages = foldMessages([...log], people, me.id, http.now());
	const waiting = new Set(
		foldUnanswered(messages, people, foldEndings([...log], people)).map(({ id }) => id),
	);
	return messages.filter(({ id, author, kind, attention, noticed }) => {
		const isTheirs = people.get(author)?.role === 'client' && WRITTEN.has(kind);
		return isTheirs && (waiting.has(id) || attention >= ELEVATED || noticed.length > 0);
	});
}

/** The words as they are shown: of what was withdrawn, the last. */
function wordsOf({
	isWithdrawn,
	earlier,
	text,
}: Pick<Message, 'isWithdrawn' | 'earlier' | 'text'>) {
	return isWithdrawn ? (earlier.at(-1) ?? '') : text;
}
