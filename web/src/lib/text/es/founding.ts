import { found } from './found.ts';
import { join } from './join.ts';

/** What is said to whoever founds a practice: they make an account as invited people do. */
export const founding = {
	...join,
	...found,
};
