/** The records of `vectors/record.json`: logs out of a file, with the keys that somebody has. */
import type { Wire } from '../../src/lib/protocol/entry.ts';
import { unb64 } from '../../src/lib/protocol/encoding.ts';
import { ProtocolError } from '../../src/lib/protocol/errors.ts';
import { openPost } from '../../src/lib/protocol/sealing.ts';
import { parse } from '../../src/lib/protocol/shapes.ts';
import type { Sources } from '../../src/lib/exporting/content.ts';
import type { Part, Purpose } from '../../src/lib/exporting/subject.ts';
import { openEntry, type Verified } from '../../src/lib/sync/folds/opened.ts';
import { vectors } from '../protocol/people.ts';

type Kept = Readonly<{
	purpose: Purpose;
	keys: Readonly<Record<string, string>>;
	log: readonly (Wire & { received_at: string })[];
}>;
export type Case = Readonly<{
	name: string;
	viewer: string;
	now: number;
	practice_id: string;
	parts: readonly Kept[];
	content: unknown;
}>;

export const { cases } = vectors('record.json') as { cases: readonly Case[] };

const PRACTICE = { name: 'Linden', phone: '+1 555 0100', address: '', country: 'US' } as const;

/** What the record of a case is made from. */
export function sourcesOf({ viewer, now, practice_id: practiceId, parts }: Case): Sources {
	const taken = parts.map(partOf);
	const [thread] = taken;
	const about = thread?.id ?? '';
	return {
		subject: { about, thread: about, viewer },
		...{ parts: taken, practiceId, now },
		by: viewer || 'imani',
		details: { ...PRACTICE, zone: 'America/New_York', locale: 'en' },
		locale: 'en',
	};
}

function partOf({ purpose, keys, log }: Kept): Part {
	const open = ({ header, body }: Verified) => {
		const key = keys[header.gen];
		if (key === undefined) throw new ProtocolError('nokey');
		return openPost(unb64(key), { header, body });
	};
	const opened = log.map(({ h, b, s, received_at: receivedAt }) => {
		return openEntry(parse({ h, b, s }), Date.parse(receivedAt), open);
	});
	const id = opened[0]?.entry.hash ?? '';
	return { id, purpose, fault: '', log: opened, space: { open } } as unknown as Part;
}
