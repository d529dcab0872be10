import type { NewAnswer } from './view.ts';

/** Whoever asked takes it back. */
export const WITHDRAWAL: NewAnswer = {
	outcome: 'withdrawn',
	text: '',
	ground: '',
	exception: '',
	until: '',
	item: '',
	amendment: '',
};
