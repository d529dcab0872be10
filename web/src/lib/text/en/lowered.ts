export const lowered = {
	'lower.open': 'Change for a client',
	'lower.client': 'For which client',
	'lower.choose': 'Please choose',
	'lower.all': 'All my clients ({n})',
	'lower.all_hint':
		'Each client gets the change in their own conversation and can see it there. Clients who come later are not included.',
	'lower.how': 'How the rule counts from now on',
	'lower.elevated': 'Less: read first, no alert',
	'lower.none': 'Switched off',
	'lower.why': 'Why',
	'lower.why_hint': 'The client and your colleagues read this. It stays on record.',
	'lower.less_alert':
		'The client is still offered help for these words, and you read the message first. But nobody is alerted.',
	'lower.no_alert':
		'Please take a moment: this rule looks for words of danger. Once it is off, nobody is alerted for these words, and the client is not asked whether they are safe. Crisis help still stands on every page of theirs.',
	'lower.off_quiet':
		'The client is no longer offered help for these words. Crisis help still stands on every page of theirs.',
	'lower.save': 'Save',
	'lower.no_client': 'Please choose a client.',
	'lower.no_why': 'Please say why.',
	'lower.progress': '{done} of {all} clients done',
	'lower.saved': 'Changed for: {names}.',
	'lower.missed': 'Not changed for:',
	'lower.missed_one': '{name}: {reason}',
	'lower.not_yours': 'Only a clinician of this conversation can change this.',
	'lower.joint':
		'More than one client writes in this conversation. A rule cannot be lowered here: it would count less for each of them, and each would read why.',
	'lower.undo': 'Undo',
	'lower.undone': 'Taken back for: {names}.',
	'lower.nobody': 'You have no client yet for whom you could change it.',

	'lowered.title': 'Rules that count less',
	'lowered.lead':
		'What your team has lowered for this client. The client can see it, and why. Rules are changed under Settings, Safety rules.',
	'lowered.none': 'Every rule counts here as for everybody.',
	'lowered.elevated': 'read first, no alert',
	'lowered.off': 'switched off',
	'lowered.back': 'as for everybody',
	'lowered.why': 'Why: {why}',
	'lowered.since': '{name}, since {when}',
	'lowered.a_colleague': 'A colleague',
	'lowered.other_version': 'A rule that this version of the app does not have: {rule}',
	'lowered.restore': 'As it was',
	'lowered.restore_one': 'As it was: {rule}',
	'lowered.restored': 'It counts again as for everybody: {rule}',
	'lowered.undo': 'Undo',
	'lowered.history': 'All changes so far',
	'lowered.by': '{name}, {when}',
	'lowered.what_one': '{rule} Now: {how}.',

	'lowered.record_title': 'Changed for clients',
	'lowered.record_lead':
		'Every change of a rule for one of your clients, from their conversations: who, when, what and why.',
	'lowered.record_none': 'No rule has been changed for any of your clients.',
	'lowered.record_missing': 'This could not be read for: {names}.',

	'lowered.off_for_you': 'Your therapist has asked us not to react to this:',
	'lowered.less_for_you':
		'Your therapist has asked us to offer help but to alert nobody at once for this:',
	'lowered.help_stays': 'The crisis help is there for you all the same.',
} as const;
