import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.ts';
import { read } from '../story.fixture.ts';

// How teams write ladders and rhythms, in every language that has a lexicon: "level@minutes>who" ("?" on a condition), "level=every".
type Kind = 'calls' | 'news';
const show: Record<Kind, (facts: ReturnType<typeof factsOf>) => string[]> = {
  calls: ({ escalation }) => escalation.map((e) => `${e.severity}@${e.afterMinutes ?? '-'}>${e.to.join('+')}${e.condition ? '?' : ''}`),
  news: ({ updateCadence }) => updateCadence.map((c) => `${c.severity}=${c.everyMinutes}`),
};

const SCALES: Record<string, string> = {
  Spanish: '# Gestión de incidentes\n\n## Severidad\n\n- P1 (Crítica): caída total\n- P2 (Alta): degradación\n- P3 (Baja): molestia\n\n',
  Portuguese:
    '# Resposta a incidentes\n\n## Severidade\n\n- P1 (Crítica): queda total\n- P2 (Alta): degradação\n- P3 (Baixa): incômodo\n\n',
  German: '# Störungshandbuch\n\n## Schweregrade\n\n- P1 (Kritisch): Totalausfall\n- P2 (Hoch): Teilausfall\n- P3 (Niedrig): lästig\n\n',
  French:
    '# Gestion des incidents\n\n## Niveaux de gravité\n\n- P1 (Critique) : panne totale\n- P2 (Majeur) : dégradation\n- P3 (Mineur) : gêne\n\n',
  Ukrainian:
    '# Реагування на інциденти\n\n## Рівні критичності\n\n- P1 (Критичний): повна відмова\n- P2 (Високий): деградація\n- P3 (Низький): дрібниця\n\n',
  Russian:
    '# Реагирование на инциденты\n\n## Уровни критичности\n\n- P1 (Критический): полный отказ\n- P2 (Высокий): деградация\n- P3 (Низкий): мелочь\n\n',
  Japanese: '# インシデント対応\n\n## 重大度\n\n- P1（緊急）：全面停止\n- P2（高）：一部停止\n- P3（低）：軽微\n\n',
};

