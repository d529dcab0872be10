/** Makes an export: announces it, then puts its files together, the list of them last (flow F12). */
import verifier from 'verifier:verify.py';
import type { PracticeDetails } from '../api/shapes/practices.ts';
import { practiceIdOf } from '../sync/practice-id.ts';
import { practiceOf, type Vault } from '../sync/vault.ts';
import type { Locale } from '../text/catalogue.ts';
import { announce } from './announcing.ts';
import { Archive, jsonOf } from './archive.ts';
import { attachFiles } from './attached.ts';
import { contentOf, hiddenIn, type Sources } from './content.ts';
import type { Fault } from './form.ts';
import { keysOf, logOf } from './logs.ts';
import { pageOf } from './page.ts';
import { paperOf, type Paper } from './paper.ts';
import { take, type Part, type Subject } from './subject.ts';

/** `withKeys`: whoever has the export can open the sealed logs of these spaces. */
export type Wanted = Readonly<{ locale: Locale; withKeys: boolean }>;

/** A whole export: the ZIP under its name, what is missing in it, and the same to be printed. */
export type Made = Readonly<{
	content: Blob;
	name: string;
	faults: readonly Fault[];
	paper: Paper;
}>;

export type Step = 'finding' | 'reading' | 'fetching' | 'writing';
/** Tells how far it is. @throws when nobody wants it any more, or the keys are locked */
export type Tell = (step: Step, done?: number, all?: number) => void;

const UNKNOWN: PracticeDetails = {
	...{ name: '', phone: '', address: '', country: '' },
	...{ zone: 'UTC', locale: 'en' },
};
const DAY_CHARS = 10;
const ID_CHARS = 6;

/**
 * Makes the export of a record. @throws what `tell` throws, ProblemError and Unreachable where
 * nobody can be told of it: then there is none
 */
export async function makeExport(
	vault: Vault,
	subject: Subject,
	{ locale, withKeys }: Wanted,
	tell: Tell,
): Promise<Made> {
	tell('reading');
	const unsaid = await announce(subject);
	const parts = await takeAll(subject, tell);
	const sources: Sources = {
		...{ subject, parts, locale },
		by: subject.hands.me.id,
		practiceId: await practiceIdOf(vault).catch(() => ''), // never asked, and no connection
		details: (await practiceOf(vault)) ?? UNKNOWN,
		now: vault.http.now(),
	};
	const archive = new Archive();
	const files = await attachFiles(archive, parts, hiddenIn(sources), {
		tell: (done, all) => {
			tell('fetching', done, all);
		},
		isOwn: subject.viewer !== '',
	});
	tell('writing');
	const content = contentOf(sources, files, unsaid);
	const paper = paperOf(content, sources.details);
	await archive.add('record.json', jsonOf(content));
	for (const part of parts.filter(({ log }) => log.length > 0)) {
		await archive.add(`log/${part.id}.jsonl`, await logOf(part));
		tell('writing');
	}
	if (withKeys) await archive.add('log/keys.json', jsonOf(keysOf(parts)));
	await archive.add('record.html', pageOf(paper, locale));
	await archive.add('verify.py', verifier);
	const folder = `record-${content.made_at.slice(0, DAY_CHARS)}-${subject.about.slice(0, ID_CHARS)}`;
	const zip = await archive.close(folder, new Date(sources.now), () => {
		tell('writing');
	});
	tell('writing');
	return { content: zip, name: `${folder}.zip`, faults: content.faults, paper };
}

async function takeAll({ places, viewer }: Subject, tell: Tell): Promise<Part[]> {
	const parts: Part[] = [];
	for (const place of places) {
		parts.push(await take(place, viewer !== ''));
		tell('reading');
	}
	return parts;
}
