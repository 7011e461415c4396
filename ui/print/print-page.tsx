export default function PrintPage() {
  return <p>正在建设</p>;
}
