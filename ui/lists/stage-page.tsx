export default function StagePage() {
  return <p>正在建设</p>;
}
