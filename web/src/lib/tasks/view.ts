import type { Field, State, Value } from '../protocol/homework-posts.ts';
import type { Answered } from '../homework/tasks.ts';
import type { Question } from '../homework/questions.ts';

/** A task on a day, in a list. Days are text, empty where there is none. */
export type TaskLine = Readonly<{
	id: string;
	title: string;
	day: string;
	due: string;
	/** On which weekdays it is done again, Monday is 1; none for once. */
	repeats: readonly number[];
	state: 'open' | State;
	/** The entry of the answer that stands; empty for none. */
	answer: string;
	/** Whether that is on this device alone yet. */
	isKept: boolean;
	isGone: boolean;
	/** Whether somebody has yet to answer what was asked about it. */
	isAsked: boolean;
}>;

/** What a client was given in a conversation. */
export type OwnHomework = Readonly<{
	/** Which day it is where the client is, and in which zone that is. */
	today: string;
	zone: string;
	/** When the next day begins there (ms). */
	nextAt: number;
	/** The name of the therapist, empty where nobody has said one. */
	who: string;
	mayAnswer: boolean;
	/** What is to be done today, done or not. */
	due: readonly TaskLine[];
	/** What comes later; of what repeats the next time. */
	coming: readonly TaskLine[];
	/** What was answered in the last days, the newest first. */
	past: readonly TaskLine[];
}>;

/** An answer as it is shown, with the labels of the version that it answers. */
export type AnsweredView = Answered &
	Readonly<{ fields: readonly Field[]; isKept: boolean; refused: string }>;

/** One task on a day, to be filled in. */
export type TaskView = Readonly<{
	id: string;
	today: string;
	zone: string;
	who: string;
	day: string;
	due: string;
	/** The entry of the version that stands, and of the one that is filled in. */
	version: string;
	of: string;
	title: string;
	text: string;
	fields: readonly Field[];
	repeats: readonly number[];
	/** Other days that can be filled in, the newest first. */
	days: readonly string[];
	state: 'open' | State;
	isGone: boolean;
	mayAnswer: boolean;
	/** Messages are paused, or have ended: then no question goes. */
	isOff: boolean;
	/** The answer that stands for this day, if any, and all others, the newest first. */
	answer: AnsweredView | null;
	earlier: readonly AnsweredView[];
	questions: readonly (Question & Readonly<{ isKept: boolean }>)[];
}>;

/** What is filled in of a task; ratings are 0 to 10, -1 where not said. */
export type Filled = Readonly<{
	/** The entry of the version that it was begun with. */
	of: string;
	values: readonly Value[];
	hard: number;
	helped: number;
	text: string;
}>;
