/** A saved consent on paper: what stands in it, in the language in which it was signed. */
import words from 'content:consent_proof';
import { fill } from '../text/catalogue.ts';
import { wording } from '../agreement/signing.ts';
import type { Filled } from '../agreement/filling.ts';
import type { Proven } from './proof.ts';
import { fillWith } from './reading.ts';

/** A heading with its texts, some of which have a heading of their own. */
export type PaperPart = Readonly<{
	title: string;
	texts: readonly Readonly<{ title: string; text: string }>[];
}>;

export type Paper = Readonly<{
	title: string;
	author: string;
	/** ISO 3166-1 alpha-2: it decides how large a sheet is. */
	country: string;
	lang: 'en' | 'es';
	/** When it was signed (ms). */
	at: number;
	parts: readonly PaperPart[];
}>;

const PROVEN = ['card', 'signature', 'document', 'text', 'entry'] as const;

/** As `meantime consent save` writes it. */
export function paperOf(proven: Proven): Paper {
	const { post, published } = proven;
	const { document } = published;
	const lang = post.locale === 'es' ? 'es' : 'en';
	const isGiven = post.decision === 'permit';
	const { version, locale, given, variants, ticks } = post;
	const filled = isGiven ? fillWith(document, version, locale, given, variants) : null;
	const said = (texts: readonly string[]) => texts.map((text) => ({ title: '', text }));
	const box = (text: string, id: string, mark: number) => {
		if (mark === 0) return text;
		return fill(words.signed[ticks.includes(id) ? 'ticked' : 'open'][lang], { text });
	};
	const known = valuesOf(proven, lang);
	const isText = filled !== null && wording(filled) === post.text;
	return {
		title: words.title[post.decision][lang],
		author: document.facts.practice.name,
		country: document.facts.practice.country,
		...{ lang, at: post.at },
		parts: [
			{
				title: words.parts.signed[lang],
				texts: said(
					(['name', 'at', 'version'] as const).map((name) => fill(words.signed[name][lang], known)),
				),
			},
			...(filled ? partsOf(filled, box, lang) : []),
			{
				title: words.parts.check[lang],
				texts: said([
					words.how[lang],
					...PROVEN.filter((name) => name !== 'text' || isText).map((name) =>
						fill(words.proven[name][lang], known),
					),
					`mt1/consent ${post.signature}`,
					`BLAKE2b-256 ${post.hash}`,
				]),
			},
		],
	};
}

function partsOf(
	{ sections, consent, statements }: Filled,
	box: (text: string, id: string, mark: number) => string,
	lang: 'en' | 'es',
): PaperPart[] {
	const plain = (texts: readonly string[]) => texts.map((text) => ({ title: '', text }));
	return [
		{
			title: words.parts.policy[lang],
			texts: sections.map(({ id, ack, title, text }) => ({ title: box(title, id, ack), text })),
		},
		{
			title: words.parts.consent[lang],
			texts: plain(consent.map(({ id, initial, text }) => box(text, id, initial))),
		},
		{
			title: words.parts.statements[lang],
			texts: plain(statements.map(({ id, text }) => box(text, id, 1))),
		},
	];
}

function valuesOf({ post, signer, care, practiceId }: Proven, lang: 'en' | 'es') {
	return {
		...{ signer: signer.id, care_space: care, practice_space: practiceId },
		...{ name: post.name, version: String(post.version) },
		decision: words.decisions[post.decision][lang],
		role: words.roles[post.role][lang],
		language: words.languages[post.locale === 'es' ? 'es' : 'en'][lang],
		at: `${new Date(post.at).toISOString().slice(0, 19).replace('T', ' ')} UTC`,
	};
}
