import type { letters as english } from '../en/letters.ts';

export const letters: Record<keyof typeof english, string> = {
	'guide.length': 'Son {count} caracteres; la mayoría de los mensajes tiene menos de {most}.',
	'guide.frequency':
		'Ha escrito {count} mensajes en los últimos siete días. Eso puede indicar que están pasando muchas cosas. Quizá le ayude tener una sesión antes.',
	'guide.send_anyway': 'Puede enviarlo así.',
};
