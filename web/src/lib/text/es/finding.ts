import type { Catalogue } from '../catalogue.ts';
import type { finding as english } from '../en/finding.ts';

export const finding: Pick<Catalogue, keyof typeof english> = {
	'palette.title': 'Buscar',
	'palette.label': 'Cliente o página',
	'palette.none': 'No se encontró nada.',
	'palette.results_one': 'Un resultado',
	'palette.results': '{count} resultados',
	'palette.client': 'Cliente',
	'palette.page': 'Página',
	'palette.search': 'Buscar en mensajes y expedientes',
};
