import { createContext } from 'svelte';
import type { Desk } from '../sync/remote.ts';
import type { Rooms } from './rooms.ts';

/** The worker's rooms, for layouts that put some of them on their pages. */
export const [getDesk, setDesk] = createContext<Desk<Rooms>>();
