import type { FieldError, Problem } from './types';

/** A refusal or fault of the API. `code` is `offline` when no answer came at all. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  /** Chinese: what was expected, what was found, what to do next. */
  readonly detail: string;
  readonly errors: FieldError[];
  readonly warnings: FieldError[];

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.detail || problem.title, options);
    this.name = 'ApiProblem';
    this.status = problem.status;
    this.code = problem.code;
    this.detail = problem.detail || problem.title;
    this.errors = problem.errors ?? [];
    this.warnings = problem.warnings ?? [];
  }

  get isOffline(): boolean {
    return this.code === 'offline';
  }

  get isSessionExpired(): boolean {
    return this.status === 401;
  }
}

const words: Record<number, string> = {
  401: '登录已失效，请重新登录。',
  403: '您没有办理这件事的权限。',
  404: '没有找到所请求的内容，它可能已被移走。',
  413: '内容过大，请减小后再试。',
  429: '操作过于频繁，请稍后再试。',
};

/** Makes a problem out of any unsuccessful answer, also one that is not problem+json (a proxy's error page). */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const text = await response.text().catch(() => '');
  return problemOfText(response.status, text);
}

export function problemOfText(status: number, text: string): ApiProblem {
  const body = parseObject(text);
  if (typeof body?.['code'] === 'string') return new ApiProblem({ ...(body as unknown as Problem), status });
  const detail = words[status] ?? '服务暂时不能处理这个请求，请稍后再试。';
  return new ApiProblem({ type: 'about:blank', title: detail, status, code: `http-${status}`, detail });
}

export function offlineProblem(cause: unknown): ApiProblem {
  const detail = '连不上服务。请检查网络后重试，已填写的内容不会丢失。';
  return new ApiProblem(
    { type: 'about:blank', title: '网络不通', status: 0, code: 'offline', detail },
    { cause },
  );
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
