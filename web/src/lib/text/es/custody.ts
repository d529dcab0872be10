import type { custody as english } from '../en/custody.ts';

export const custody: Readonly<Record<keyof typeof english, string>> = {
	'title.records': 'Expedientes · Meantime',

	'custody.title': 'Expedientes',
	'custody.lead':
		'Lo que está pendiente, atrasado o dañado en los expedientes de la consulta. Los custodios responden de ello.',
	'custody.not_yours':
		'Solo los custodios ven esta página: responden de los expedientes de la consulta.',
	'custody.holders': 'Quién tiene la clave de la consulta',
	'custody.holders_text':
		'Con ella los custodios abren todos los expedientes de la consulta. Dura más que las personas que la tienen.',
	'custody.only_one':
		'Solo una persona tiene la clave de la consulta. Si pierde todo lo que usa para entrar, nadie podrá volver a abrir los expedientes. Haga custodio a otra persona.',
	'custody.you': 'usted',
	'custody.unnamed': 'Colega sin nombre',
};
