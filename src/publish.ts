export { publishReport } from './publish/publish-report.ts';
export type { DefinitionInput } from './run/definitions.ts';
