import { createContext } from 'svelte';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { Answering } from './answering.svelte.ts';
import type { WorkDays } from './hours.ts';
import { chosenAt, type Choice } from './leaving.ts';
import type { Pace } from './pace.ts';
import type { Answer, Promised, ReviewRoom } from './room.ts';
import { attentionOf, waitingSince, type ReviewThread, type Sent } from './view.ts';

/** What waits and what was sent, as the pages show it; empty again once the keys are locked. */
export class Review {
	/** Promises of which the server knows the time; null until that is known. */
	#noted: SvelteSet<string> | null = null;

	/** Null until they are known. */
	ids = $state.raw<readonly string[] | null>(null);
	readonly threads = new SvelteMap<string, ReviewThread>();
	/** Why the list could not be shown. */
	failure = $state.raw<FailureFacts | null>(null);
	/** The box in which an answer is being written, if one is open. */
	box = $state.raw<Answering | null>(null);
	readonly room: Remote<ReviewRoom>;
	readonly #opened = $derived((this.ids ?? []).flatMap((id) => this.threads.get(id) ?? []));

	/** How long reviewing has taken on this device. */
	pace = $state.raw<Pace>([]);

	/** Whether the viewer has ended this round for now. */
	isFinished = $state(false);

	/** The viewer's own days with hours; null if nobody has set them. */
	hours = $state.raw<WorkDays | null>(null);
	#asking: Promise<void> = Promise.resolve();

	/** By when messages are to be answered (ms), by their ids; those without hours are not in it. */
	#due = $state.raw<ReadonlyMap<string, number> | null>(null);

	/** Conversations that wait for an answer: more attention first, then what is due, then the oldest. */
	readonly queue = $derived(
		this.#opened
			.filter(({ waiting }) => waiting.length > 0)
			.toSorted((one, other) => {
				const urgency = (thread: ReviewThread) => Math.max(1, attentionOf(thread));
				const urgent = urgency(other) - urgency(one);
				const due = this.dueOf(one) - this.dueOf(other) || 0; // two without a date differ by NaN
				return urgent || due || waitingSince(one) - waitingSince(other);
			}),
	);

	/** Everything that the viewer sent, newest first. */
	readonly sent: readonly Sent[] = $derived(
		this.#opened.flatMap(({ sent }) => sent).toSorted((one, other) => other.at - one.at),
	);

	/** What was promised and is to be kept, due first; with what was not kept. */
	readonly promised = $derived(
		this.sent
			.filter(
				({ promise, isWithdrawn }) => !isWithdrawn && (promise === 'due' || promise === 'broken'),
			)
			.toSorted((one, other) => one.until - other.until),
	);

	/** Talks that were offered and have no outcome: those that nobody answered in time first. */
	readonly talks = $derived(
		this.sent
			.filter(({ talk, fate, isWithdrawn }) => {
				return talk !== null && talk !== 'ended' && fate !== 'leaves' && !isWithdrawn;
			})
			.toSorted((one, other) => one.until - other.until),
	);

	/** What can still be taken back. */
	readonly leaving = $derived(this.sent.filter((each) => each.fate === 'leaves'));

	/** Conversations that were answered since `start` (ms) and wait for nothing, latest first. */
	answeredSince(start: number): ReviewThread[] {
		return this.#opened
			.filter(({ waiting, answeredAt }) => waiting.length === 0 && answeredAt >= start)
			.toSorted((one, other) => other.answeredAt - one.answeredAt);
	}

