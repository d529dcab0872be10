/** My skills: what was learned and helps. */
export const skills = {
	'skills.title': 'My skills',
	'skills.title_staff': 'Skills',
	'skills.lead': 'What you have learned and what helps. Your therapist sees this list too.',
	'skills.lead_staff': 'What was learned and helps. Your client sees this list and may change it.',
	'skills.none': 'Nothing is on the list yet.',
	'skills.name': 'Skill',
	'skills.how': 'How it is done (if you like)',
	'skills.add': 'Add a skill',
	'skills.save': 'Put it on the list',
	'skills.remove': 'Remove',
	'skills.remove_one': 'Remove: {name}',
	'skills.removed': '“{name}” is off the list.',
	'skills.back': 'Put it back',
	'skills.missing': 'Write what the skill is called.',
} as const;
