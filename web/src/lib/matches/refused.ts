import { factsOf, Failure } from '../sync/failure.ts';
import type { PlainKey } from '../text/catalogue.ts';
import { wordsFor } from '../ui/failures.ts';

const WHY = { not_yours: 'lower.not_yours', joint: 'lower.joint' } as const;

/** A refusal of this room. The verifier's own codes mean that a log was changed: these do not. */
export function refusal(code: keyof typeof WHY): Failure {
	return new Failure({ kind: 'protocol', code, retryAfterSeconds: 0 });
}

/** The words for why what is noticed was not changed. */
export function whyNot(error: unknown): PlainKey {
	const facts = factsOf(error);
	const ours: Readonly<Record<string, PlainKey>> = WHY;
	const words = facts.kind === 'protocol' ? ours[facts.code] : undefined;
	return words ?? wordsFor(facts);
}
