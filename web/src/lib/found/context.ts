import { createContext } from 'svelte';
import type { Remote } from '../sync/remote.ts';
import type { FoundRoom } from './room.ts';

export const [getFound, setFound] = createContext<Remote<FoundRoom>>();
