const BITS_PER_SECOND = 48_000; // speech; an hour of it would still be a file that may be sent
const FORMATS = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];
const ENDINGS: Readonly<Record<string, string>> = {
	'audio/webm': 'webm',
	'audio/mp4': 'm4a',
	'audio/ogg': 'ogg',
};

/** Why a device does not record. */
export type Hindrance = 'denied' | 'unable';

/** A voice memo while it is being recorded. */
export class Recording {
	readonly #recorder: MediaRecorder;
	readonly #stream: MediaStream;
	readonly #pieces: Blob[] = [];

	private constructor(stream: MediaStream, mimeType: string) {
		this.#stream = stream;
		this.#recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BITS_PER_SECOND });
		this.#recorder.addEventListener('dataavailable', ({ data }) => {
			this.#pieces.push(data);
		});
		this.#recorder.start();
	}

	/** Begins, once the person lets the page hear. Returns why not, if it cannot. */
	static async start(): Promise<Recording | Hindrance> {
		const format = formatHere();
		if (!format) return 'unable';
		try {
			return new Recording(await navigator.mediaDevices.getUserMedia({ audio: true }), format);
		} catch (error) {
			const isRefusal = error instanceof DOMException && error.name === 'NotAllowedError';
			return isRefusal ? 'denied' : 'unable';
		}
	}

	/** Ends it. Returns what was recorded, and the ending of its name. */
	async stop(): Promise<{ content: Blob; mime: string; ending: string }> {
		const ended = new Promise((resolve) => {
			this.#recorder.addEventListener('stop', resolve, { once: true });
		});
		this.#recorder.stop();
		await ended;
		this.#close();
		const [mime = ''] = this.#recorder.mimeType.split(';');
		return {
			content: new Blob(this.#pieces, { type: mime }),
			mime,
			ending: ENDINGS[mime] ?? 'bin',
		};
	}

	/** Ends it, and throws away what was recorded. */
	drop(): void {
		if (this.#recorder.state !== 'inactive') this.#recorder.stop();
		this.#close();
	}

	#close(): void {
		for (const track of this.#stream.getTracks()) track.stop();
	}
}

/** The first format that this browser records, or nothing. */
function formatHere(): string | undefined {
	const { mediaDevices } = navigator as Partial<Navigator>;
	if (!mediaDevices || !('MediaRecorder' in globalThis)) return undefined;
	return FORMATS.find((format) => MediaRecorder.isTypeSupported(format));
}
