export default function PortalHomePage() {
  return <p>正在建设</p>;
}