const forms: [language: string, kind: Kind, text: string, expected: string[]][] = [
  [
    'Spanish',
    'calls',
    '## Escalamiento\n\n| Nivel | Escalamiento |\n|---|---|\n| P1 | Alertar on-call + jefe de equipo |\n| P2 | Alertar on-call |\n| P3 | Asignar al equipo |\n',
    ['P1@0>on-call+jefe de equipo', 'P2@0>on-call'],
  ],
  [
    'Spanish',
    'calls',
    '## Escalamiento\n\n1. Ingeniero de guardia (inmediatamente)\n2. Jefe de equipo (después de 15 minutos)\n3. Director técnico (después de 1 hora)\n',
    ['*@0>Ingeniero de guardia', '*@15>Jefe de equipo', '*@60>Director técnico'],
  ],
  [
    'Spanish',
    'calls',
    '## Escalamiento\n\n- P1: llamar al ingeniero de guardia de inmediato; al jefe de equipo después de 15 minutos\n- P2: ingeniero de guardia; si no responde en 30 minutos, jefe de equipo\n',
    ['P1@0>ingeniero de guardia', 'P1@15>jefe de equipo', 'P2@0>ingeniero de guardia', 'P2@30>jefe de equipo?'],
  ],
  [
    'Spanish',
    'calls',
    '## Escalamiento\n\nSi nadie responde en 10 minutos, llamar al jefe de equipo. Si no se resuelve en 1 hora, avisar al director técnico.\n',
    ['*@10>jefe de equipo?', '*@60>director técnico?'],
  ],
  [
    'Spanish',
    'calls',
    '## Escalamiento\n\n| Nivel | Contacto | Tiempo |\n|---|---|---|\n| Nivel 1 | Guardia | Inmediato |\n| Nivel 2 | Jefe de equipo | 15 min sin respuesta |\n| Nivel 3 | Director técnico | 1 hora |\n',
    ['*@0>Guardia', '*@15>Jefe de equipo?', '*@60>Director técnico'],
  ],
  [
    'Spanish',
    'calls',
    '## Escalamiento\n\nNivel 1: Guardia → Nivel 2: Jefe de equipo (15 min) → Nivel 3: Director técnico (1 hora)\n',
    ['*@0>Guardia', '*@15>Jefe de equipo', '*@60>Director técnico'],
  ],
  [
    'Spanish',
    'news',
    '## Comunicación\n\n- P1: actualización cada 30 minutos\n- P2: actualización cada 2 horas\n- P3: actualización diaria\n',
    ['P1=30', 'P2=120', 'P3=1440'],
  ],
  ['Spanish', 'news', '## Comunicación\n\nActualizar según la severidad (P1: 30 min, P2: 60 min).\n', ['P1=30', 'P2=60']],
  [
    'Portuguese',
    'calls',
    '## Escalonamento\n\n1. Plantonista (imediatamente)\n2. Líder da equipe (após 15 minutos)\n3. Diretor técnico (após 1 hora)\n',
    ['*@0>Plantonista', '*@15>Líder da equipe', '*@60>Diretor técnico'],
  ],
  [
    'Portuguese',
    'calls',
    '## Escalonamento\n\n- P1: acionar o plantonista imediatamente; o líder da equipe após 15 minutos\n- P2: plantonista; se não responder em 30 minutos, líder da equipe\n',
    ['P1@0>plantonista', 'P1@15>líder da equipe', 'P2@0>plantonista', 'P2@30>líder da equipe?'],
  ],
  [
    'Portuguese',
    'calls',
    '## Escalonamento\n\nSe ninguém responder em 10 minutos, ligar para o líder da equipe. Se não for resolvido em 1 hora, avisar o diretor técnico.\n',
    ['*@10>líder da equipe?', '*@60>diretor técnico?'],
  ],
  [
    'Portuguese',
    'calls',
    '## Escalonamento\n\n| Nível | Contato | Tempo |\n|---|---|---|\n| Nível 1 | Plantonista | Imediato |\n| Nível 2 | Líder da equipe | 15 min sem resposta |\n| Nível 3 | Diretor técnico | 1 hora |\n',
    ['*@0>Plantonista', '*@15>Líder da equipe?', '*@60>Diretor técnico'],
  ],
  [
    'Portuguese',
    'calls',
    '## Escalonamento\n\nNível 1: Plantonista → Nível 2: Líder da equipe (15 min) → Nível 3: Diretor técnico (1 hora)\n',
    ['*@0>Plantonista', '*@15>Líder da equipe', '*@60>Diretor técnico'],
  ],
  [
    'Portuguese',
    'news',
    '## Comunicação\n\n- P1: atualização a cada 30 minutos\n- P2: atualização a cada 2 horas\n- P3: atualização diária\n',
    ['P1=30', 'P2=120', 'P3=1440'],
  ],
  ['Portuguese', 'news', '## Comunicação\n\nAtualizar conforme a severidade (P1: 30 min, P2: 60 min).\n', ['P1=30', 'P2=60']],
  [
    'Portuguese',
    'news',
    '## Cadência de comunicação\n\n- P1: update a cada 30 min\n- P2: update a cada 2–4h\n- P3: update diário\n',
    ['P1=30', 'P2=240', 'P3=1440'],
  ],
  [
    'German',
    'calls',
    '## Eskalation\n\n1. Bereitschaft (sofort)\n2. Teamleiter (nach 15 Minuten)\n3. Technischer Leiter (nach 1 Stunde)\n',
    ['*@0>Bereitschaft', '*@15>Teamleiter', '*@60>Technischer Leiter'],
  ],
  [
    'German',
    'calls',
    '## Eskalation\n\n- P1: Bereitschaft sofort; Teamleiter nach 15 Minuten\n- P2: Bereitschaft; falls keine Antwort in 30 Minuten, Teamleiter\n',
    ['P1@0>Bereitschaft', 'P1@15>Teamleiter', 'P2@0>Bereitschaft', 'P2@30>Teamleiter?'],
  ],
  [
    'German',
    'calls',
    '## Eskalation\n\nWenn niemand innerhalb von 10 Minuten antwortet, den Teamleiter anrufen. Wenn nach 1 Stunde nicht gelöst, den technischen Leiter informieren.\n',
    ['*@10>Teamleiter?', '*@60>technischen Leiter?'],
  ],
  [
    'German',
    'calls',
    '## Eskalation\n\n| Stufe | Kontakt | Zeit |\n|---|---|---|\n| Stufe 1 | Bereitschaft | Sofort |\n| Stufe 2 | Teamleiter | 15 min ohne Antwort |\n| Stufe 3 | Technischer Leiter | 1 Stunde |\n',
    ['*@0>Bereitschaft', '*@15>Teamleiter?', '*@60>Technischer Leiter'],
  ],
  [
    'German',
    'calls',
    '## Eskalation\n\nStufe 1: Bereitschaft → Stufe 2: Teamleiter (15 min) → Stufe 3: Technischer Leiter (1 Stunde)\n',
    ['*@0>Bereitschaft', '*@15>Teamleiter', '*@60>Technischer Leiter'],
  ],
  [
    'German',
    'news',
    '## Kommunikation\n\n- P1: Update alle 30 Minuten\n- P2: Update alle 2 Stunden\n- P3: tägliches Update\n',
    ['P1=30', 'P2=120', 'P3=1440'],
  ],
  ['German', 'news', '## Kommunikation\n\nAktualisierungen je nach Schweregrad (P1: 30 min, P2: 60 min).\n', ['P1=30', 'P2=60']],
  [
    'French',
    'calls',
    "## Escalade\n\n1. Ingénieur d'astreinte (immédiatement)\n2. Chef d'équipe (après 15 minutes)\n3. Directeur technique (après 1 heure)\n",
    ["*@0>Ingénieur d'astreinte", "*@15>Chef d'équipe", '*@60>Directeur technique'],
  ],
  [
    'French',
    'calls',
    "## Escalade\n\n- P1 : astreinte immédiatement ; chef d'équipe après 15 minutes\n- P2 : astreinte ; sans réponse après 30 minutes, chef d'équipe\n",
    ['P1@0>astreinte', "P1@15>chef d'équipe", 'P2@0>astreinte', "P2@30>chef d'équipe?"],
  ],
  [
    'French',
    'calls',
    "## Escalade\n\nSi personne ne répond en 10 minutes, appeler le chef d'équipe. Si l'incident n'est pas résolu après 1 heure, prévenir le directeur technique.\n",
    ["*@10>chef d'équipe?", '*@60>directeur technique?'],
  ],
  [
    'French',
    'calls',
    "## Escalade\n\n| Niveau | Contact | Délai |\n|---|---|---|\n| Niveau 1 | Astreinte | Immédiat |\n| Niveau 2 | Chef d'équipe | 15 min sans réponse |\n| Niveau 3 | Directeur technique | 1 heure |\n",
    ['*@0>Astreinte', "*@15>Chef d'équipe?", '*@60>Directeur technique'],
  ],
  [
    'French',
    'calls',
    "## Escalade\n\nNiveau 1 : Astreinte → Niveau 2 : Chef d'équipe (15 min) → Niveau 3 : Directeur technique (1 heure)\n",
    ['*@0>Astreinte', "*@15>Chef d'équipe", '*@60>Directeur technique'],
  ],
  [
    'French',
    'calls',
    '## Escalade\n\n1. **Niveau 1 – Support produit**\n   - Horaires : 7h–19h\n2. **Niveau 2 – Équipe plateforme**\n   - Rôle : investiguer\n3. **Niveau 3 – Direction**\n   - Rôle : décider\n',
    ['*@0>Support produit', '*@->Équipe plateforme', '*@->Direction'],
  ],
  [
    'French',
    'news',
    '## Communication\n\n- P1 : mise à jour toutes les 30 minutes\n- P2 : mise à jour toutes les 2 heures\n- P3 : mise à jour quotidienne\n',
    ['P1=30', 'P2=120', 'P3=1440'],
  ],
  ['French', 'news', '## Communication\n\nMises à jour selon la gravité (P1 : 30 min, P2 : 60 min).\n', ['P1=30', 'P2=60']],
  [
    'Ukrainian',
    'calls',
    '## Ескалація\n\n1. Черговий інженер (негайно)\n2. Керівник команди (через 15 хвилин)\n3. Технічний директор (через 1 годину)\n',
    ['*@0>Черговий інженер', '*@15>Керівник команди', '*@60>Технічний директор'],
  ],
  [
    'Ukrainian',
    'calls',
    '## Ескалація\n\n- P1: черговий інженер негайно; керівник команди через 15 хвилин\n- P2: черговий інженер; якщо немає відповіді 30 хвилин, керівник команди\n',
    ['P1@0>черговий інженер', 'P1@15>керівник команди', 'P2@0>черговий інженер', 'P2@30>керівник команди?'],
  ],
  [
    'Ukrainian',
    'calls',
    '## Ескалація\n\nЯкщо ніхто не відповідає протягом 10 хвилин, зателефонувати керівнику команди. Якщо не вирішено за 1 годину, повідомити технічного директора.\n',
    ['*@10>керівнику команди?', '*@60>технічного директора?'],
  ],
  [
    'Ukrainian',
    'calls',
    '## Ескалація\n\n| Рівень | Контакт | Час |\n|---|---|---|\n| Рівень 1 | Черговий | Негайно |\n| Рівень 2 | Керівник команди | 15 хв без відповіді |\n| Рівень 3 | Технічний директор | 1 година |\n',
    ['*@0>Черговий', '*@15>Керівник команди?', '*@60>Технічний директор'],
  ],
  [
    'Ukrainian',
    'calls',
    '## Ескалація\n\nРівень 1: Черговий → Рівень 2: Керівник команди (15 хв) → Рівень 3: Технічний директор (1 година)\n',
    ['*@0>Черговий', '*@15>Керівник команди', '*@60>Технічний директор'],
  ],
  [
    'Ukrainian',
    'news',
    '## Комунікація\n\n- P1: оновлення кожні 30 хвилин\n- P2: оновлення кожні 2 години\n- P3: щоденне оновлення\n',
    ['P1=30', 'P2=120', 'P3=1440'],
  ],
  ['Ukrainian', 'news', '## Комунікація\n\nОновлення за рівнем (P1: 30 хв, P2: 60 хв).\n', ['P1=30', 'P2=60']],
  [
    'Russian',
    'calls',
    '## Эскалация\n\n1. Дежурный инженер (немедленно)\n2. Руководитель команды (через 15 минут)\n3. Технический директор (через 1 час)\n',
    ['*@0>Дежурный инженер', '*@15>Руководитель команды', '*@60>Технический директор'],
  ],
  [
    'Russian',
    'calls',
    '## Эскалация\n\n- P1: дежурный инженер немедленно; руководитель команды через 15 минут\n- P2: дежурный инженер; если нет ответа 30 минут, руководитель команды\n',
    ['P1@0>дежурный инженер', 'P1@15>руководитель команды', 'P2@0>дежурный инженер', 'P2@30>руководитель команды?'],
  ],
  [
    'Russian',
    'calls',
    '## Эскалация\n\nЕсли никто не отвечает в течение 10 минут, позвонить руководителю команды. Если не решено за 1 час, уведомить технического директора.\n',
    ['*@10>руководителю команды?', '*@60>технического директора?'],
  ],
  [
    'Russian',
    'calls',
    '## Эскалация\n\n| Уровень | Контакт | Время |\n|---|---|---|\n| Уровень 1 | Дежурный | Немедленно |\n| Уровень 2 | Руководитель команды | 15 мин без ответа |\n| Уровень 3 | Технический директор | 1 час |\n',
    ['*@0>Дежурный', '*@15>Руководитель команды?', '*@60>Технический директор'],
  ],
  [
    'Russian',
    'calls',
    '## Эскалация\n\nУровень 1: Дежурный → Уровень 2: Руководитель команды (15 мин) → Уровень 3: Технический директор (1 час)\n',
    ['*@0>Дежурный', '*@15>Руководитель команды', '*@60>Технический директор'],
  ],
  [
    'Russian',
    'news',
    '## Коммуникация\n\n- P1: обновление каждые 30 минут\n- P2: обновление каждые 2 часа\n- P3: ежедневное обновление\n',
    ['P1=30', 'P2=120', 'P3=1440'],
  ],
  ['Russian', 'news', '## Коммуникация\n\nОбновления по уровню (P1: 30 мин, P2: 60 мин).\n', ['P1=30', 'P2=60']],
  [
    'Japanese',
    'calls',
    '## エスカレーション\n\n1. オンコール担当（即時）\n2. チームリーダー（15分後）\n3. CTO（1時間後）\n',
    ['*@0>オンコール担当', '*@15>チームリーダー', '*@60>CTO'],
  ],
  [
    'Japanese',
    'calls',
    '## エスカレーション\n\n- P1：オンコール担当（即時）、チームリーダー（15分後）\n- P2：オンコール担当、CTO（1時間後）\n',
    ['P1@0>オンコール担当', 'P1@15>チームリーダー', 'P2@0>オンコール担当', 'P2@60>CTO'],
  ],
  [
    'Japanese',
    'calls',
    '## エスカレーション\n\n10分以内に応答がない場合は、チームリーダーに電話する。1時間以内に解決しない場合は、CTOに連絡する。\n',
    ['*@10>チームリーダー?', '*@60>CTO?'],
  ],
  [
    'Japanese',
    'calls',
    '## エスカレーション\n\n| レベル | 連絡先 | タイミング |\n|---|---|---|\n| レベル1 | オンコール担当 | 即時 |\n| レベル2 | チームリーダー | 15分後 |\n| レベル3 | CTO | 1時間後 |\n',
    ['*@0>オンコール担当', '*@15>チームリーダー', '*@60>CTO'],
  ],
  [
    'Japanese',
    'calls',
    '## エスカレーション\n\nオンコール担当 → チームリーダー（15分） → CTO（1時間）\n',
    ['*@0>オンコール担当', '*@15>チームリーダー', '*@60>CTO'],
  ],
  [
    'Japanese',
    'news',
    '## コミュニケーション\n\n- P1：30分ごとに更新\n- P2：2時間ごとに更新\n- P3：毎日更新\n',
    ['P1=30', 'P2=120', 'P3=1440'],
  ],
  ['Japanese', 'news', '## コミュニケーション\n\n重大度に応じて状況を更新する（P1：30分、P2：60分）。\n', ['P1=30', 'P2=60']],
];

describe('who is called and how often there is news', () => {
  it.each(forms)('in %s, %s: %j', (language, kind, text, expected) =>
    expect(show[kind](factsOf(read(`${SCALES[language]}${text}`))).sort()).toEqual([...expected].sort()),
  );
});
