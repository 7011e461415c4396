export function NotFoundPage() {
  return <p>页面不可用</p>;
}
