/** Who has opened a conversation, on the page about who can read it. */
export const openings = {
	'opened.title': 'Who has opened your messages',
	'opened.title_these': 'Who has opened these messages',
	'opened.why_later':
		'Your own therapist is shown by the day, and only on the next day: this list says who looks at your record, not when an answer is due. Everybody else is shown at once.',
	'opened.yours': '{who} opened your messages {when}.',
	'opened.these': '{who} opened the messages {when}.',
	'opened.copied_yours': '{who} copied your messages to a device {when}.',
	'opened.copied_these': '{who} copied the messages to a device {when}.',
	'opened.emergency_yours': 'Your messages were opened for {who} in an emergency {when}.',
	'opened.emergency_these': 'The messages were opened for {who} in an emergency {when}.',
	'opened.on': 'on {day}',
	'opened.at': 'on {day} at {time} ({place} time)',
	'opened.as': '{who}, {what},',
	'opened.covering': 'covering',
	'opened.in_emergency': 'in an emergency',
	'opened.observing': 'supervising',
	'opened.keeper': 'The practice’s record keeper',
	'opened.nameless': 'Somebody whom this conversation does not name',
	'opened.none': 'Nothing to show yet.',
	'opened.copies': 'Copied to a device',
	'opened.copies_text':
		'When somebody signs in on a new device, it may fetch many messages at once. That shows here, even if nobody has read them there.',
	'opened.older': 'Show what is older',
	'opened.kept': 'There is no connection. This is what your device heard last.',
	'opened.offline': 'There is no connection, so this cannot be shown now.',
	'opened.failed': 'This could not be shown.',
} as const;
