/** The record to be read: headings, and texts under them, out of `record.json`. */
import words from 'content:record';
import type { PracticeDetails } from '../api/shapes/practices.ts';
import type { Content, Fault, SpaceView } from './form.ts';
import { PaperParts } from './paper-parts.ts';

/** `link` is where in the folder of the export a file lies, empty for none. */
export type PaperText = Readonly<{ title: string; text: string; mark: string; link: string }>;
export type PaperSection = Readonly<{ title: string; texts: readonly PaperText[] }>;
export type PaperPart = Readonly<{
	title: string;
	note: string;
	sections: readonly PaperSection[];
}>;
export type Paper = Readonly<{
	title: string;
	head: readonly string[];
	parts: readonly PaperPart[];
}>;

const SHORT = 8; // characters of an id that tell it from others

/** What stands on the paper of a record, what is missing first. */
export function paperOf(content: Content, details: Pick<PracticeDetails, 'name'>): Paper {
	const { language: locale, zone, made_at: madeAt } = content;
	const parts = new PaperParts(content);
	const facts = { at: parts.when(Date.parse(madeAt)), practice: details.name, zone };
	// The practice's own log has cards and no names: it is there for the verifier alone.
	const told = content.spaces.filter(({ purpose }) => purpose !== 'practice');
	const name = nameIn(content.spaces) || parts.mark('nobody');
	return {
		title: filled(words.title[locale], { name }),
		head: [filled(words.made[locale], facts), words.by_itself[locale]],
		parts: [...missing(content), ...told.map((space) => parts.part(space))],
	};
}

/** A template with its `{places}` filled. */
export function filled(template: string, values: Readonly<Record<string, string>>): string {
	return template.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

/** What is missing comes first, so that nobody takes the rest for the whole. */
function missing({ faults, language }: Content): PaperPart[] {
	if (faults.length === 0) return [];
	const texts = faults.map((fault) => {
		return { title: '', text: fault.words, mark: placeOf(fault), link: '' };
	});
	const title = words.sections['faults']?.[language] ?? '';
	return [{ title, note: '', sections: [{ title: String(faults.length), texts }] }];
}

function placeOf({ space, entry }: Fault): string {
	const ids = [space, entry].filter(Boolean);
	return ids.map((id) => id.slice(0, SHORT)).join(' ');
}

/** What the desk calls the client, else what they are called in their own conversation. */
function nameIn(spaces: readonly SpaceView[]): string {
	const desks = spaces.filter(({ purpose }) => purpose === 'desk');
	const profile = desks
		.flatMap(({ entries }) => entries)
		.findLast(({ type }) => type === 'profile');
	const said = profile?.said?.['name'];
	if (typeof said === 'string' && said) return said;
	const people = spaces.flatMap((space) => space.people);
	return people.find(({ role, name }) => role === 'client' && name)?.name ?? '';
}
