/** Every way in which the protocol can refuse. Source: protocol.md sections 5 and 10. */
export type Code =
	| 'aead'
	| 'alone'
	| 'author'
	| 'b64'
	| 'body'
	| 'card'
	| 'chain'
	| 'code'
	| 'commit'
	| 'custodian'
	| 'empty'
	| 'expired'
	| 'fields'
	| 'fork'
	| 'gen'
	| 'id'
	| 'identity'
	| 'invite'
	| 'json'
	| 'keys'
	| 'kind'
	| 'login'
	| 'noinvite'
	| 'nokey'
	| 'pad'
	| 'post'
	| 'practice'
	| 'proof'
	| 're'
	| 'remove'
	| 'role'
	| 'rollback'
	| 'root'
	| 'seal'
	| 'secret'
	| 'show'
	| 'sig'
	| 'suite'
	| 'type'
	| 'unknownspace'
	| 'version';

/** A refusal by rule. It carries a code and a place in a log, never content. */
export class ProtocolError extends Error {
	readonly code: Code;
	/** Sequence number at which a log stopped verifying; undefined outside a whole log. */
	readonly seq: number | undefined;

	constructor(code: Code, seq?: number) {
		super(code);
		this.name = 'ProtocolError';
		this.code = code;
		this.seq = seq;
	}
}

/** Goes on only if `holds`. @throws ProtocolError `code` */
export function demand(holds: boolean, code: Code): asserts holds {
	if (!holds) throw new ProtocolError(code);
}

/** Returns what `action` returns; whatever it throws becomes `code`. @throws ProtocolError `code` */
export function orElse<T>(code: Code, action: () => T): T {
	try {
		return action();
	} catch {
		throw new ProtocolError(code);
	}
}
