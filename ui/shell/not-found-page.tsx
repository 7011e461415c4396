import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { usePageTitle } from '../page/use-page-title';
import { ErrorPage } from './error-page';

export function NotFoundPage() {
  usePageTitle('没有找到页面');
  return (
    <main>
      <ErrorPage title="没有找到这个页面" text="地址可能已经变化或输入有误。">
        <Button variant="contained" component={Link} to="/home">
          回到首页
        </Button>
        <Button variant="outlined" component={Link} to="/">
          打开门户网站
        </Button>
      </ErrorPage>
    </main>
  );
}
