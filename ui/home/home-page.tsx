export default function HomePage() {
  return <p>正在建设</p>;
}
