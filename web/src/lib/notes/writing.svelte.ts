import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { Remote } from '../sync/remote.ts';
import type { NotesRoom } from './room.ts';
import type { Counted, Days, MessageRow, NoteFields, Version, Writing } from './view.ts';

const PAUSE_MS = 600;
const SAVE_MS = 20_000; // without a key pressed, until one's other devices have it too

/** A note while somebody writes it: sealed here at each pause, and for other devices later. */
export class NoteOnPage {
	readonly #room: Remote<NotesRoom>;
	readonly id: string;
	readonly space: string;
	/** Null until it is known what stands. */
	writing = $state.raw<Writing | null>(null);
	/** Null while it is asked which of two versions counts, and before anything is known. */
	fields = $state<NoteFields | null>(null);
	messages = $state.raw<readonly MessageRow[]>([]);
	days = $state.raw<Days>({ from: '', to: '' });
	/** Whether all of it is sealed on this device, or on the others as well. */
	state = $state<'' | 'kept' | 'saved' | 'unkept'>('');
	failure = $state.raw<FailureFacts | null>(null);
	undone = $state.raw<FailureFacts | null>(null);
	isBusy = $state(false);
	readonly #begun: NoteFields | null;
	readonly #minutesFor: (letters: number) => number;
	#before: readonly string[] = [];
	/** How often something was changed, and how much of that other devices have. */
	#changes = 0;
	#saved = 0;
	#saving: Promise<void> = Promise.resolve();
	#pause: ReturnType<typeof setTimeout> | undefined;
	#later: ReturnType<typeof setTimeout> | undefined;

	/** `begun` is a note with nothing in it yet; null for one that stands already. */
	constructor(
		room: Remote<NotesRoom>,
		space: string,
		id: string,
		begun: NoteFields | null,
		minutesFor: (letters: number) => number,
	) {
		this.#room = room;
		this.space = space;
		this.id = id;
		this.#begun = begun;
		this.#minutesFor = minutesFor;
	}

	async load(): Promise<void> {
		try {
			const writing = await this.#room.write(this.space, this.id);
			this.#before = writing.before;
			this.writing = writing;
			const [version, other] = writing.versions;
			if (writing.typed) this.fields = writing.typed;
			else if (version && !other) this.fields = version.fields;
			else if (!version && this.#begun) this.fields = { ...this.#begun, on: writing.today };
			if (this.fields) await this.#learnMessages();
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	/** Goes on with one of two versions, or with both put together. */
	async take(fields: Version['fields']): Promise<void> {
		this.fields = fields;
		this.changed();
		await this.#learnMessages();
	}

	/** Counts the messages of other days; what was typed stays. */
	async count(days: Days): Promise<void> {
		await this.#attempt(async () => {
			const counted = await this.#room.count(this.space, days);
			this.days = days;
			this.#takeCount(counted);
			this.changed();
		});
	}

	/** Ticks a message, or takes the tick away. */
	pick({ id: of, text }: MessageRow, isPicked: boolean): void {
		if (!this.fields) return;
		const others = this.fields.lines.filter((each) => each.of !== of);
		this.fields.lines = isPicked ? [...others, { of, text }] : others;
		this.changed();
	}

	/** Notes that something was typed or chosen. */
	changed(): void {
		this.#changes += 1;
		this.state = '';
		clearTimeout(this.#pause);
		clearTimeout(this.#later);
		this.#pause = setTimeout(() => void this.#keep(), PAUSE_MS);
		this.#later = setTimeout(() => void this.save(), SAVE_MS);
	}

	/** Seals it for one's other devices, if anything was changed: one after another, so that each knows the one before. */
	save(): Promise<void> {
		this.#saving = this.#saving.then(() => this.#saveNow());
		return this.#saving;
	}

	async #saveNow(): Promise<void> {
		if (!this.fields || this.#changes === this.#saved) return;
		this.#stop();
		const changes = this.#changes;
		const fields = $state.snapshot(this.fields);
		try {
			await this.#room.keep(fields);
			this.#before = await this.#room.save(fields, this.#before);
			this.#saved = changes;
			if (changes === this.#changes) this.state = 'saved';
			else await this.#keep(); // what came meanwhile is in no draft yet
		} catch {
			await this.#keep();
		}
	}

	/** Signs it for good; returns the id of the note, empty if that was not done. */
	async sign(): Promise<string> {
		let signed = '';
		await this.#attempt(async () => {
			if (!this.fields) return;
			this.#stop();
			await this.#saving;
			const fields = $state.snapshot(this.fields);
			await this.#room.keep(fields); // until it is signed it is not lost
			signed = await this.#room.sign(fields, this.#before);
			this.#saved = this.#changes;
		});
		return signed;
	}

	/** Throws it away; returns whether that is done. */
	async discard(): Promise<boolean> {
		let isDone = false;
		await this.#attempt(async () => {
			if (!this.fields) return;
			this.#stop();
			await this.#saving;
			await this.#room.discard($state.snapshot(this.fields), this.#before);
			this.#saved = this.#changes;
			isDone = true;
		});
		return isDone;
	}

	async #keep(): Promise<void> {
		if (!this.fields) return;
		try {
			await this.#room.keep($state.snapshot(this.fields));
			if (this.state !== 'saved') this.state = 'kept';
		} catch {
			this.state = 'unkept';
		}
	}

	async #learnMessages(): Promise<void> {
		const { fields } = this;
		if (!fields) return;
		const counted = await this.#room.count(this.space, this.days);
		if (fields.kind === 'summary' && !fields.facts) this.#takeCount(counted);
		else this.messages = counted.messages;
	}

	#takeCount({ facts, on, messages }: Counted): void {
		const { fields } = this;
		if (!fields) return;
		this.messages = messages;
		const usual = facts.from_client > 0 ? this.#minutesFor(facts.from_client) : 0;
		fields.facts = { ...facts, minutes: fields.facts?.minutes ?? usual };
		fields.on = on;
		fields.lines = fields.lines.filter(({ of }) => facts.entries.includes(of));
	}

	#stop(): void {
		clearTimeout(this.#pause);
		clearTimeout(this.#later);
	}

	async #attempt(action: () => Promise<void>): Promise<void> {
		if (this.isBusy) return;
		this.isBusy = true;
		this.undone = null;
		try {
			await action();
		} catch (error) {
			this.undone = factsOf(error);
		} finally {
			this.isBusy = false;
		}
	}
}
