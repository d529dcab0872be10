/** Sealed files (`meantime.wire.blobs`): the server's word alone. */

export type BlobProgress = Readonly<{ received: number; is_stored: boolean }>;

/** Bytes in a part of a blob; the last part is shorter. */
export const PART_BYTES = 256 * 1024;
