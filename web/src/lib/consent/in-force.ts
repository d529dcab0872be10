/** Which version can be signed now. Pure. */
import type { Agreement } from '../api/shapes/policies.ts';
import type { People } from '../sync/folds/people.ts';
import { namesAnother, type Published } from '../sync/folds/published.ts';

/**
 * Whether a version can be signed: it is in force by the server's word, or still counts, and names
 * who answers for the thread.
 */
export function canBeSigned(
	published: Published,
	{
		told,
		people,
		responsible,
	}: Readonly<{
		told: Agreement | null;
		people: People;
		responsible: string;
	}>,
): boolean {
	return isInForce(published, told) && !namesAnother(published, people, responsible);
}

function isInForce({ version, hash }: Published, told: Agreement | null): boolean {
	const isNewest = told?.policy?.version === version && told.policy.hash === hash;
	return isNewest || told?.holds?.version === version;
}
