import type { Sentences } from './sentences.ts';

/** Faults of local times, which are taken only where a mapping names their zone. `found` and `zone` are as `shown`. */
export interface TimeIssues {
  'time-zone-unknown': { readonly zone: string };
  'local-time-invalid': { readonly found: string };
  /** Clocks were set forward past this time. `earlier` and `later` are the instants that it could mean. */
  'local-time-gap': { readonly local: string; readonly zone: string; readonly earlier: string; readonly later: string };
  /** Clocks were set back, and showed this time twice: at `earlier` and at `later`. */
  'local-time-overlap': {
    readonly local: string;
    readonly zone: string;
    readonly earlier: string;
    readonly later: string;
  };
}

export const timeSentences: Sentences<TimeIssues> = {
  'time-zone-unknown': {
    en: (facts) =>
      `${facts.zone} is not a time zone; expected an IANA name such as Asia/Shanghai, or an offset such as +08:00`,
    zh: (facts) => `${facts.zone} 不是时区;应为 IANA 名称(如 Asia/Shanghai)或偏移量(如 +08:00)`,
  },
  'local-time-invalid': {
    en: (facts) => `${facts.found} is not a local date and time; expected one such as 2026-11-24 10:00:00`,
    zh: (facts) => `${facts.found} 不是本地日期时间;应如 2026-11-24 10:00:00`,
  },
  'local-time-gap': {
    en: (facts) =>
      `${facts.local} does not exist in ${facts.zone}, where clocks were set forward past it; say with \`disambiguation\` whether it means ${facts.earlier} or ${facts.later}`,
    zh: (facts) =>
      `${facts.zone} 因拨快时钟而不存在 ${facts.local};请用 \`disambiguation\` 指明是 ${facts.earlier} 还是 ${facts.later}`,
  },
  'local-time-overlap': {
    en: (facts) =>
      `${facts.local} happened twice in ${facts.zone}, where clocks were set back; say with \`disambiguation\` whether it means ${facts.earlier} or ${facts.later}`,
    zh: (facts) =>
      `${facts.zone} 因拨慢时钟,${facts.local} 出现两次;请用 \`disambiguation\` 指明是 ${facts.earlier} 还是 ${facts.later}`,
  },
};
