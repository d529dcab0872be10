/**
 * What posts say about notes (protocol.md section 7). A signed note stands as it was signed.
 * Source: 45 CFR 164.501 for what a psychotherapy note is, and why it is kept apart.
 */
import { day, dayOrNone } from './agreement-posts.ts';
import type { JsonObject } from './canonical.ts';
import { demand } from './errors.ts';
import { factsOf, type Facts } from './note-facts.ts';
import {
	count,
	filled,
	flag,
	integer,
	list,
	object,
	objects,
	oneOf,
	text,
	texts,
} from './post-fields.ts';

const KINDS = ['progress', 'summary'] as const;
const ADDED = ['more', 'late', 'error'] as const;
const WAYS = ['call', 'voicemail', 'sms', 'mail', 'in_person', 'other'] as const;
const DIRECTIONS = ['in', 'out'] as const;

export type NoteKind = (typeof KINDS)[number];
export type ContactWay = (typeof WAYS)[number];
/** A part of a note, with the heading under which it was written. */
export type Section = Readonly<{ id: string; title: string; text: string }>;
/** A line out of the message `of` that the author picked, in the words that stood there then. */
export type Line = Readonly<{ of: string; text: string }>;
/** A part that a note of a template has, and what belongs there. */
export type TemplateSection = Readonly<{ id: string; title: string; hint: string }>;

/** An opened post about notes, by its type. Days are local ones; flags are 0 or 1. */
export type NotePost =
	/**
	 * In a chart: a signed note; the signature is the entry's, and nothing changes it. `note` is the
	 * id that its drafts had, `format` that of its sections (`dap`, `soap`, `birp` or a template's),
	 * `on` the day that it is about, `name` and `credential` the author's then. `cosign` is who is to
	 * sign as well, empty for nobody; `late` that it was written late; `appointment` the meeting that
	 * it is about, empty for none.
	 */
	| {
			type: 'note';
			note: string;
			kind: NoteKind;
			format: string;
			on: string;
			name: string;
			credential: string;
			sections: Section[];
			facts: Facts | null;
			lines: Line[];
			cosign: string;
			late: 0 | 1;
			appointment: string;
	  }
	/**
	 * In a space `private`: a note that is being written about the thread `space`. `before` are the
	 * drafts that it takes the place of; those that none takes the place of stand, so two devices
	 * that wrote at once leave two. With `gone` 1 it was signed or thrown away.
	 */
	| {
			type: 'note_draft';
			note: string;
			space: string;
			before: string[];
			kind: NoteKind;
			format: string;
			on: string;
			sections: Section[];
			facts: Facts | null;
			lines: Line[];
			cosign: string;
			appointment: string;
			gone: 0 | 1;
	  }
	/**
	 * In a chart: what is to be read beside the signed note `of`: more about it, something remembered
	 * late, or that it should never have been written.
	 */
	| {
			type: 'addendum';
			of: string;
			text: string;
			what: (typeof ADDED)[number];
			name: string;
			credential: string;
	  }
	/** In a chart: the author has read the note `of`, whose entry has this hash, and signs it. */
	| {
			type: 'cosigned';
			of: string;
			hash: string;
			text: string;
			name: string;
			credential: string;
	  }
	/** In the directory: a form of notes; the newest of a `template` stands, `gone` 1 ends it. */
	| {
			type: 'note_template';
			template: string;
			name: string;
			sections: TemplateSection[];
			gone: 0 | 1;
	  }
	/**
	 * In a space `private`: what its author alone ever reads, about the thread `space`; the newest of
	 * a `note` stands, and with `gone` 1 it is out of sight.
	 */
	| {
			type: 'psychotherapy_note';
			note: string;
			space: string;
			text: string;
			on: string;
			gone: 0 | 1;
	  }
	/**
	 * In a chart: something said outside of the thread, at `at` (ms); its author's `amend` corrects.
	 * `asked` is 1 where whoever wrote elsewhere was asked to write here.
	 */
	| {
			type: 'contact';
			at: number;
			way: ContactWay;
			direction: (typeof DIRECTIONS)[number];
			text: string;
			minutes: number;
			asked: 0 | 1;
	  };

type Reader = (post: JsonObject) => NotePost;

export const NOTE_READERS: readonly (readonly [string, Reader])[] = [
	[
		'note',
		(post) => ({
			type: 'note',
			...bodyOf(post),
			format: filled(post, 'format'),
			kind: oneOf(post, 'kind', KINDS),
			on: day(text(post, 'on')),
			sections: list(post['sections']).map(object).map(sectionOf),
			name: filled(post, 'name'),
			credential: text(post, 'credential', ''),
			late: flag(post, 'late', 0),
		}),
	],
	[
		'note_draft',
		(post) => {
			const before = texts(post, 'before');
			demand(!before.includes(''), 'post');
			const kind = post['kind'] === undefined ? 'progress' : oneOf(post, 'kind', KINDS);
			const [space, on] = [filled(post, 'space'), dayOrNone(post, 'on')];
			return {
				type: 'note_draft',
				...bodyOf(post),
				...{ space, before, kind, on, gone: flag(post, 'gone', 0) },
			};
		},
	],
	[
		'addendum',
		(post) => ({
			type: 'addendum',
			of: filled(post, 'of'),
			text: filled(post, 'text'),
			what: post['what'] === undefined ? 'more' : oneOf(post, 'what', ADDED),
			...authorOf(post),
		}),
	],
	[
		'cosigned',
		(post) => ({
			type: 'cosigned',
			of: filled(post, 'of'),
			hash: filled(post, 'hash'),
			text: text(post, 'text', ''),
			...authorOf(post),
		}),
	],
	[
		'note_template',
		(post) => ({
			type: 'note_template',
			template: filled(post, 'template'),
			name: filled(post, 'name'),
			sections: list(post['sections']).map(object).map(templateSectionOf),
			gone: flag(post, 'gone', 0),
		}),
	],
	[
		'psychotherapy_note',
		(post) => ({
			type: 'psychotherapy_note',
			note: filled(post, 'note'),
			space: filled(post, 'space'),
			text: text(post, 'text'),
			on: dayOrNone(post, 'on'),
			gone: flag(post, 'gone', 0),
		}),
	],
	[
		'contact',
		(post) => ({
			type: 'contact',
			at: integer(post, 'at'),
			way: oneOf(post, 'way', WAYS),
			direction: oneOf(post, 'direction', DIRECTIONS),
			text: filled(post, 'text'),
			minutes: count(post, 'minutes', 0),
			asked: flag(post, 'asked', 0),
		}),
	],
];

/** What a note and its drafts have alike. */
function bodyOf(post: JsonObject) {
	return {
		note: filled(post, 'note'),
		format: text(post, 'format', ''),
		sections: objects(post, 'sections').map(sectionOf),
		facts: post['facts'] === undefined ? null : factsOf(object(post['facts'])),
		lines: objects(post, 'lines').map((each) => ({
			of: filled(each, 'of'),
			text: filled(each, 'text'),
		})),
		cosign: text(post, 'cosign', ''),
		appointment: text(post, 'appointment', ''),
	};
}

function authorOf(post: JsonObject): Readonly<{ name: string; credential: string }> {
	return { name: text(post, 'name', ''), credential: text(post, 'credential', '') };
}

function sectionOf(section: JsonObject): Section {
	const [id, title] = [filled(section, 'id'), filled(section, 'title')];
	return { id, title, text: text(section, 'text') };
}

function templateSectionOf(section: JsonObject): TemplateSection {
	const [id, title] = [filled(section, 'id'), filled(section, 'title')];
	return { id, title, hint: text(section, 'hint', '') };
}
