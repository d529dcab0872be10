/** Puts words into the box of an answer, and looks at them before they leave. */
import { tick } from 'svelte';
import type { Named } from '../protocol/reply-posts.ts';
import { isUnchanged, openSlots, slotFrom } from '../replying/slots.ts';
import type { Answering, Stop } from './answering.svelte.ts';
import type { Answer } from './room.ts';
import { NO_MARKS, type Marks } from './marks.ts';

export class Hands {
	readonly #box: Answering;

	constructor(box: Answering) {
		this.#box = box;
	}

	get id(): string {
		return this.#box.id;
	}

	get draft(): Readonly<{ words: string }> {
		return this.#box.draft;
	}

	get field(): HTMLTextAreaElement | null {
		return this.#box.field;
	}

	get isChoosing(): boolean {
		return this.#box.isChoosing;
	}

	set isChoosing(isChoosing: boolean) {
		this.#box.isChoosing = isChoosing;
	}

	get stop(): Stop {
		return this.#box.stop;
	}

	set stop(stop: Stop) {
		this.#box.stop = stop;
	}

	async sendAsItIs(): Promise<void> {
		await this.#box.sendAsItIs?.();
	}

	/**
	 * Tells whether the words may leave; else the page says why, and leads to what is open. `isSure`
	 * is the explicit yes to a reply as it came.
	 */
	check(isSure: boolean): boolean {
		const { draft, marks } = this.#box;
		if (openSlots(draft.words).length > 0) this.#box.stop = 'slots';
		else if (!isSure && isUnchanged(draft.words, marks.filled)) this.#box.stop = 'unchanged';
		else this.#box.stop = '';
		if (this.#box.stop === 'slots') this.toSlot(true);
		return this.#box.stop === '';
	}

	/** Puts a saved reply where the caret is; it is asked about if it leaves as it came. */
	async fill(words: string): Promise<void> {
		const isAlone = this.draft.words.trim() === '';
		await this.insert(words);
		this.#note({ ...this.#box.marks, filled: isAlone ? words : '' });
	}

	/** Puts words where the caret is, and leads to what is open in them. */
	async insert(words: string): Promise<void> {
		const { field, draft } = this.#box;
		const from = field?.selectionStart ?? draft.words.length;
		const to = field?.selectionEnd ?? from;
		const before = draft.words.slice(0, from);
		const gap = /[^\s(“«]$/.test(before) ? ' ' : '';
		draft.words = before + gap + words + draft.words.slice(to);
		draft.changed();
		this.#box.stop = '';
		await tick();
		const start = from + gap.length;
		const slot = openSlots(words)[0] ?? { from: words.length, to: words.length };
		field?.focus();
		field?.setSelectionRange(start + slot.from, start + slot.to);
	}

	/** Puts a sentence behind what is written. */
	append(sentence: string): void {
		const { draft } = this.#box;
		draft.words = [draft.words.trimEnd(), sentence].filter(Boolean).join(' ');
		draft.changed();
	}

	/** Takes a sentence out again, if it still stands there. */
	takeOut(sentence: string): void {
		const { draft } = this.#box;
		draft.words = draft.words.replace(sentence, () => '').trimEnd();
		draft.changed();
	}

	/** Selects the next thing to fill in behind the caret, or with `isAny` the first of all. */
	toSlot(isAny = false): boolean {
		const { field, draft } = this.#box;
		const caret = isAny ? 0 : (field?.selectionEnd ?? 0);
		const slot = slotFrom(draft.words, caret);
		if (!slot || slot.from < caret) return false;
		field?.focus();
		field?.setSelectionRange(slot.from, slot.to);
		return true;
	}

	/** Notes that `words` name an appointment. */
	name(words: string, named: Named): void {
		const others = this.#box.marks.named.filter((each) => each.words !== words);
		this.#note({ ...this.#box.marks, named: [...others, { words, ...named }] });
	}

	/** What leaves, with the appointments that it names as they stood when they were put in. */
	answer(written: string): Answer {
		const { named } = this.#box.marks;
		return {
			text: written.trim(),
			named: named
				.filter(({ words }) => written.includes(words))
				.map(({ appointment, at }) => ({ appointment, at })),
		};
	}

	/** Forgets what was put in: it has left. */
	settle(): void {
		this.#box.stop = '';
		this.#note(NO_MARKS);
	}

	/**
	 * A slash on an empty line opens the saved replies, Tab leads to what is open, and Ctrl B puts
	 * in the next session. Returns whether a key was one of these.
	 */
	take(event: KeyboardEvent): boolean {
		const { key, shiftKey, ctrlKey, metaKey, isComposing } = event;
		if (isComposing) return false;
		const isCommand = ctrlKey || metaKey;
		if (key.toLowerCase() === 'b' && isCommand) {
			document.querySelector<HTMLElement>('[data-key="bridge"]')?.click();
			return true;
		}
		if (key === '/' && !isCommand && this.#isLineEmpty()) return (this.isChoosing = true);
		return key === 'Tab' && !shiftKey && this.toSlot();
	}

	/** The caret stands alone on its line. */
	#isLineEmpty(): boolean {
		const { value = '', selectionStart: at = 0, selectionEnd: end = 0 } = this.field ?? {};
		const isAlone = at === 0 || value[at - 1] === '\n';
		return at === end && isAlone && (at === value.length || value[at] === '\n');
	}

	#note(marks: Marks): void {
		this.#box.marks = marks;
		void this.#box.room.keepMarks(this.id, marks).catch(() => null); // locked meanwhile
	}
}
