import { ProtocolError } from '../protocol/errors.ts';
import { postNow } from '../sync/seating.ts';
import type { Subject } from './subject.ts';

/**
 * Says in the thread that its record is exported, before any of it is made: an export of which
 * nobody is told is not made. Returns the code that keeps a stopped thread from being written in,
 * empty if it was said. @throws ProblemError, Unreachable
 */
export async function announce({ hands, thread, by }: Subject): Promise<string> {
	if (!thread) return '';
	try {
		await postNow(hands, thread, { type: 'event', what: 'export', ...(by && { by }) });
		return '';
	} catch (error) {
		if (error instanceof ProtocolError) return error.code;
		throw error;
	}
}
