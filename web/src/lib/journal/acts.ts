import { createContext } from 'svelte';
import type { SafetyWord } from '../protocol/safety-posts.ts';
import type { Line } from './view.ts';

/** Where an entry can be taken, and what the link to that says. */
export type WayOut = Readonly<{ words: string; href: string }>;

/** What the page does with an entry, wherever on it that entry is shown. */
export type Acts = Readonly<{
	/** Whether and where it was shared, in words; empty if it was not. */
	went: (line: Line) => string;
	ways: (line: Line) => readonly WayOut[];
	remove: (line: Line) => void;
	/** Gives it other words and tags. Returns whether that is done. */
	change: (line: Line, said: Pick<Line, 'text' | 'tags'>) => Promise<boolean>;
	draft: (id: string) => Promise<string>;
	keepDraft: (id: string, words: string) => Promise<void>;
	/** What to notice beside the rules in the writer's own words. */
	words: () => readonly SafetyWord[];
	/** Starts the worker that looks at texts. */
	start: () => Worker;
	/** The conversations to which words can be taken, each with what a button says. */
	tells: () => readonly Readonly<{ id: string; words: string }>[];
	tell: (words: string, thread: string) => void;
	plan: () => string;
}>;

export const [getActs, setActs] = createContext<Acts>();
