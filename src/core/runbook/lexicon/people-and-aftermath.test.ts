import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.ts';
import { dedent, read } from '../story.fixture.ts';

// What the people do and what follows an incident, as small chapters in each language.
type Chapters = { severity: string; roles: string; contacts: string; review: string; metrics: string; report: string };
const documents: Record<string, Chapters> = {
  fr: {
    severity: '# Gestion des incidents\n\n## Niveaux de gravité\n\n- **P1** : tout est à l’arrêt\n- **P2** : une partie est à l’arrêt',
    roles: `
      ## Rôles
      - Responsable d'incident : décide et coordonne
      - Scribe : note chaque action
      - Communication : informe les clients`,
    contacts: `
      ## Contacts
      ### Hébergeur
      - Courriel : aide@hebergeur.test
      - Tél. : +33 1 23 45 67 89
      - Horaires : 24/7`,
    review: `
      ## Bilan
      - Rédiger le compte rendu dans les 48 heures pour les P1
      - Le retour d'expérience est obligatoire pour les P1`,
    metrics: `
      ## Indicateurs
      - Temps moyen de réponse (objectif : < 15 min)
      - Nombre d'incidents par semaine`,
    report: `
      ## Rapport d'incident
      Chaque rapport doit contenir :
      - Résumé
      - Chronologie
      - Cause racine`,
  },
  es: {
    severity: '# Respuesta a incidentes\n\n## Niveles de severidad\n\n- **P1**: todo está caído\n- **P2**: una parte está caída',
    roles: `
      ## Roles y responsabilidades
      - Comandante del incidente: decide y coordina
      - Escriba: anota cada acción
      - Comunicación: informa a los clientes`,
    contacts: `
      ## Contactos
      ### Proveedor de hosting
      - Correo electrónico: ayuda@hosting.test
      - Teléfono: +34 912 345 678
      - Horario de atención: 24/7`,
    review: `
      ## Revisión post-incidente
      - Celebrar la revisión dentro de 48 horas para los P1`,
    metrics: `
      ## Métricas
      - Tiempo medio de respuesta (objetivo: < 15 min)
      - Número de incidentes por semana`,
    report: `
      ## Informe de incidente
      El informe debe incluir:
      - Resumen
      - Cronología
      - Causa raíz`,
  },
  pt: {
    severity: '# Resposta a incidentes\n\n## Níveis de severidade\n\n- **P1**: tudo está fora do ar\n- **P2**: uma parte está fora do ar',
    roles: `
      ## Papéis mínimos
      - Comandante do incidente: decide e coordena
      - Executor técnico: aplica a correção
      - Comunicação: informa os clientes`,
    contacts: `
      ## Contatos
      ### Provedor de hospedagem
      - E-mail: ajuda@hospedagem.test
      - Telefone: +55 11 91234 5678
      - Horário de atendimento: 24/7`,
    review: `
      ## Revisão pós-incidente
      - Realizar a revisão em até 48 horas para os P1`,
    metrics: `
      ## Indicadores
      - Tempo médio de resposta (meta: < 15 min)
      - Número de incidentes por semana`,
    report: `
      ## Relatório de incidente
      O relatório deve conter:
      - Resumo
      - Linha do tempo
      - Causa raiz`,
  },
  de: {
    severity: '# Störungshandbuch\n\n## Schweregrade\n\n- **P1**: alles steht\n- **P2**: ein Teil steht',
    roles: `
      ## Rollen und Aufgaben
      - Einsatzleitung: entscheidet und koordiniert
      - Protokollführung: schreibt jede Maßnahme auf
      - Kommunikation: informiert die Kunden`,
    contacts: `
      ## Ansprechpartner
      ### Rechenzentrum
      - E-Mail: hilfe@zentrum.test
      - Telefonnummer: +49 30 1234567
      - Servicezeiten: rund um die Uhr`,
    review: `
      ## Nachbesprechung
      - Analyse und Lernen
      - Die Nachbesprechung für P1 wird innerhalb von 48 Stunden durchgeführt`,
    metrics: `
      ## Kennzahlen
      - Mittlere Reaktionszeit (Ziel: < 15 min)
      - Zahl der Vorfälle je Woche`,
    report: `
      ## Abschlussbericht
      Der Bericht enthält:
      - Zusammenfassung
      - Zeitlicher Ablauf
      - Ursache`,
  },
  uk: {
    severity: '# Реагування на інциденти\n\n## Рівні критичності\n\n- **P1**: нічого не працює\n- **P2**: частина не працює',
    roles: `
      ## Ролі та обов'язки
      - Керівник інциденту: вирішує і координує
      - Секретар: записує кожну дію
      - Відповідальний за комунікацію: інформує клієнтів`,
    contacts: `
      ## Контакти
      ### Хостинг
      - Пошта: help@hosting.test
      - Тел.: +380 44 123 45 67
      - Графік роботи: цілодобово`,
    review: `
      ## Після інциденту
      - Провести розбір протягом 48 годин для P1`,
    metrics: `
      ## Метрики
      - Середній час реакції (ціль: < 15 хв)
      - Кількість інцидентів за тиждень`,
    report: `
      ## Звіт про інцидент
      Звіт має містити:
      - Підсумок
      - Хронологія
      - Причина`,
  },
  ru: {
    severity: '# Реагирование на инциденты\n\n## Уровни критичности\n\n- **P1**: ничего не работает\n- **P2**: часть не работает',
    roles: `
      ## Роли и обязанности
      - Руководитель инцидента: решает и координирует
      - Секретарь: записывает каждое действие
      - Ответственный за коммуникацию: информирует клиентов`,
    contacts: `
      ## Контакты
      ### Хостинг
      - Почта: help@hosting.test
      - Тел.: +7 495 123 45 67
      - Часы работы: круглосуточно`,
    review: `
      ## После инцидента
      - Провести разбор в течение 48 часов для P1`,
    metrics: `
      ## Метрики
      - Среднее время реакции (цель: < 15 мин)
      - Число инцидентов за неделю`,
    report: `
      ## Отчёт об инциденте
      Отчёт должен содержать:
      - Итог
      - Хронология
      - Причина`,
  },
  ja: {
    severity: '# 障害対応手順\n\n## 重大度\n\n- **P1**: 全停止\n- **P2**: 一部停止',
    roles: `
      ## 役割
      - インシデントコマンダー: 判断と指揮
      - 記録係: すべての作業を記録する
      - 広報担当: 顧客に知らせる`,
    contacts: `
      ## 連絡先
      ### データセンター
      - メール: help@center.test
      - 電話番号: 03-1234-5678
      - 受付時間: 24時間`,
    review: `
      ## 振り返り
      - P1は48時間以内に振り返りを実施する`,
    metrics: `
      ## 指標
      - 平均対応時間（目標: 15分以内）
      - 週あたりの障害件数`,
    report: `
      ## 障害報告書
      報告書には以下を記載する:
      - 概要
      - 時系列
      - 原因`,
  },
};

