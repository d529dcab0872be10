import type { Snippet } from 'svelte';
import type { Draft } from '../ui/draft.svelte.ts';
import type { Marks } from './marks.ts';
import type { ReviewThread } from './view.ts';

/** What pages put above the box; the last says whether the writer's own hours are over. */
export type AnswerHelp = Snippet<[Answering, ReviewThread, boolean]>;

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
	onkey: ((event: KeyboardEvent) => boolean) | null = null;
	/** Sends a saved reply as it came, which was held back. */
	sendAsItIs: (() => Promise<void>) | null = null;
	/** Whether saved replies are being chosen from. */
	isChoosing = $state(false);
	stop = $state<Stop>('');
	marks: Marks;
	/** What keeps those marks, sealed. */
	readonly room: Keeper;

	constructor({ id, marks }: ReviewThread, draft: Draft, room: Keeper) {
		this.id = id;
		this.draft = draft;
		this.marks = marks;
		this.room = room;
	}
}
