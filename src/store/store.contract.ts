import { eventContract } from './contract/event.contract.ts';
import { incidentContract } from './contract/incident.contract.ts';
import { intakeContract } from './contract/intake.contract.ts';
import { keepContract } from './contract/keep.contract.ts';
import { migrationContract } from './contract/migration.contract.ts';
import { modelContract } from './contract/model.contract.ts';
import type { Open } from './contract/opened.ts';
import { outboxContract } from './contract/outbox.contract.ts';
import { transactionContract } from './contract/transaction.contract.ts';

/** What every store must do. `dialect` names its folder, and its seeds. */
export function storeContract(dialect: 'sqlite' | 'postgres', open: Open): void {
  eventContract(open);
  transactionContract(open);
  intakeContract(open);
  outboxContract(open);
  incidentContract(open);
  keepContract(open);
  migrationContract(dialect, open);
  // A PostgreSQL database takes longer to make than a file.
  modelContract(open, dialect === 'sqlite' ? 60 : 12);
}
