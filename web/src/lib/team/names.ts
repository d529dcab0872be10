import type { Text } from '../text/text.svelte.ts';
import { visible } from '../ui/visible.ts';
import type { TeamMember } from './view.ts';

/** What somebody of the practice is called, or words for not having a name yet. */
export function nameOf({ name, isMe }: TeamMember, text: Text): string {
	return visible(name).trim() || text.say(isMe ? 'team.you' : 'team.unnamed');
}
