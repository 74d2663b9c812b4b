export type MonitorName = 'Prometheus' | 'Alertmanager' | 'Anything else';

/** What to write into each monitor's own configuration, with our address filled in. */
export const monitors: Record<MonitorName, { file: string; snippet: (url: string) => string }> = {
  Prometheus: {
    file: 'prometheus.yml',
    snippet: (url) => `alerting:
  alertmanagers:
    - scheme: ${new URL(url).protocol.replace(':', '')}
      authorization:
        credentials: INTAKE_KEY
      static_configs:
        - targets: ['${new URL(url).host}']
`,
  },
  Alertmanager: {
    file: 'alertmanager.yml',
    snippet: (url) => `receivers:
  - name: muster
    webhook_configs:
      - url: ${url}/intake/alertmanager
        send_resolved: true
        http_config:
          authorization:
            credentials: INTAKE_KEY
`,
  },
  'Anything else': {
    file: 'Any program that can send JSON',
    snippet: (url) => `curl ${url}/intake/generic \\
  -H 'Authorization: Bearer INTAKE_KEY' \\
  -H 'Content-Type: application/json' \\
  -d '{"title": "Checkout answers with errors", "service": "checkout", "key": "checkout-errors", "status": "firing"}'
`,
  },
};
