import { found } from './found.ts';
import { join } from './join.ts';

/** What is said to people who have no account yet. */
export const joining = {
	...join,
	...found,
};
