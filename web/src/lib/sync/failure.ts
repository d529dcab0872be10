import { ProblemError, Unreachable } from '../api/problems.ts';
import { ProtocolError } from '../protocol/errors.ts';

/** What went wrong, in a form that crosses from the worker to the page. It carries no content. */
export type FailureFacts = Readonly<{
	/** `protocol`: a check of this device; `problem`: the server's refusal; `bug`: ours. */
	kind: 'protocol' | 'problem' | 'passkey' | 'unreachable' | 'locked' | 'bug';
	/** The protocol's code or the problem's slug, else empty. */
	code: string;
	retryAfterSeconds: number;
}>;

/** A failure of something that a page asked the worker for. */
export class Failure extends Error {
	override readonly name = 'Failure';
	readonly facts: FailureFacts;

	constructor(facts: FailureFacts) {
		super(`${facts.kind} ${facts.code}`);
		this.facts = facts;
	}
}

/** Returns the facts of anything that was thrown. */
export function factsOf(thrown: unknown): FailureFacts {
	if (thrown instanceof Failure) return thrown.facts;
	if (thrown instanceof ProtocolError) return facts('protocol', thrown.code);
	if (thrown instanceof Unreachable) return facts('unreachable');
	if (thrown instanceof ProblemError) {
		return facts('problem', thrown.slug, thrown.retryAfterSeconds);
	}
	return facts('bug', thrown instanceof Error ? thrown.name : '');
}

/** The failure of asking for something that only open keys can give. */
export function locked(): Failure {
	return new Failure(facts('locked'));
}

function facts(kind: FailureFacts['kind'], code = '', retryAfterSeconds = 0): FailureFacts {
	return { kind, code, retryAfterSeconds };
}
