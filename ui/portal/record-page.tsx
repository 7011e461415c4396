export default function RecordPage() {
  return <p>正在建设</p>;
}
