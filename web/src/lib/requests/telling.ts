/** Telling the server what there is to count days by; never what is asked or answered. */
import { ProblemError } from '../api/problems.ts';
import type { RequestRow, RequestRows } from '../api/shapes/requests.ts';
import { foldPeople } from '../sync/folds/people.ts';
import { foldRequests, type RecordRequest } from '../sync/folds/record-requests.ts';
import type { Hands } from '../sync/seating.ts';

/**
 * Tells of requests in a thread, and of the viewer's own answers, that the server does not know.
 * What it refuses for good is left: the thread has it all the same. @throws Unreachable
 */
export async function tellServer(hands: Hands, id: string, zone: string): Promise<void> {
	const log = (await hands.spaces.space(id)).log(); // what was delivered
	const people = foldPeople(log);
	const requests = foldRequests(log, people, zone);
	if (requests.length === 0) return;
	const path = `/spaces/${id}/record-requests`;
	const { requests: rows } = await hands.http.get<RequestRows>(path);
	const known = new Map(rows.map((row) => [row.id, row]));
	const isClient = people.get(hands.me.id)?.role === 'client';
	for (const request of requests) {
		if (isClient && request.author !== hands.me.id) continue;
		await tell(hands, `${path}/${request.id}`, request, known.get(request.id));
	}
}

async function tell(
	{ http, me }: Hands,
	here: string,
	request: RecordRequest,
	row: RequestRow | undefined,
): Promise<void> {
	try {
		const asked = { kind: request.post.kind, asked_on: request.askedOn };
		const known = row ?? (await http.put<RequestRow>(here, asked));
		const { extension, answers } = request;
		if (extension?.author === me.id && !known.is_extended) {
			const body = { answer_id: extension.id, until: extension.post.until };
			await http.put(`${here}/extension`, body);
		}
		const last = answers.at(-1);
		if (last?.author === me.id && last.post.outcome !== known.state) {
			await http.put(`${here}/answer`, { answer_id: last.id, state: last.post.outcome });
		}
	} catch (error) {
		if (!(error instanceof ProblemError)) throw error;
	}
}
