/** Who wrote a message that somebody else has released. */
export const byline = {
	'byline.by': 'Written by {writer}, checked by {checker}',
	'byline.by_you': 'Written by {writer}, checked by you',
	'byline.changed': '{writer} wrote this first. {checker} changed the words later.',
	'byline.colleague': 'a colleague',
	'byline.again': 'This is a second copy. The same draft was sent before.',
	'byline.altered': 'These are not the words in the chart. Somebody changed them.',
	'byline.not_theirs': 'By the chart, somebody else wrote this draft.',
	'byline.no_draft': 'The chart has no such draft. Ask who sent this.',
	'byline.unreadable':
		'This device cannot read the draft in the chart, so it cannot compare the words.',
} as const;
