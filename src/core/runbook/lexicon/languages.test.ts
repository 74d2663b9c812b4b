import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.ts';
import { read } from '../story.fixture.ts';

// The same small runbook in each language: a scale in a table, an escalation by time, three phases.
const documents: Record<string, string> = {
  de: `
    # Störungshandbuch

    ## Schweregrade

    | Stufe | Beschreibung | Reaktionszeit | Lösungszeit |
    |---|---|---|---|
    | P1 | Totalausfall | 15 Minuten | 4 Stunden |
    | P2 | Teilausfall | 1 Stunde | 1 Tag |

    ## Eskalation

    - Sofort: Bereitschaft
    - Nach 30 Minuten: Teamleiter

    ## Ablauf

    ### 1. Erkennung
    1. Alarm prüfen
    ### 2. Eindämmung
    1. Zurückrollen`,
  fr: `
    # Gestion des incidents

    ## Niveaux de gravité

    | Niveau | Description | Délai de réponse | Délai de résolution |
    |---|---|---|---|
    | P1 | Critique | 15 minutes | 4 heures |
    | P2 | Majeur | 1 heure | 1 jour |

    ## Escalade

    - **Immédiat** : Astreinte
    - **Après 30 minutes** : Chef d'équipe

    ## Processus de réponse

    ### 1. Détection
    - [ ] Vérifier l'alerte
    ### 2. Confinement
    - [ ] Isoler`,
  pt: `
    # Resposta a incidentes

    ## Níveis de severidade

    | Nível | Descrição | Tempo de resposta | Tempo de resolução |
    |---|---|---|---|
    | P1 | Crítico | 15 minutos | 4 horas |
    | P2 | Alto | 1 hora | 1 dia |

    ## Escalonamento

    1. Plantonista (imediato)
    2. Líder técnico (após 30 minutos)

    ## Fases

    ### Detecção
    - [ ] Verificar
    ### Contenção
    - [ ] Isolar`,
  es: `
    # Respuesta a incidentes

    ## Niveles de severidad

    | Nivel | Descripción | Tiempo de respuesta | Tiempo de resolución |
    |---|---|---|---|
    | P1 | Crítico | 15 minutos | 4 horas |
    | P2 | Alto | 1 hora | 1 día |

    ## Escalación

    1. Persona de guardia (inmediato)
    2. Jefe de equipo (tras 30 minutos)

    ## Proceso de respuesta

    ### Fase 1: Detección
    - [ ] Verificar
    ### Fase 2: Contención
    - [ ] Aislar`,
  uk: `
    # Реагування на інциденти

    ## Рівні критичності

    | Рівень | Опис | Час реакції | Час вирішення |
    |---|---|---|---|
    | P1 | Критичний | 15 хв | 4 год |
    | P2 | Високий | 1 година | 1 день |

    ## Ескалація

    1. Черговий (негайно)
    2. Керівник команди (30 хв)

    ## Процес реагування

    ### 1. Виявлення
    - [ ] Перевірити
    ### 2. Локалізація
    - [ ] Ізолювати`,
  ru: `
    # Реагирование на инциденты

    ## Уровни критичности

    | Уровень | Описание | Время реакции | Время решения |
    |---|---|---|---|
    | P1 | Критический | 15 минут | 4 часа |
    | P2 | Высокий | 1 час | 1 день |

    ## Эскалация

    1. Дежурный (немедленно)
    2. Руководитель команды (30 минут)

    ## Порядок реагирования

    ### 1. Обнаружение
    - [ ] Проверить
    ### 2. Локализация
    - [ ] Изолировать`,
  ja: `
    # 障害対応手順書

    ## 重大度

    | レベル | 説明 | 初動時間 | 復旧目標 |
    |---|---|---|---|
    | P1 | 全面停止 | １５分以内 | 4時間 |
    | P2 | 一部停止 | 1時間 | 1日 |

    ## エスカレーション

    1. オンコール担当（即時）
    2. チームリーダー（30分後）

    ## 対応手順

    ### 1. 検知
    - [ ] アラートを確認する
    ### 2. 封じ込め
    - [ ] 切り戻す`,
  it: `
    # Gestione degli incidenti

    ## Livelli di gravità

    | Livello | Descrizione | Tempo di risposta | Tempo di ripristino |
    |---|---|---|---|
    | P1 | Tutto fermo | 15 minuti | 4 ore |
    | P2 | Una parte è ferma | 1 ora | 1 giorno |

    ## Escalation

    1. Reperibile (subito)
    2. Responsabile della piattaforma (dopo 30 minuti)

    ## Processo di risposta

    ### Fase 1: Rilevamento
    - [ ] Verificare
    ### Fase 2: Contenimento
    - [ ] Isolare`,
  da: `
    # Håndtering af hændelser

    ## Alvorlighedsgrader

    | Niveau | Beskrivelse | Reaktionstid | Løsningstid |
    |---|---|---|---|
    | P1 | Alt er nede | 15 minutter | 4 timer |
    | P2 | En del er nede | 1 time | 1 dag |

    ## Eskalering

    - Straks: vagthavende
    - Efter 30 minutter: teamleder

    ## Faser

    ### Fase 1: Opdagelse
    - [ ] Kontrollér
    ### Fase 2: Inddæmning
    - [ ] Isolér`,
};

describe('languages', () => {
  it.each(Object.entries(documents))('%s is told by its small words and read like English', (language, text) => {
    const policy = read(text);
    const facts = factsOf(policy);
    expect(policy.document.language).toBe(language);
    expect(facts.severities.map((s) => [s.id, s.responseMinutes, s.resolutionMinutes])).toEqual([
      ['P1', 15, 240],
      ['P2', 60, 1440],
    ]);
    expect(facts.escalation.map((e) => e.afterMinutes)).toEqual([0, 30]);
    expect(facts.phases.length).toBe(2);
  });
});
