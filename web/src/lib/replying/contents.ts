/** What the content says of saved replies and of hints (src/meantime/content/). */
import type { Category } from '../protocol/reply-posts.ts';

export type Locale = 'en' | 'es';
/** A wording by language. */
export type Words = Readonly<Record<string, string>>;
type Localised = Readonly<Record<Locale, string>>;

/** A reply that comes with the app. `needs` are variables that nothing else may stand for. */
export type Shipped = Readonly<{
	id: string;
	category: Category;
	when: Localised;
	text: Localised;
	needs?: readonly string[];
}>;

/** `label` says what is to be filled in; `instead` holds phrases, longest first. */
export type Variable = Readonly<{
	label: Localised;
	instead?: Readonly<Record<Locale, Words>>;
}>;

export type Move = Readonly<{
	move: 'acknowledge' | 'validate' | 'bridge';
	means: Localised;
	start: Localised;
}>;

/** The content file `saved_replies`. */
export type RepliesContent = Readonly<{
	shape: readonly Move[];
	settings: Readonly<{ max_chars: number; require_edit_before_send: boolean }>;
	variables: Readonly<Record<string, Variable>>;
	bring: Localised;
	moved: Readonly<Record<'moved' | 'cancelled' | 'passed', Localised>>;
	replies: readonly Shipped[];
}>;

/** A rule: in whose words it looks (`of`), for what, and what it says then, and why. */
export type Hint = Readonly<{
	id: string;
	of: 'reply' | 'message';
	kind: 'tone' | 'emoji' | 'meaning';
	say: Localised;
	why: Localised;
	words?: Readonly<Record<Locale, readonly string[]>>;
	signs?: readonly string[];
	ranges?: readonly (readonly [number, number])[];
	capitals?: number;
	whole?: boolean;
}>;

/** The content file `reply_hints`. */
export type HintsContent = Readonly<{ hints: readonly Hint[] }>;
