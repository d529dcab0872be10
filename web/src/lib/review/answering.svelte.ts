import type { Snippet } from 'svelte';
import type { Draft } from '../ui/draft.svelte.ts';
import type { Marks } from './marks.ts';
import type { ReviewThread } from './view.ts';

/** What other rooms put above the box. */
export type AnswerHelp = Snippet<[Answering, ReviewThread]>;

/** What keeps an answer from leaving: something is open in it, or it is a saved reply as it came. */
export type Stop = '' | 'slots' | 'unchanged';

type Keeper = Readonly<{ keepMarks: (id: string, marks: Marks) => Promise<void> }>;

/** An answer on its way: the box, and what was put into it. `hands.ts` puts it there. */
export class Answering {
	readonly id: string;
	readonly draft: Draft;
	/** The box on the page. */
	field: HTMLTextAreaElement | null = null;
	/** Takes a key that was pressed in the box; returns whether it was one of its own. */
	onkey: (event: KeyboardEvent) => boolean = () => false;
	/** Sends a saved reply as it came, which was held back. */
	sendAsItIs: () => Promise<void> = () => Promise.resolve();
	/** Whether saved replies are being chosen from. */
	isChoosing = $state(false);
	stop = $state<Stop>('');
	marks: Marks;
	/** Keeps those marks, sealed. */
	readonly keep: (marks: Marks) => Promise<void>;

	constructor({ id, marks }: ReviewThread, draft: Draft, room: Keeper) {
		this.id = id;
		this.draft = draft;
		this.marks = marks;
		this.keep = (noted) => room.keepMarks(id, noted);
	}
}
