export { memoryStore } from './adapters/memory/memory-store.ts';
