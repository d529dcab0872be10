/** A document as a client reads it, with made-up names, while it is still being written. Pure. */
import type { Document } from '../agreement/document.ts';
import { PROGRAMS } from '../agreement/document-shape.ts';
import { dateWords } from '../agreement/fact-words.ts';
import { documentValues } from '../agreement/filling.ts';
import { readingLevel, type Level } from '../agreement/reading.ts';
import { partsOf, textOf } from '../agreement/texts.ts';
import { put, type Values } from '../agreement/variables.ts';
import { agreeing, type Locale } from '../agreement/week-words.ts';
import { helpFor, valuesOf, type CrisisLines } from '../ui/crisis.ts';

/** School years: what is for everybody. */
export const AIM = 8;

/** What stands for what only a client's own copy says. */
export type Sample = Readonly<{
	therapist: string;
	client: string;
	guardian: string;
	version: number;
	/** The day on which it is signed (`2026-11-29`). */
	today: string;
}>;

/** A text as it is read: variables that have no value yet stand as they are. */
export type Shown = Readonly<{ id: string; title: string; text: string; mark: number }>;

/** What is put into the texts of a document in one language. */
export function previewValues(
	document: Document,
	locale: Locale,
	sample: Sample,
	lines: CrisisLines,
): Values {
	const { practice, valid_months: months } = document.facts;
	const { emergency_number: number, crisis_block: block } = valuesOf(
		helpFor(lines, practice.country, locale),
		lines,
		locale,
	);
	const known = Object.entries(documentValues(document, locale)).filter(([, value]) => value);
	return {
		therapist_name: sample.therapist,
		client_name: sample.client,
		guardian_name: sample.guardian,
		policy_version: String(sample.version),
		effective_date: dateWords(sample.today, locale),
		valid_until: dateWords(monthsLater(sample.today, months), locale),
		emergency_number: number,
		crisis_block: /[.!?]$/.test(block) ? block : `${block}.`,
		...Object.fromEntries(known),
	};
}

/** All texts in their order, or those of `ids`; nothing of a program that is off. */
export function shownTexts(
	document: Document,
	locale: Locale,
	values: Values,
	ids?: ReadonlySet<string>,
): Shown[] {
	const off: readonly string[] = PROGRAMS.filter((name) => !document.facts.programs.includes(name));
	return partsOf(document)
		.filter(({ id, variant }) => (!ids || ids.has(id)) && !off.includes(variant))
		.map((part) => {
			const written = agreeing(put(textOf(part, locale), values), locale);
			const [title = '', ...rest] = part.words.length > 1 ? written.split('\n') : ['', written];
			return { id: part.id, title, text: rest.join('\n'), mark: part.mark };
		});
}

/** How hard texts are to read, all together. */
export function levelOf(shown: readonly Shown[], locale: Locale): Level {
	return readingLevel(shown.map(({ title, text }) => `${title}\n${text}`).join('\n'), locale);
}

/** The same day some months later, the last of the month where it has none. */
function monthsLater(day: string, months: number): string {
	const at = new Date(`${day}T00:00:00Z`);
	const wanted = at.getUTCMonth() + months;
	at.setUTCMonth(wanted);
	if (at.getUTCMonth() !== wanted % 12) at.setUTCDate(0);
	return at.toISOString().slice(0, 10);
}
