export default function InstancePage() {
  return <p>正在建设</p>;
}
