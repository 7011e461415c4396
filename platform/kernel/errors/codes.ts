/**
 * Every refusal that a person can meet: stable code, HTTP status, Chinese sentence. `{name}` is filled in by `refuse`.
 * A sentence says what was expected, what was found and what to do next.
 */
export const codes = {
  // request
  'request-invalid': [400, '请求内容不符合接口要求，请刷新页面后重试。'],
  'request-too-large': [413, '提交的内容过大，请删减文字后重试；文件请作为附件上传。'],
  'not-found': [404, '没有找到您要的内容，它可能不存在，或者您没有查看权限。'],
  'too-many-requests': [429, '操作过于频繁，请在 {seconds} 秒后再试。'],
  'not-acceptable': [406, '服务端不能按所要求的形式回答，请换一种形式。'],
  // session
  'not-logged-in': [401, '请先登录。登录已过期时，重新登录后可以继续刚才的操作。'],
  'csrf-invalid': [403, '页面已过期，请刷新页面后再提交。'],
  'login-failed': [401, '用户名或密码不正确，还可以再试 {left} 次。'],
  'login-locked': [423, '连续多次登录失败，该用户名已锁定至 {until}，请到时再试，或联系管理员。'],
  // access
  forbidden: [403, '您没有权限进行此操作。如确需办理，请联系管理员。'],
  // forms and work
  'form-invalid': [422, '有 {count} 处填写不正确，请按提示修改后再提交。'],
  'form-outdated': [409, '表单已更新，请刷新页面，核对已填内容后再提交。'],
  'form-not-checked': [422, '填报内容无法校验，请检查是否有异常长的文字，修改后再提交。'],
  'guard-not-met': [409, '{message}'],
  'warnings-not-confirmed': [409, '有 {count} 条提醒需要您确认后才能提交。'],
  'task-already-completed': [409, '该事项已由{who}于{when}办理完成，无需再次提交。'],
  'task-not-yours': [403, '该事项不由您或您所在的单位办理。'],
  'task-closed': [409, '该事项已不能办理，办理状态已发生变化，请刷新页面查看最新情况。'],
  'start-not-allowed': [403, '您现在不能发起该事项，请核对办理条件。'],
  'key-taken': [409, '{message}'],
  'version-conflict': [409, '其他人刚刚更新了同一事项，请刷新页面后重试。'],
  'process-cannot-continue': [422, '流程无法继续：{message}'],
  'idempotency-key-missing': [400, '提交请求缺少防重复标识，请刷新页面后重试。'],
  // records
  'record-key-taken': [409, '已有相同的“{title}”记录，不能重复登记。'],
  'record-immutable': [409, '该记录登记后不可更改。'],
  'record-state-unknown': [422, '记录没有“{state}”这一状态。'],
  // files
  'file-missing': [400, '没有收到文件，请重新选择文件上传。'],
  'file-empty': [422, '文件“{name}”是空文件，请检查后重新上传。'],
  'file-too-large': [413, '文件“{name}”超过 {limit} MB 的上限，请压缩或拆分后上传。'],
  'file-type-forbidden': [415, '文件“{name}”的实际类型是 {found}，只能上传 {allowed}。'],
  'file-encrypted': [422, '文件“{name}”设有打开密码，请取消密码后重新上传。'],
  'file-damaged': [422, '文件“{name}”内容不完整或已损坏，请检查后重新上传。'],
  // lists and prints
  'filter-invalid': [400, '筛选条件“{path}”不可用，请清除筛选后重试。'],
  'too-many-rows': [413, '导出结果超过 {limit} 行，请缩小筛选范围后再导出。'],
  'print-not-available': [409, '该文书现在还不能打印，所需内容尚未形成。'],
  // service
  'database-unavailable': [503, '数据库暂时无法连接，请稍后重试，您填写的内容没有丢失。'],
  internal: [500, '系统出现故障，操作没有生效，请稍后重试；仍不成功时请联系管理员。'],
} as const satisfies Record<string, readonly [number, string]>;

export type Code = keyof typeof codes;
