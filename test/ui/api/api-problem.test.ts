import { offlineProblem, problemOfText } from '../../../ui/api/api-problem';

describe('a refused request', () => {
  it('says what the server said', () => {
    const problem = problemOfText(
      422,
      JSON.stringify({
        code: 'form-invalid',
        detail: '有 1 处填写不正确。',
        errors: [{ path: 'a', message: '请填写' }],
      }),
    );
    expect(problem).toMatchObject({
      status: 422,
      code: 'form-invalid',
      detail: '有 1 处填写不正确。',
      warnings: [],
    });
    expect(problem.errors).toEqual([{ path: 'a', message: '请填写' }]);
  });

  it('has words of its own for an answer that is none of ours', () => {
    expect(problemOfText(502, '<html>Bad Gateway</html>')).toMatchObject({
      code: 'http-502',
      detail: '服务暂时不能处理这个请求，请稍后再试。',
    });
    expect(problemOfText(413, '').detail).toContain('内容过大');
  });

  it('knows an expired session and a lost connection', () => {
    expect(problemOfText(401, '').isSessionExpired).toBe(true);
    expect(offlineProblem(new TypeError('failed')).isOffline).toBe(true);
  });
});
