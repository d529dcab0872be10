/** What posts say about safety (protocol.md section 7): answers, plans, alerts, redirects. */
import type { JsonObject } from './canonical.ts';
import { demand } from './errors.ts';
import { integer, list, object, oneOf, string, text } from './post-fields.ts';
import { readDisclosed, type Disclosed } from './request-posts.ts';

export const ANSWERS = ['yes', 'unsure', 'no', 'misread'] as const;
const TIERS = ['elevated', 'urgent'] as const;
const LOWERED = ['none', 'elevated'] as const;
const CHOICES = ['agreed', 'declined'] as const;
const MARKS = ['right', 'false_alarm'] as const;
const OUTCOMES = [
	'reached',
	'not_reached',
	'moved_session',
	'welfare_check',
	'disclosed',
	'false_alarm',
] as const;
const PICKS = ['call', 'time', 'neither'] as const;
const ENDS = ['talked', 'booked', 'declined', 'not_reached'] as const;

/** To "Are you safe right now?" */
export type Answer = (typeof ANSWERS)[number];
/** A line of a safety plan: its step and field, and where lines belong together, their `row`. */
export type PlanLine = Readonly<{ step: string; field: string; text: string; row: number }>;
/** A word or phrase to notice in what one client writes. */
export type SafetyWord = Readonly<{ text: string; tier: (typeof TIERS)[number] }>;
/** A rule that counts for less in what one client writes, or not at all, and why. */
export type RuleChange = Readonly<{ rule: string; tier: (typeof LOWERED)[number]; why: string }>;
/** A try to reach somebody at `at` (ms), by which way, and what came of it, in own words. */
export type Attempt = Readonly<{ at: number; way: string; result: string }>;

/** An opened post about safety, by its type. */
export type SafetyPost =
	/** What a client says of themselves after their message `ref` was sent. It closes no alert. */
	| { type: 'safety_answer'; ref: string; answer: Answer }
	/**
	 * A plan for hard moments; every version is kept, and the newest stands whole. `base` is the
	 * version from which it was made, empty if there was none, null where that is not said.
	 */
	| { type: 'safety_plan'; lines: PlanLine[]; base: string | null }
	/**
	 * What to notice in one client's messages beside the rules, and which `rules` are lowered; the
	 * newest stands whole.
	 */
	| { type: 'safety_words'; words: SafetyWord[]; rules: RuleChange[] }
	/**
	 * Whether a client wants the model to look at what they write; the newest stands. `place` is where
	 * they are (ISO 3166), `text` the version of what they agreed to.
	 */
	| { type: 'model_choice'; choice: (typeof CHOICES)[number]; place: string; text: number }
	/** In a chart: whether the match of `rules` in the message `of` was right. */
	| { type: 'match_mark'; of: string; mark: (typeof MARKS)[number]; rules: string[] }
	/** In a chart: how the alert of the message `of` ended, and what was done. */
	| {
			type: 'safety_event';
			alert: string;
			of: string;
			outcome: (typeof OUTCOMES)[number];
			attempts: Attempt[];
			note: string;
			disclosed: Disclosed | null;
	  }
	/**
	 * A message is better talked about: `call` is the number to talk now, `request` the times that
	 * are offered, each perhaps empty; at `until` (ms) its author looks what came of it.
	 */
	| { type: 'redirect'; text: string; call: string; request: string; until: number }
	/** What a client picks of the redirect `of`: a call now, one of the times, or neither. */
	| { type: 'redirect_pick'; of: string; pick: (typeof PICKS)[number] }
	/** What came of the redirect `of`. */
	| { type: 'redirect_end'; of: string; outcome: (typeof ENDS)[number] };

type Reader = (post: JsonObject) => SafetyPost;

export const SAFETY_READERS: readonly (readonly [string, Reader])[] = [
	[
		'safety_answer',
		(post) => ({
			type: 'safety_answer',
			ref: text(post, 'ref'),
			answer: oneOf(post, 'answer', ANSWERS),
		}),
	],
	[
		'safety_plan',
		(post) => ({
			type: 'safety_plan',
			lines: list(post['lines']).map(object).map(readLine),
			base: post['base'] === undefined ? null : text(post, 'base'),
		}),
	],
	[
		'safety_words',
		(post) => ({
			type: 'safety_words',
			words: list(post['words']).map(object).map(readWord),
			rules: list(post['rules'] ?? [])
				.map(object)
				.map(readChange),
		}),
	],
	[
		'model_choice',
		(post) => ({
			type: 'model_choice',
			choice: oneOf(post, 'choice', CHOICES),
			place: text(post, 'place'),
			text: integer(post, 'text'),
		}),
	],
	[
		'match_mark',
		(post) => ({
			type: 'match_mark',
			of: text(post, 'of'),
			mark: oneOf(post, 'mark', MARKS),
			rules: list(post['rules']).map(string),
		}),
	],
	['safety_event', readSafetyEvent],
	[
		'redirect',
		(post) => ({
			type: 'redirect',
			text: text(post, 'text'),
			call: text(post, 'call'),
			request: text(post, 'request'),
			until: integer(post, 'until'),
		}),
	],
	[
		'redirect_pick',
		(post) => ({
			type: 'redirect_pick',
			of: text(post, 'of'),
			pick: oneOf(post, 'pick', PICKS),
		}),
	],
	[
		'redirect_end',
		(post) => ({
			type: 'redirect_end',
			of: text(post, 'of'),
			outcome: oneOf(post, 'outcome', ENDS),
		}),
	],
];

function readLine(line: JsonObject): PlanLine {
	const [step, field, words] = [text(line, 'step'), text(line, 'field'), text(line, 'text')];
	const row = integer(line, 'row', 0);
	demand(words !== '' && row >= 0, 'post');
	return { step, field, text: words, row };
}

function readWord(word: JsonObject): SafetyWord {
	const words = text(word, 'text');
	demand(words !== '', 'post');
	return { text: words, tier: oneOf(word, 'tier', TIERS) };
}

function readChange(change: JsonObject): RuleChange {
	const [rule, why] = [text(change, 'rule'), text(change, 'why')];
	demand(rule !== '' && why !== '', 'post');
	return { rule, tier: oneOf(change, 'tier', LOWERED), why };
}

function readSafetyEvent(post: JsonObject): SafetyPost {
	const outcome = oneOf(post, 'outcome', OUTCOMES);
	const disclosed =
		post['disclosed'] === undefined ? null : readDisclosed(object(post['disclosed']));
	demand(outcome !== 'disclosed' || disclosed !== null, 'post'); // 45 CFR 164.512(j)
	return {
		type: 'safety_event',
		alert: text(post, 'alert'),
		of: text(post, 'of'),
		outcome,
		attempts: list(post['attempts'])
			.map(object)
			.map((each) => ({
				at: integer(each, 'at'),
				way: text(each, 'way'),
				result: text(each, 'result'),
			})),
		note: text(post, 'note'),
		disclosed,
	};
}
