export default function WorkPage() {
  return <p>正在建设</p>;
}
