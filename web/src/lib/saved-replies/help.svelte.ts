import content from 'content:saved_replies';
import hints from 'content:reply_hints';
import { fill } from '../replying/filling.ts';
import { foundIn } from '../replying/hints.ts';
import { merged, offered, pinnedFor, wording, type Reply } from '../replying/saved.ts';
import { wordsOfInstant } from '../replying/times.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { SavedRepliesRoom } from './room.ts';
import { languageFor, valuesFor } from './values.ts';
import type { AnswerBox, Brought, Habits, Known, Saved, Waiting } from './view.ts';

const NEEDS_CARE = 2; // attention from which on only safety replies are offered
const AGENDA_LENGTH = 200; // characters of a message that stand on the list
const TOPIC_LENGTH = 60;

type Locale = 'en' | 'es';

/** What helps with the answer to one client. */
export class ReplyHelp {
	readonly #room: Remote<SavedRepliesRoom>;
	readonly #box: AnswerBox;
	readonly #now: () => number;
	#loading = Promise.resolve();
	#saved = $state.raw<Saved | null>(null);
	known = $state.raw<Known | null>(null);
	habits = $state.raw<Habits>({ isShapeOpen: false, putAway: [] });
	/** What waits to be answered, oldest first. */
	waiting = $state.raw<readonly Waiting[]>([]);
	/** The language of the answer. */
	language = $state<Locale>('en');
	/** What was put on the list just now, and the sentence that says so. */
	brought = $state.raw<(Brought & { of: string; sentence: string }) | null>(null);
	/** Rules that were put away for this answer. */
	#quiet = $state.raw<readonly string[]>([]);

	constructor(room: Remote<SavedRepliesRoom>, box: AnswerBox, now: () => number, locale: Locale) {
		this.#room = room;
		this.#box = box;
		this.#now = now;
		this.language = locale;
	}

	readonly isSafety = $derived.by(() => {
		const isUrgent = this.waiting.some(({ attention }) => attention >= NEEDS_CARE);
		return isUrgent || this.known?.isAlerted === true;
	});

	readonly pinned = $derived.by(() => pinnedFor(this.#box.id, this.#saved?.pins ?? []));

	/** Those that may be chosen, pinned ones first. */
	readonly replies: readonly Reply[] = $derived.by(() => {
		const { practice, personal } = this.#saved ?? { practice: [], personal: [] };
		return offered(merged(content.replies, practice, personal), this.pinned, this.isSafety);
	});

	/** Hints that hold now and that nobody has put away. */
	readonly hints = $derived.by(() => {
		const quiet = [...this.#quiet, ...this.habits.putAway];
		const theirs = this.waiting.flatMap(({ text }) => foundIn(text, 'message', hints.hints));
		const own = foundIn(this.#box.draft.words, 'reply', hints.hints);
		return [...own, ...theirs].filter(({ id }, n, all) => {
			const isFirst = all.findIndex((each) => each.id === id) === n;
			return isFirst && !quiet.includes(id);
		});
	});

	/** Learns all of it; what is put into the box meanwhile waits for what is known. */
	load(locale: Locale): Promise<void> {
		this.#loading = this.#load(locale);
		return this.#loading;
	}

	async #load(locale: Locale): Promise<void> {
		const of = this.#box.id;
		const habits = this.#room.habits().catch(() => this.habits);
		const known = this.#room.known(of).catch(() => null);
		this.#saved = await this.#room.saved().catch(() => null); // locked meanwhile
		this.habits = await habits;
		this.known = await known;
		if (this.known) this.language = languageFor(this.known, locale);
		void this.#look(true);
	}

	/** Follows what the worker says. */
	hear(news: News): void {
		if (news.kind !== 'space') return;
		if (this.#saved?.watched.includes(news.id)) void this.#look();
		if (news.id === this.#box.id) void this.#learn();
	}

	/** A reply as it would stand in the box. */
	filled(reply: Reply): string {
		return fill(content, wording(reply, this.language), this.language, this.#values(), reply.needs);
	}

	/** Puts a reply into the box. */
	async take(reply: Reply): Promise<void> {
		this.#box.isChoosing = false;
		await this.#loading;
		const words = this.filled(reply);
		await this.#box.fill(words);
		this.#nameSession();
	}

	/** Puts words into the box that begin one of the three moves. */
	async start(words: string): Promise<void> {
		await this.#loading;
		await this.#box.insert(fill(content, words, this.language, this.#values()));
		this.#nameSession();
	}

	/** Puts the next session into the box; returns false if none is known. */
	async bridge(): Promise<boolean> {
		await this.#loading;
		const words = this.#session();
		if (!words) return false;
		await this.#box.insert(words);
		this.#nameSession();
		return true;
	}

	/** Puts the newest message on the list for the session, and says so in the answer. @throws Failure */
	async bring(): Promise<void> {
		const newest = this.waiting.at(-1);
		if (!newest || this.brought?.of === newest.id) return;
		await this.#loading;
		const topic = clipped(newest.text, TOPIC_LENGTH);
		const text = content.bring[this.language];
		const sentence = fill(content, text, this.language, { ...this.#values(), topic });
		const brought = await this.#room.bring(
			this.#box.id,
			clipped(newest.text, AGENDA_LENGTH),
			newest.id,
		);
		this.#box.append(sentence);
		this.#nameSession();
		this.brought = { ...brought, of: newest.id, sentence };
	}

	/** Takes that back, the sentence too. @throws Failure */
	async takeOff(): Promise<void> {
		const { brought } = this;
		if (!brought) return;
		await this.#room.takeOff({ space: brought.space, id: brought.id });
		this.#box.takeOut(brought.sentence);
		this.brought = null;
	}

	async pin(reply: Reply): Promise<void> {
		await this.#room.pin(reply.id, this.#box.id, !this.pinned.has(reply.id));
		await this.#look();
	}

	/** Puts a rule away: for this answer, or for good. */
	putAway(id: string, isForGood: boolean): void {
		this.#quiet = [...this.#quiet, id];
		if (isForGood) this.#keep({ ...this.habits, putAway: [...this.habits.putAway, id] });
	}

	toggleShape(): void {
		this.#keep({ ...this.habits, isShapeOpen: !this.habits.isShapeOpen });
	}

	#keep(habits: Habits): void {
		this.habits = habits;
		void this.#room.keepHabits({ ...habits, putAway: [...habits.putAway] }).catch(() => null);
	}

	async #look(isNew = false): Promise<void> {
		this.#saved = await this.#room.saved(isNew).catch(() => this.#saved);
	}

	async #learn(): Promise<void> {
		this.known = await this.#room.known(this.#box.id).catch(() => this.known);
	}

	#values(): Record<string, string> {
		return this.known ? valuesFor(this.known, this.#now(), this.language) : {};
	}

	#session(): string {
		const next = this.known?.next;
		return next ? wordsOfInstant(next.at, next.zone, this.#now(), this.language) : '';
	}

	/** An answer that says when the next session is carries which one that was. */
	#nameSession(): void {
		const [next, words] = [this.known?.next, this.#session()];
		if (!next || !this.#box.draft.words.includes(words)) return;
		this.#box.name(words, { appointment: `${next.id}/${next.day}`, at: next.at });
	}
}

/** The beginning of a message in one line; what marks an open slot is left out. */
function clipped(text: string, most: number): string {
	const line = text
		.replace(/[[\]{}]/g, '')
		.replace(/\s+/g, ' ')
		.trim();
	if (line.length <= most) return line;
	return `${line.slice(0, most).replace(/\s+\S*$/, '')}…`;
}
