import { acceptCommand } from './accept.ts';
import { ackCommand } from './ack.ts';
import { answerCommand } from './answer.ts';
import { applyCommand } from './apply.ts';
import { checkCommand } from './check.ts';
import { closeCommand } from './close.ts';
import type { RegisterCommand } from './command.ts';
import { declareCommand } from './declare.ts';
import { declineCommand } from './decline.ts';
import { diffCommand } from './diff.ts';
import { doctorCommand } from './doctor.ts';
import { explainCommand } from './explain.ts';
import { exportCommand } from './export.ts';
import { gateCommand } from './gate.ts';
import { keyCommand } from './key.ts';
import { loginCommand } from './login.ts';
import { lspCommand } from './lsp.ts';
import { noteCommand } from './note.ts';
import { pinCommand } from './pin.ts';
import { proveCommand } from './prove.ts';
import { reportCommand } from './report.ts';
import { resolveCommand } from './resolve.ts';
import { roleCommand } from './role.ts';
import { serveCommand } from './serve.ts';
import { severityCommand } from './severity.ts';
import { simulateCommand } from './simulate.ts';
import { statusCommand } from './status.ts';
import { stepCommand } from './step.ts';
import { timelineCommand } from './timeline.ts';
import { updateCommand } from './update.ts';

/** The one list of commands. */
export const commands: RegisterCommand[] = [
  acceptCommand,
  ackCommand,
  answerCommand,
  applyCommand,
  checkCommand,
  closeCommand,
  declareCommand,
  declineCommand,
  diffCommand,
  doctorCommand,
  explainCommand,
  exportCommand,
  gateCommand,
  keyCommand,
  loginCommand,
  lspCommand,
  noteCommand,
  pinCommand,
  proveCommand,
  reportCommand,
  resolveCommand,
  roleCommand,
  serveCommand,
  severityCommand,
  simulateCommand,
  statusCommand,
  stepCommand,
  timelineCommand,
  updateCommand,
];
