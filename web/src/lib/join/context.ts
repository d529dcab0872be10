import { createContext } from 'svelte';
import type { Remote } from '../sync/remote.ts';
import type { JoinRoom } from './room.ts';

export const [getJoin, setJoin] = createContext<Remote<JoinRoom>>();
