import type { Catalogue } from '../catalogue.ts';
import type { marks as english } from '../en/marks.ts';

export const marks: Pick<Catalogue, keyof typeof english> = {
	'marks.region': 'Para su equipo',
	'marks.star': 'Destacar',
	'marks.starred': 'Destacado',
	'marks.open': 'Nota o temas',
	'marks.note': 'Nota para su equipo',
	'marks.hint': 'Va al expediente. El cliente no puede verla.',
	'marks.themes': 'Temas',
	'marks.themes_hint': 'Unas pocas palabras, separadas por comas. También van a los resúmenes.',
	'marks.add_theme': '+ {theme}',
	'marks.save': 'Guardar',
	'marks.close': 'Cerrar',
	'marks.mine': 'Usted',
	'marks.somebody': 'Alguien de su equipo',
	'marks.changed': 'Cambiada',
	'marks.change': 'Cambiar',
	'marks.remove': 'Quitar',
	'marks.cancel': 'Cancelar',
	'marks.removed': 'Nota quitada.',
	'marks.put_back': 'Volver a poner',
};
