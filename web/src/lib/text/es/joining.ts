import { join } from './join.ts';

/** What is said to invited people who have no account yet. */
export const joining = join;
