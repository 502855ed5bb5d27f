const TYPES_ZH: ReadonlyMap<string, string> = new Map([
  ['money', '金额'],
  ['ratio', '比例'],
  ['quantity', '数量'],
  ['integer', '整数'],
  ['text', '文本'],
  ['boolean', '布尔值'],
  ['date', '日期'],
  ['list', '列表'],
  ['number', '数字'],
]);

/** Types as faults name them, separated by `|`: `ratio|quantity|integer` is `ratio, quantity or integer`. */
export function typesEn(types: string): string {
  return listed(types.split('|'), ', ', ' or ');
}

/** The same in Chinese: `list of text` is `文本列表`, `money(CNY)` is `金额(CNY)`. */
export function typesZh(types: string): string {
  const oneZh = (type: string): string => {
    const of = type.startsWith('list of ') ? type.slice('list of '.length) : undefined;
    if (of !== undefined) return `${oneZh(of)}列表`;
    const [word = '', ...currency] = type.split('(');
    return [TYPES_ZH.get(word) ?? word, ...currency].join('(');
  };
  return listed(types.split('|').map(oneZh), '、', '或');
}

function listed(words: readonly string[], comma: string, or: string): string {
  const last = words[words.length - 1] ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(comma)}${or}${last}`;
}
