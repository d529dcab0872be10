/** In this browser's open storage, without a value of its own: somebody may write before unlocking. */
export const WRITTEN_EARLY = 'meantime.early';
