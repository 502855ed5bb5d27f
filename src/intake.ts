export type { Intake, MessageReading } from './document/intake.ts';
export { defineIntake, parseIntake, safeParseIntake } from './intake/define-intake.ts';
export type {
  FactSourceInput,
  FactSourcesInput,
  IntakeInput,
  PathInput,
  SourceInput,
  TimeSourceInput,
} from './intake/intake-input.ts';
