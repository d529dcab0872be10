import type { Since } from '../sync/folds/reply-drafts.ts';
import type { PlainKey } from '../text/catalogue.ts';
import type { DraftItem } from './view.ts';

/** What happened meanwhile to the message that a draft answers. */
export const SINCE: Readonly<Record<Since, PlainKey>> = {
	gone: 'drafts.gone',
	answered: 'drafts.answered',
	newer: 'drafts.newer',
};

/** Where a draft stands that the server does not have. */
export const FATES: Readonly<Record<Exclude<DraftItem['fate'], 'sent'>, PlainKey>> = {
	kept: 'drafts.kept',
	refused: 'drafts.refused',
};
