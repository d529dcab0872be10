import type { Http } from '../api/http.ts';
import type { AgreementStanding, StandingPage } from '../api/shapes/policies.ts';

/** Where the threads stand that the viewer looks after, by id. @throws ProblemError, Unreachable */
export async function standingsOf(http: Http): Promise<ReadonlyMap<string, AgreementStanding>> {
	const found = new Map<string, AgreementStanding>();
	let cursor = '';
	do {
		const page = await http.get<StandingPage>('/agreements', cursor ? { cursor } : {});
		for (const each of page.agreements) found.set(each.space_id, each);
		cursor = page.next;
	} while (cursor);
	return found;
}
