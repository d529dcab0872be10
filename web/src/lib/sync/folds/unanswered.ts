import type { SaidEnding } from './endings.ts';
import type { Message } from './messages.ts';
import type { People } from './people.ts';

const CARE_TEAM = new Set(['clinician', 'practice']);

/**
 * What clients wrote that nobody has answered, oldest first. A post of the care team that names a
 * client's message answers it and all that the same client wrote before it, as on the server; what
 * its author took back waits for nothing. So does an ending: what it leaves unanswered waits for
 * nobody any more.
 */
export function foldUnanswered(
	messages: readonly Message[],
	people: People,
	endings: readonly SaidEnding[],
): Message[] {
	const byId = new Map(messages.map((message) => [message.id, message]));
	const answeredSeq = new Map<string, number>();
	for (const answer of messages) {
		const asked = byId.get(answer.re);
		if (!asked || !isAnswer(answer, people)) continue;
		const seq = Math.max(asked.seq, answeredSeq.get(asked.author) ?? -1);
		answeredSeq.set(asked.author, seq);
	}
	for (const { re } of endings) {
		const left = byId.get(re);
		if (!left) continue;
		answeredSeq.set(left.author, Math.max(left.seq, answeredSeq.get(left.author) ?? -1));
	}
	return messages.filter(({ author, attention, seq, isWithdrawn }) => {
		const isAsking = people.get(author)?.role === 'client' && attention > 0 && !isWithdrawn;
		return isAsking && seq > (answeredSeq.get(author) ?? -1);
	});
}

/** Whether a message answers what it names; one that was taken back before it left does not. */
export function isAnswer(message: Message, people: People): boolean {
	return isOfCareTeam(message, people) && message.re !== '' && !isTakenBack(message);
}

/** Whether one of the care team wrote a message. */
export function isOfCareTeam({ author }: Pick<Message, 'author'>, people: People): boolean {
	return CARE_TEAM.has(people.get(author)?.role ?? '');
}

/** Whether nobody but its author ever saw a message: it was taken back before it was to be shown. */
export function isTakenBack({ isWithdrawn, amendedAt, showAt }: Message): boolean {
	return isWithdrawn && amendedAt < showAt;
}
