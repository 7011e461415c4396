export function FatalPage() {
  return <p>页面不可用</p>;
}
