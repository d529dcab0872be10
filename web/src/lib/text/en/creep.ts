export const creep = {
	'creep.title': 'How much is written',
	'creep.lead':
		'Counted on this device from the letters it can open, and kept from everybody else. It is a hint, not an assessment.',
	'creep.more': 'More messages: {now} a week in the last four weeks, {before} before.',
	'creep.longer':
		'Longer messages: usually {now} characters in the last four weeks, {before} before.',
	'creep.suggestion':
		'It may help to talk about this in the session, never by message. Check safety first.',
	'creep.caption': 'The client’s messages in twelve weeks, the newest first',
	'creep.week': 'Seven days from',
	'creep.messages': 'Messages',
	'creep.length': 'Length',
	'creep.turns': 'Quick turns',
	'creep.outside': 'In closed time',
	'creep.explained':
		'Length is the middle one, in characters. A quick turn is a message within an hour of one from the other side. Urgent messages never count.',
	'creep.usual': 'The dashed line is what is usual: {n} in seven days.',
	'creep.guide': 'For the session: {title}',
	'creep.say': '“{words}”',
} as const;
