import type { NextSession } from '../sync/next-session.ts';
import type { Skill } from '../sync/folds/skills.ts';
import type { Category, Named } from '../protocol/reply-posts.ts';
import type { Pin, Said } from '../replying/saved.ts';
import type { Standing } from '../replying/times.ts';

/** What was said of saved replies, oldest first; those that ship come with the page. */
export type Saved = Readonly<{
	practice: readonly Said[];
	personal: readonly Said[];
	pins: readonly Pin[];
	/** The spaces whose growth says to look again. */
	watched: readonly string[];
}>;

/** What this device knows of one client to fill a reply with. */
export type Known = Readonly<{
	name: string;
	/** What they read, by their desk; empty if nobody has said. */
	language: string;
	skills: readonly Skill[];
	/** Null if none is set, or nobody knows now. */
	next: NextSession | null;
	phone: string;
	country: string;
	/** When messages are read: minutes by weekday; null if nobody knows now. */
	reading: Readonly<{ windows: number[][]; hours: number[][][] }> | null;
	/** Free times (ms) and their zone. */
	free: Readonly<{ zone: string; slots: readonly number[] }> | null;
	/** Whether an alert is open here, as far as that is known. */
	isAlerted: boolean;
}>;

/** The box in which an answer is written, wherever it stands. */
export type AnswerBox = {
	readonly id: string;
	readonly draft: Readonly<{ words: string }>;
	/** Whether saved replies are being chosen from. */
	isChoosing: boolean;
	/** What keeps the answer from leaving. */
	stop: '' | 'slots' | 'unchanged';
	/** Sends a saved reply as it came, which was held back. */
	readonly sendAsItIs: () => Promise<void>;
	/** The box on the page. */
	readonly field: HTMLElement | null;
	fill: (words: string) => Promise<void>;
	insert: (words: string) => Promise<void>;
	append: (sentence: string) => void;
	takeOut: (sentence: string) => void;
	name: (words: string, named: Named) => void;
};

/** A message that waits to be answered. */
export type Waiting = Readonly<{ id: string; text: string; attention: number }>;

/** A saved reply as it is written. */
export type ReplyWords = Readonly<{
	/** Empty for one that is new. */
	id: string;
	category: Category;
	when: string;
	text: Readonly<Record<'en' | 'es', string>>;
}>;

export type Shelf = 'practice' | 'personal';

/** What somebody chose of the help beside their answers, on this device. */
export type Habits = Readonly<{
	/** Whether the three moves stand beside the box. */
	isShapeOpen: boolean;
	/** The rules that they put away for good. */
	putAway: readonly string[];
}>;

/** Where something is that was put on the agenda. */
export type Brought = Readonly<{ space: string; id: string }>;

/** A time that a reply named and that no longer holds. Times in ms. */
export type NamedAgain = Readonly<{
	/** The message that names it. */
	id: string;
	space: string;
	appointment: string;
	namedAt: number;
	/** Null if it was cancelled. */
	nowAt: number | null;
	zone: string;
	standing: Exclude<Standing, 'stands'>;
}>;
