export default function ViewPage() {
  return <p>正在建设</p>;
}
