export { memorySpill } from './adapters/memory/memory-spill.ts';
export { memoryStore } from './adapters/memory/memory-store.ts';
