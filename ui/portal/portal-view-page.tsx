export default function PortalViewPage() {
  return <p>正在建设</p>;
}
