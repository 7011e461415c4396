import type { FieldError, Problem } from '../wire/index.js';
import { codes, type Code } from './codes.js';

/** An ordinary “no”: thrown or returned, always answered as problem+json, and nothing is changed. */
export class Refusal extends Error {
  readonly status: number;

  constructor(
    readonly code: Code,
    readonly detail: string,
    readonly lists: { errors?: FieldError[]; warnings?: FieldError[] } = {},
    options?: { cause?: unknown },
  ) {
    super(`${code}: ${detail}`, options);
    this.name = 'Refusal';
    this.status = codes[code][0];
  }

  toProblem(): Problem {
    return {
      type: `urn:problem:${this.code}`,
      title: titleOf(this.status),
      status: this.status,
      code: this.code,
      detail: this.detail,
      ...this.lists,
    };
  }
}

/** Makes the refusal of a code; `values` fill the `{name}` places of its sentence. */
export function refuse(
  code: Code,
  values: Record<string, string | number> = {},
  lists: { errors?: FieldError[]; warnings?: FieldError[] } = {},
  options?: { cause?: unknown },
): Refusal {
  const detail = codes[code][1].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
  return new Refusal(code, detail, lists, options);
}

export function titleOf(status: number): string {
  const titles: Record<number, string> = {
    400: '请求不正确',
    401: '未登录',
    403: '没有权限',
    404: '没有找到',
    409: '与当前状态冲突',
    413: '内容过大',
    415: '类型不允许',
    422: '填写不正确',
    423: '已锁定',
    429: '过于频繁',
    503: '暂不可用',
  };
  return titles[status] ?? '系统故障';
}
