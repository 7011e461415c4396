export default function LoginPage() {
  return <p>正在建设</p>;
}
