import type { Catalogue } from '../catalogue.ts';
import type { skills as english } from '../en/skills.ts';

export const skills: Pick<Catalogue, keyof typeof english> = {
	'skills.title': 'Mis técnicas',
	'skills.title_staff': 'Técnicas',
	'skills.lead': 'Lo que ha aprendido y le ayuda. Su terapeuta también ve esta lista.',
	'skills.lead_staff': 'Lo que se aprendió y ayuda. Su cliente ve esta lista y puede cambiarla.',
	'skills.none': 'Aún no hay nada en la lista.',
	'skills.name': 'Técnica',
	'skills.how': 'Cómo se hace (si quiere)',
	'skills.add': 'Añadir una técnica',
	'skills.save': 'Poner en la lista',
	'skills.remove': 'Quitar',
	'skills.remove_one': 'Quitar: {name}',
	'skills.removed': '«{name}» ya no está en la lista.',
	'skills.back': 'Volver a ponerla',
	'skills.missing': 'Escriba cómo se llama la técnica.',
};
