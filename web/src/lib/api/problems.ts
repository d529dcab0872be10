/** A problem document (RFC 9457) as it comes over the wire; members that it lacks are undefined. */
type ProblemBody = Readonly<{
	type?: string;
	status?: number;
	code?: string;
	head_seq?: number;
	fields?: Readonly<Record<string, string>>;
	reasons?: Readonly<Record<string, string>>;
	retry_after_seconds?: number;
}>;

/** The server refused. `slug` is the last part of the problem's type. */
export class ProblemError extends Error {
	override readonly name = 'ProblemError';
	readonly slug: string;
	readonly status: number;
	/** The verifier's code of an `invalid-entry`, else empty. */
	readonly code: string;
	readonly retryAfterSeconds: number;
	/** Of a `malformed`: what is wrong, per field, for developers to read. */
	readonly fields: Readonly<Record<string, string>>;
	/** The same as words that stay, where pages tell people of it. */
	readonly reasons: Readonly<Record<string, string>>;

	constructor(status: number, body: ProblemBody) {
		const slug = (body.type ?? '').split('/').at(-1) ?? '';
		super(slug);
		this.slug = slug;
		this.status = status;
		this.code = body.code ?? '';
		this.retryAfterSeconds = body.retry_after_seconds ?? 0;
		this.fields = body.fields ?? {};
		this.reasons = body.reasons ?? {};
	}
}

/** No answer, or one of something that stands before the server. What was queued is kept. */
export class Unreachable extends Error {
	override readonly name = 'Unreachable';
}
