import type { Field } from '../protocol/homework-posts.ts';
import type { Answered, Given, Task } from '../homework/tasks.ts';
import type { Locale } from '../text/catalogue.ts';

/**
 * How a task stands just now: something was asked or somebody is `stuck`, the client has not looked
 * at it yet (`unseen`), or what this day asks for is `done`, `begun` or still `open`.
 */
export type Standing = 'stuck' | 'unseen' | 'begun' | 'open' | 'done';

/** A task on the board of one client. Days are local ones. */
export type BoardTask = Readonly<{
	id: string;
	/** The version that stands, and its entry. */
	post: Given;
	entry: string;
	/** From when on the client sees it (ms). */
	shownAt: number;
	standing: Standing;
	/** The next day that asks for it after today; empty for none. */
	nextDay: string;
	/** What the client asked and nobody has answered, oldest first. */
	asked: readonly Readonly<{ id: string; text: string; at: number }>[];
	/** What was answered, the newest first, each with the fields that were asked then. */
	answers: readonly (Answered & Readonly<{ fields: readonly Field[] }>)[];
}>;

/** The homework of one client, for staff. */
export type ClientBoard = Readonly<{
	/** Whether the viewer gives tasks here: a clinician of the conversation. */
	mayGive: boolean;
	/** What the client reads, as their desk says; null if it does not. */
	language: Locale | null;
	/** Those that wait for staff first, then in the order given. */
	tasks: readonly BoardTask[];
	/** Those taken back, the newest first: what was answered stays. */
	gone: readonly BoardTask[];
	nextAt: number;
}>;

/** One client's homework in a line; `name` is empty where nobody has said. */
export type ClientLine = Readonly<{
	space: string;
	name: string;
	counts: Readonly<Record<Standing, number>>;
}>;

/** What is given: a task as it is sealed. */
export type Giving = Omit<Given, 'type' | 'gone'>;

export type { Answered, Given, Task };