describe.each(Object.keys(documents))('people and aftermath in %s', (language) => {
  const chapters = documents[language] as Chapters;
  const facts = (chapter: keyof Chapters) => factsOf(read(`${chapters.severity}\n\n${dedent(chapters[chapter])}`));

  it('a list of roles, with those who lead, write and speak', () => {
    const named = [...chapters.roles.matchAll(/- ([^:：]+?)\s?:/g)].map((match) => match[1]);
    expect(facts('roles').roles).toEqual(named);
  });

  it('a party as title above the ways to reach it is one contact, and when it is there is none', () => {
    const title = /### (.+)/.exec(chapters.contacts)?.[1];
    const contact = /: (\S+@\S+)/.exec(chapters.contacts)?.[1];
    expect(facts('contacts').contacts).toEqual([{ role: title, contact, backup: null }]);
  });

  it('the review has a deadline and its levels, and no small word is a length of time', () => {
    expect(facts('review').review.map((r) => [r.severity, r.withinHours, r.required])).toEqual([['P1', 48, true]]);
  });

  it('what is measured, and the target in brackets', () => {
    const [first, second] = [...chapters.metrics.matchAll(/- (.+)/g)].map((match) => match[1] ?? '');
    expect(facts('metrics').metrics.map((m) => [m.name, m.target])).toEqual([
      [first?.replace(/\s*[（(].*/, ''), /[:：]\s*([^()（）]+)[)）]/.exec(first ?? '')?.[1]],
      [second, null],
    ]);
  });

  it('what the report must contain', () => {
    expect(facts('report').postmortemSections).toEqual([...chapters.report.matchAll(/- (.+)/g)].map((match) => match[1]));
  });
});
