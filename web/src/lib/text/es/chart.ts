import type { Catalogue } from '../catalogue.ts';
import type { chart as english } from '../en/chart.ts';

export const chart: Pick<Catalogue, keyof typeof english> = {
	'chart.show_table': 'Mostrar la tabla',
	'chart.hide_table': 'Ocultar la tabla',
	'chart.hint': 'Para leer un punto, tóquelo o use las flechas del teclado.',
	'chart.source': 'Fuente: {source}',
	'chart.empty': 'Todavía no hay nada que mostrar.',
};
