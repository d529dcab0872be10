import type { Catalogue } from '../catalogue.ts';
import type { moments as english } from '../en/moments.ts';

export const moments: Pick<Catalogue, keyof typeof english> = {
	'moment.name': 'Un momento',
	'moment.when': '{when}, hora de {place}',
	'moment.feelings': 'Sentimientos',
	'moment.intensity': 'Con qué fuerza',
	'moment.urge': 'Un impulso',
	'moment.urge_strength': 'Con qué fuerza sintió el impulso',
	'moment.instead': 'Lo que hice en su lugar',
	'moment.tags': 'Etiquetas',
	'moment.of_ten': '{n} de 10',
	'moment.not_said': 'Sin decir',
	'moment.least': 'Apenas se nota',
	'moment.most': 'Lo más fuerte que puede ser',
	'moment.unsay': 'Dejarlo fuera',
};
