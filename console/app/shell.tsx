import { Button, Drawer, Flex, Layout, Menu, Typography } from 'antd';
import { useState } from 'react';
import { Link, Navigate, Outlet, useLocation, useNavigate } from 'react-router';

import { Find } from './find.tsx';
import { LanguageButton } from './language-button.tsx';
import { pagesOf } from './menu.ts';
import { leave } from './leave.ts';
import { appWords } from './words.ts';
import { Connection, useLeaving } from '../kit/connection.tsx';
import { paths } from '../kit/paths.ts';
import { useShown } from '../kit/dates.ts';
import { useToken } from '../kit/session.ts';
import { settings } from '../kit/settings.ts';
import { useMe } from '../kit/use-me.ts';
import { useNames, useWords } from '../kit/words.ts';

const isLocal = (): boolean => settings().signIn.kind === 'local';

const Pages = ({ onChosen }: { readonly onChosen?: () => void }) => {
  const say = useWords(appWords);
  const me = useMe();
  const { pathname } = useLocation();
  const pages = pagesOf(me?.roles ?? []);
  const shown = isLocal() ? [...pages, 'phones' as const] : pages;
  return (
    <Menu
      mode="inline"
      selectedKeys={shown.filter((page) => pathname.startsWith(paths[page]))}
      items={shown.map((page) => ({ key: page, label: <Link to={paths[page]}>{say(page)}</Link> }))}
      {...(onChosen === undefined ? {} : { onClick: onChosen })}
    />
  );
};

const Who = () => {
  const say = useWords(appWords);
  const nameOf = useNames(appWords);
  const shown = useShown();
  const me = useMe();
  const leaving = useLeaving();
  if (me === undefined) return null;
  return (
    <Flex vertical gap={2} className="who">
      <Typography.Text strong>{me.name}</Typography.Text>
      <Typography.Text type="secondary">{me.roles.map(nameOf).join(' · ')}</Typography.Text>
      <Typography.Text type="secondary">{me.scope.name ?? me.scope.id}</Typography.Text>
      <Typography.Text type="secondary">{shown.date(me.today)}</Typography.Text>
      <Flex gap="small">
        <LanguageButton />
        <Button size="small" onClick={() => leaving(leave)}>
          {say('signOut')}
        </Button>
      </Flex>
    </Flex>
  );
};

/** Where nobody is signed in the sign-in stands, and afterwards the page that was asked for. */
export const Shell = () => {
  const token = useToken();
  const { pathname, search } = useLocation();
  const say = useWords(appWords);
  const [isOpen, setOpen] = useState(false);
  // The phones are nobody's: who plays a resident is signed in as nobody.
  if (token === null && pathname === paths.phones && isLocal()) return <Outlet />;
  if (token === null) return <Navigate to={paths.signIn} state={{ from: `${pathname}${search}` }} replace />;
  return (
    <Layout className="frame">
      <a className="skip" href="#content">
        {say('skip')}
      </a>
      <Layout.Sider width={208} className="side no-print" breakpoint="lg" collapsedWidth={0} trigger={null}>
        <Brand />
        <nav aria-label={say('menu')}>
          <Pages />
        </nav>
        <Who />
      </Layout.Sider>
      <Layout>
        <Layout.Header className="top no-print">
          <Button className="narrow-only" onClick={() => setOpen(true)}>
            {say('menu')}
          </Button>
          <Find />
        </Layout.Header>
        <Connection />
        <Layout.Content id="content" tabIndex={-1} role="main">
          <Outlet />
        </Layout.Content>
      </Layout>
      <Drawer placement="left" size={260} open={isOpen} onClose={() => setOpen(false)} title={say('product')}>
        <Pages onChosen={() => setOpen(false)} />
        <Who />
      </Drawer>
    </Layout>
  );
};

const Brand = () => {
  const say = useWords(appWords);
  const navigate = useNavigate();
  return (
    <Button type="text" className="brand" onClick={() => void navigate(paths.home)}>
      {say('product')}
    </Button>
  );
};

/** The first page of whoever is signed in. */
export const Home = () => {
  const me = useMe();
  const [first] = pagesOf(me?.roles ?? []);
  return first === undefined ? null : <Navigate to={paths[first]} replace />;
};
