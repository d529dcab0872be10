/** What posts say about the record (protocol.md section 7): named endings, how long it is kept. */
import { day, dayOrNone } from './agreement-posts.ts';
import type { Json, JsonObject } from './canonical.ts';
import { demand } from './errors.ts';
import { count, filled, flag, integer, list, object, oneOf, string, text } from './post-fields.ts';

const ENDINGS = ['discharged', 'transferred', 'returned'] as const;
const SOURCES = ['state', 'payer', 'board', 'practice'] as const;
const KINDS = ['after_end', 'after_majority', 'fixed'] as const;
const PURPOSES = ['thread', 'chart', 'desk'] as const;
const [NOT_FILLED, MOST_YEARS] = [-1, 100];

/**
 * A line of the practice's table: who asks for it, how long, and when a person checked that. `kind`
 * reads as in `lib/retention`. A number that nobody has filled in is -1.
 */
export type RetentionRule = Readonly<{
	rule: string;
	source: (typeof SOURCES)[number];
	kind: (typeof KINDS)[number];
	name: string;
	years: number;
	age: number;
	on: string;
	checked_on: string;
}>;
/** What went of one space: its posts up to `upto`, whose hash is `head`; first and last in ms. */
export type DestroyedSpace = Readonly<{
	space: string;
	purpose: (typeof PURPOSES)[number];
	upto: number;
	head: string;
	posts: number;
	files: number;
	first_at: number;
	last_at: number;
}>;

/**
 * A space of which the practice cannot open all, and why. `gens` are the generations whose boxes it
 * does not open; none where the log itself failed.
 */
export type BrokenSpace = Readonly<{ space: string; code: string; gens: readonly number[] }>;

/** An opened post about the record, by its type. */
export type RecordPost =
	/**
	 * By the care team: care ends, goes to a colleague, or begins again; the newest counts. `on` is
	 * its last local day, or the first again of who `returned`; `text` is for the client to read,
	 * `to` the account of who comes next. In the chart it says why something was left open.
	 */
	| { type: 'ending'; ending: (typeof ENDINGS)[number]; on: string; text: string; to: string }
	/** In the directory, by the practice: its table of rules; the newest stands whole. */
	| { type: 'retention'; rules: RetentionRule[] }
	/**
	 * In the desk, by the practice: which rules hold for this record; the newest counts. `rule` is the
	 * one that decided, `birth_date` that which was used, '' if none was; `destroy_on` is '' where it
	 * could not be told.
	 */
	| {
			type: 'keeping';
			rules: string[];
			ended_on: string;
			birth_date: string;
			destroy_on: string;
			rule: string;
	  }
	/**
	 * In the desk, by the practice: a legal hold, or with `gone` 1 its release, and why. Of a `hold`
	 * the newest counts; while one stands, nothing of the record is destroyed.
	 */
	| { type: 'hold'; hold: string; on: string; why: string; gone: 0 | 1 }
	/**
	 * In the directory, by the practice: what was destroyed, when, by whom, under which rule. It names
	 * nobody: `about` is the thread's id, `by` the custodian's account. Until the end of the day
	 * `backups_until` a backup may bring it back.
	 */
	| {
			type: 'certificate';
			about: string;
			on: string;
			by: string;
			ended_on: string;
			destroy_on: string;
			rule: RetentionRule | null;
			spaces: DestroyedSpace[];
			backups_until: string;
	  }
	/**
	 * In the directory, by the practice: whether its boxes open (F13). Alarms stand until mended. `by`
	 * is the custodian's account; `checked` of `of` spaces were looked at, 0 of 0 in a post that goes
	 * on with the one before; `sound` were broken before and are so no more.
	 */
	| {
			type: 'records_check';
			by: string;
			checked: number;
			of: number;
			broken: BrokenSpace[];
			sound: string[];
	  }
	/**
	 * In the directory, by a custodian: since when their code lies off-site, and when it opened. The
	 * newest stands whole; '' where that was not. The code itself is nowhere.
	 */
	| { type: 'recovery_code'; stored: string; checked: string };

type Reader = (post: JsonObject) => RecordPost;

export const RECORD_READERS: readonly (readonly [string, Reader])[] = [
	[
		'ending',
		(post) => ({
			type: 'ending',
			ending: oneOf(post, 'ending', ENDINGS),
			on: day(text(post, 'on')),
			text: text(post, 'text', ''),
			to: text(post, 'to', ''),
		}),
	],
	[
		'retention',
		(post) => ({ type: 'retention', rules: list(post['rules']).map(object).map(readRule) }),
	],
	[
		'keeping',
		(post) => ({
			type: 'keeping',
			rules: list(post['rules']).map(filledString),
			ended_on: day(text(post, 'ended_on')),
			birth_date: dayOrNone(post, 'birth_date'),
			destroy_on: dayOrNone(post, 'destroy_on'),
			rule: text(post, 'rule', ''),
		}),
	],
	[
		'hold',
		(post) => ({
			type: 'hold',
			hold: filled(post, 'hold'),
			on: day(text(post, 'on')),
			why: text(post, 'why', ''),
			gone: flag(post, 'gone', 0),
		}),
	],
	['certificate', readCertificate],
	[
		'records_check',
		(post) => ({
			type: 'records_check',
			by: filled(post, 'by'),
			checked: count(post, 'checked'),
			of: count(post, 'of'),
			broken: list(post['broken'] ?? [])
				.map(object)
				.map(readBroken),
			sound: list(post['sound'] ?? []).map(filledString),
		}),
	],
	[
		'recovery_code',
		(post) => ({
			type: 'recovery_code',
			stored: dayOrNone(post, 'stored'),
			checked: dayOrNone(post, 'checked'),
		}),
	],
];

function readBroken(said: JsonObject): BrokenSpace {
	const gens = list(said['gens']).map((gen) => count({ gen }, 'gen'));
	return { space: filled(said, 'space'), code: filled(said, 'code'), gens };
}

function readRule(said: JsonObject): RetentionRule {
	return {
		rule: filled(said, 'rule'),
		source: oneOf(said, 'source', SOURCES),
		kind: oneOf(said, 'kind', KINDS),
		name: text(said, 'name', ''),
		years: years(said, 'years'),
		age: years(said, 'age'),
		on: dayOrNone(said, 'on'),
		checked_on: dayOrNone(said, 'checked_on'),
	};
}

function readCertificate(post: JsonObject): RecordPost {
	return {
		type: 'certificate',
		about: filled(post, 'about'),
		on: day(text(post, 'on')),
		by: filled(post, 'by'),
		ended_on: day(text(post, 'ended_on')),
		destroy_on: day(text(post, 'destroy_on')),
		rule: post['rule'] === undefined ? null : readRule(object(post['rule'])),
		spaces: list(post['spaces']).map(object).map(readDestroyed),
		backups_until: day(text(post, 'backups_until')),
	};
}

function readDestroyed(said: JsonObject): DestroyedSpace {
	return {
		space: filled(said, 'space'),
		purpose: oneOf(said, 'purpose', PURPOSES),
		upto: count(said, 'upto'),
		head: filled(said, 'head'),
		posts: count(said, 'posts'),
		files: count(said, 'files'),
		first_at: count(said, 'first_at'),
		last_at: count(said, 'last_at'),
	};
}

function years(said: JsonObject, field: string): number {
	const given = integer(said, field, NOT_FILLED);
	demand(given >= NOT_FILLED && given <= MOST_YEARS, 'post');
	return given;
}

function filledString(value: Json): string {
	const said = string(value);
	demand(said !== '', 'post');
	return said;
}
