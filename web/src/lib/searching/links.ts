import type { PlainKey } from '../text/catalogue.ts';
import type { Hit, Kind } from './view.ts';

export const KINDS: Readonly<Record<Kind, PlainKey>> = {
	message: 'search.message',
	agenda: 'search.agenda',
	note: 'search.note',
	margin: 'search.margin',
	contact: 'search.contact',
	kept: 'search.kept',
	private: 'search.private',
};

/** The page on which something that was found stands; a message there is gone to. */
export function hrefOf({ kind, id, about, message }: Hit, isStaff: boolean): string {
	if (kind === 'kept') return '/journal';
	if (kind === 'note') return `/notes/${about}/${id}?signed`;
	if (kind === 'private') return `/private/${about}`;
	if (message) return `/threads/${about}#${message}`;
	return isStaff && kind !== 'agenda' ? `/caseload/${about}` : `/threads/${about}`;
}