	/** How many conversations have been opened of how many. */
	readonly progress = $derived({ done: this.#opened.length, all: this.ids?.length ?? 0 });

	constructor(room: Remote<ReviewRoom>) {
		this.room = room;
	}

	/** Follows what the worker says. */
	hear(news: News): void {
		if (news.kind === 'keys') this.#forget();
		else if (news.kind === 'spaces' && this.ids) void this.list();
		else if (news.kind === 'space' && this.ids?.includes(news.id)) {
			const ask = news.where === 'server' ? this.room.open : this.room.show;
			if (news.where === 'server') void this.#learnDue();
			void this.#learn(news.id, ask);
		}
	}

	/** Fetches the conversations one by one, those that are known already again. */
	async list(): Promise<void> {
		this.failure = null;
		try {
			this.ids = await this.room.ids();
			void this.#learnDue();
			void this.learnHours();
			await Promise.all(this.ids.map((id) => this.#learn(id, this.room.listed)));
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	/** Looks again at a conversation as this device knows it: the time for something has come. */
	renew(id: string): Promise<void> {
		return this.#learn(id, this.room.show);
	}

	/**
	 * Answers what `thread` shows, leaving at `later` (ms; 0 is at once); resolves once this device
	 * has kept the answer. @throws Failure
	 */
	async answer({ id, waiting }: ReviewThread, answer: Answer, later = 0): Promise<void> {
		const re = waiting.at(-1)?.id ?? '';
		this.threads.set(id, await this.room.answer(id, re, answer, later));
	}

	/** Answers what `thread` shows by a promise. @throws Failure */
	async promise({ id, waiting }: ReviewThread, promised: Promised, later = 0): Promise<void> {
		const re = waiting.at(-1)?.id ?? '';
		if (re) this.threads.set(id, await this.room.promise(id, re, promised, later));
	}

	/**
	 * Tells the server by when promises are due that it stores by now. What it does not store yet
	 * it refuses, and is told again when something has moved.
	 */
	async notePromises(): Promise<void> {
		const open = this.sent.filter(({ promise, isWithdrawn }) => promise === 'due' && !isWithdrawn);
		if (open.length === 0) return;
		try {
			this.#noted ??= new SvelteSet(await this.room.noted());
			for (const { id, space, until } of open) {
				if (this.#noted.has(id)) continue;
				await this.room.note(space, id, until);
				this.#noted.add(id);
			}
		} catch {
			// No connection, locked meanwhile, or not stored yet.
		}
	}

	/** Says quietly that what `thread` shows will be answered in the session. @throws Failure */
	async acknowledge({ id, waiting }: ReviewThread): Promise<void> {
		const re = waiting.at(-1)?.id ?? '';
		if (re) this.threads.set(id, await this.room.acknowledge(id, re));
	}

	/** Keeps the answer that is being written, and shows at once that there is one. */
	keepDraft(id: string, draft: string): Promise<void> {
		const thread = this.threads.get(id);
		if (thread) this.threads.set(id, { ...thread, draft });
		return this.room.keepDraft(id, draft);
	}

	/** Takes back what has not left yet; false if it has. @throws Failure */
	async undo({ id, space }: Sent): Promise<boolean> {
		await this.box?.draft.keep();
		const isBack = await this.room.undo(space, id);
		await this.renew(space);
		if (this.box?.id === space) this.box.draft.words = this.threads.get(space)?.draft ?? '';
		return isBack;
	}

	/** Rewords what has not left yet; false if it has. @throws Failure */
	async reword({ id, space }: Sent, text: string): Promise<boolean> {
		const isChanged = await this.room.reword(space, id, text);
		await this.renew(space);
		return isChanged;
	}

	/** Notes that reviewing took so long (ms), or that letters were dealt with, at `now`. */
	async spend(now: number, ms: number, letters = 0): Promise<void> {
		this.pace = await this.room.spend(now, ms, letters).catch(() => this.pace); // locked meanwhile
	}

	/** Asks how long reviewing has taken. */
	async learnPace(): Promise<void> {
		this.pace = await this.room.pace().catch(() => this.pace); // locked meanwhile
	}

	/** Asks for one's own hours, which may have been changed on another page. */
	learnHours(): Promise<void> {
		const ask = async () => {
			this.hours = await this.room.hours().catch(() => this.hours); // locked meanwhile
		};
		this.#asking = ask();
		return this.#asking;
	}

	/**
	 * When what is sent at `now` leaves by a choice (ms; 0 is at once). Whoever is quicker than
	 * their hours waits for them: what is written at night must not leave for want of an answer.
	 */
	async leavesAt(choice: Choice, now: number): Promise<number> {
		if (choice === 'hours' && !this.hours) await this.#asking;
		return chosenAt(choice, this.hours, now);
	}

	/** By when a conversation is to be answered; Infinity if nothing was promised. */
	dueOf({ waiting }: ReviewThread): number {
		return Math.min(Infinity, ...waiting.map(({ id }) => this.#due?.get(id) ?? Infinity));
	}

	async #learnDue(): Promise<void> {
		const due = await this.room.due().catch(() => null); // no connection, or locked meanwhile
		if (due) this.#due = due;
	}

	async #learn(id: string, ask: (id: string) => Promise<ReviewThread>): Promise<void> {
		const thread = await ask(id).catch(() => null); // locked meanwhile
		if (!thread || !this.ids?.includes(id)) return;
		this.threads.set(id, thread);
		if (thread.sent.some(({ promise }) => promise === 'due')) void this.notePromises();
	}

	#forget(): void {
		this.ids = null;
		this.threads.clear();
		this.#due = null;
		this.hours = null;
		this.pace = [];
		this.isFinished = false;
		this.#noted = null;
		this.failure = null;
	}
}

export const [getReview, setReview] = createContext<Review>();
