/** What keeps a reply from being saved. Pure. */
import type { RepliesContent } from '../replying/contents.ts';
import { strangeVariables } from '../replying/filling.ts';
import type { ReplyWords } from './view.ts';

const MOST_CHARACTERS = 1000;

/** `of` is the language whose text has to be mended; `name` what stands in braces there. */
export type ReplyFault = Readonly<{
	of: 'en' | 'es';
	why: 'empty' | 'too_long' | 'strange';
	name: string;
}>;

/** The first fault of the texts; null for none. */
export function faultOf(
	content: Pick<RepliesContent, 'variables'>,
	text: ReplyWords['text'],
): ReplyFault | null {
	const said = (['en', 'es'] as const).filter((each) => text[each].trim() !== '');
	if (said.length === 0) return { of: 'en', why: 'empty', name: '' };
	for (const of of said) {
		if (text[of].length > MOST_CHARACTERS) return { of, why: 'too_long', name: '' };
		const [name] = strangeVariables(content, text[of]);
		if (name !== undefined) return { of, why: 'strange', name };
	}
	return null;
}
