import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.ts';
import { read } from '../story.fixture.ts';

// How teams write their scales, in every language that has a lexicon: "level=respond/resolve" in minutes.
const forms: [language: string, text: string, expected: string[]][] = [
  [
    'Spanish',
    '# Gestión de incidentes\n\n## Niveles de severidad\n\n- **P1 (Crítica):** caída total. Respuesta: 15 minutos. Resolución: 4 horas.\n- **P2 (Alta):** degradación. Respuesta: 1 hora. Resolución: 1 día.\n- **P3 (Baja):** molestia. Respuesta: 1 día.\n',
    ['P1=15/240', 'P2=60/1440', 'P3=1440/-'],
  ],
  [
    'Spanish',
    '# Gestión de incidentes\n\n## Severidad\n\n### P1 - Crítica\n\n- **Tiempo de respuesta:** menos de 15 minutos\n- **Tiempo de resolución:** 4 horas\n\n### P2 - Media\n\n- **Tiempo de respuesta:** en 1 hora\n',
    ['P1=15/240', 'P2=60/-'],
  ],
  [
    'Spanish',
    '# Gestión de incidentes\n\n## Prioridades\n\n1. Crítica: caída total. Respondemos en un plazo de 15 minutos.\n2. Media: una parte falla. Respondemos en 2 horas.\n',
    ['Crítica=15/-', 'Media=120/-'],
  ],
  [
    'Portuguese',
    '# Resposta a incidentes\n\n## Níveis de severidade\n\n- **P1 (Crítica):** queda total. Resposta: 15 minutos. Resolução: 4 horas.\n- **P2 (Alta):** degradação. Resposta: 1 hora. Resolução: 1 dia.\n- **P3 (Baixa):** incômodo. Resposta: 1 dia.\n',
    ['P1=15/240', 'P2=60/1440', 'P3=1440/-'],
  ],
  [
    'Portuguese',
    '# Resposta a incidentes\n\n## Severidade\n\n### P1 - Crítica\n\n- **Meta de resposta:** até 15 minutos\n- **Meta de resolução:** até 4 horas\n\n### P2 - Média\n\n- **Tempo de resposta:** em até 1 hora\n',
    ['P1=15/240', 'P2=60/-'],
  ],
  [
    'Portuguese',
    '# Resposta a incidentes\n\n## Prioridades\n\n1. Crítica: queda total. Respondemos em até 15 minutos.\n2. Média: uma parte falha. Respondemos em até 2 horas.\n',
    ['Crítica=15/-', 'Média=120/-'],
  ],
  [
    'German',
    '# Störungshandbuch\n\n## Schweregrade\n\n- **P1 (Kritisch):** Totalausfall. Reaktion: 15 Minuten. Lösung: 4 Stunden.\n- **P2 (Hoch):** Teilausfall. Reaktion: 1 Stunde. Lösung: 1 Tag.\n- **P3 (Niedrig):** lästig. Reaktion: 1 Tag.\n',
    ['P1=15/240', 'P2=60/1440', 'P3=1440/-'],
  ],
  [
    'German',
    '# Störungshandbuch\n\n## Schweregrade\n\n### P1 - Kritisch\n\n- **Reaktionszeit:** unter 15 Minuten\n- **Lösungszeit:** 4 Stunden\n\n### P2 - Mittel\n\n- **Reaktionszeit:** binnen 1 Stunde\n',
    ['P1=15/240', 'P2=60/-'],
  ],
  [
    'German',
    '# Störungshandbuch\n\n## Prioritäten\n\n1. Kritisch: alles steht. Wir reagieren innerhalb von 15 Minuten.\n2. Mittel: ein Teil fehlt. Wir reagieren innerhalb von 2 Stunden.\n',
    ['Kritisch=15/-', 'Mittel=120/-'],
  ],
  [
    'French',
    '# Gestion des incidents\n\n## Niveaux de gravité\n\n- **P1 (Critique) :** panne totale. Réponse : 15 minutes. Résolution : 4 heures.\n- **P2 (Majeur) :** dégradation. Réponse : 1 heure. Résolution : 1 jour.\n- **P3 (Mineur) :** gêne. Réponse : 1 jour.\n',
    ['P1=15/240', 'P2=60/1440', 'P3=1440/-'],
  ],
  [
    'French',
    '# Gestion des incidents\n\n## Gravité\n\n### P1 - Critique\n\n- **Délai de réponse :** moins de 15 minutes\n- **Délai de résolution :** 4 heures\n\n### P2 - Majeur\n\n- **Délai de réponse :** sous 1 heure\n',
    ['P1=15/240', 'P2=60/-'],
  ],
  [
    'French',
    '# Gestion des incidents\n\n## Priorités\n\n1. Critique : panne totale. Nous répondons sous 15 minutes.\n2. Mineur : une partie manque. Nous répondons sous 2 heures.\n',
    ['Critique=15/-', 'Mineur=120/-'],
  ],
  [
    'French',
    '# Gestion des incidents\n\n## Niveaux de gravité\n\n- **Critique** : panne totale\n- **Cosmétique** : gêne visuelle\n\n## Délais de réponse\n\n- Critique : 1 heure\n- Cosmétique : 3 jours\n',
    ['Critique=60/-', 'Cosmétique=4320/-'],
  ],
  [
    'Ukrainian',
    '# Реагування на інциденти\n\n## Рівні критичності\n\n- **P1 (Критичний):** повна відмова. Реакція: 15 хвилин. Вирішення: 4 години.\n- **P2 (Високий):** деградація. Реакція: 1 година. Вирішення: 1 день.\n- **P3 (Низький):** дрібниця. Реакція: 1 день.\n',
    ['P1=15/240', 'P2=60/1440', 'P3=1440/-'],
  ],
  [
    'Ukrainian',
    '# Реагування на інциденти\n\n## Рівні критичності\n\n### P1 - Критичний\n\n- **Час реакції:** до 15 хвилин\n- **Час вирішення:** 4 години\n\n### P2 - Середній\n\n- **Час реакції:** до 1 години\n',
    ['P1=15/240', 'P2=60/-'],
  ],
  [
    'Russian',
    '# Реагирование на инциденты\n\n## Уровни критичности\n\n- **P1 (Критический):** полный отказ. Реакция: 15 минут. Решение: 4 часа.\n- **P2 (Высокий):** деградация. Реакция: 1 час. Решение: 1 день.\n- **P3 (Низкий):** мелочь. Реакция: 1 день.\n',
    ['P1=15/240', 'P2=60/1440', 'P3=1440/-'],
  ],
  [
    'Russian',
    '# Реагирование на инциденты\n\n## Уровни критичности\n\n### P1 - Критический\n\n- **Время реакции:** до 15 минут\n- **Время решения:** 4 часа\n\n### P2 - Средний\n\n- **Время реакции:** до 1 часа\n',
    ['P1=15/240', 'P2=60/-'],
  ],
  [
    'Japanese',
    '# インシデント対応\n\n## 重大度レベル\n\n- **P1（緊急）：** 全面停止。初動：15分。復旧：4時間。\n- **P2（高）：** 一部停止。初動：1時間。復旧：1日。\n- **P3（低）：** 軽微。初動：1日。\n',
    ['P1=15/240', 'P2=60/1440', 'P3=1440/-'],
  ],
  [
    'Japanese',
    '# インシデント対応\n\n## 重大度\n\n### P1 - 緊急\n\n- **初動時間：** 15分以内\n- **復旧時間：** 4時間\n\n### P2 - 中\n\n- **初動時間：** 1時間以内\n',
    ['P1=15/240', 'P2=60/-'],
  ],
];

describe('a scale with its targets', () => {
  it.each(forms)('in %s: %j', (_, text, expected) => {
    const { severities } = factsOf(read(text));
    expect(severities.map((s) => `${s.id}=${s.responseMinutes ?? '-'}/${s.resolutionMinutes ?? '-'}`)).toEqual(expected);
  });
});
