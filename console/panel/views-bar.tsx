import { App, Button, Flex, Form, Input, Popover, Tag } from 'antd';
import { useState } from 'react';

import { commonWords } from '../kit/common-words.ts';
import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import { keepViews, readViews, type SavedView, withoutView, withView } from './views.ts';
import { panelWords } from './words.ts';

type Shape = {
  /** The filters that are chosen now, as the address has them. */
  readonly search: string;
  readonly canSave: boolean;
  readonly onOpen: (search: string) => void;
};

const useViews = () => {
  const userId = useMe()?.userId ?? '';
  const [changed, setChanged] = useState<readonly SavedView[]>();
  return {
    views: changed ?? readViews(userId),
    keep: (views: readonly SavedView[]): void => {
      keepViews(userId, views);
      setChanged(views);
    },
  };
};

const SaveForm = ({ onSave }: { readonly onSave: (name: string) => void }) => {
  const say = useWords(panelWords);
  const common = useWords(commonWords);
  return (
    <Form layout="vertical" onFinish={({ name }: { name: string }) => onSave(name.trim())}>
      <Form.Item
        name="name"
        label={say('viewName')}
        rules={[{ required: true, whitespace: true, message: common('required') }]}
      >
        <Input maxLength={30} placeholder={say('viewExample')} />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {common('save')}
      </Button>
    </Form>
  );
};

const Saving = ({ onSave }: { readonly onSave: (name: string) => void }) => {
  const say = useWords(panelWords);
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={isOpen}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        <SaveForm
          onSave={(name) => {
            setOpen(false);
            onSave(name);
          }}
        />
      }
    >
      <Button size="small">{say('saveView')}</Button>
    </Popover>
  );
};

/** The reader's own views of the panel: opened by a click, saved under a name, and taken away again. */
export const ViewsBar = ({ search, canSave, onOpen }: Shape) => {
  const say = useWords(panelWords);
  const { message } = App.useApp();
  const { views, keep } = useViews();
  if (views.length === 0 && !canSave) return null;
  const save = (name: string): void => {
    keep(withView(views, { name, search }));
    message.success(say('viewSaved'));
  };
  return (
    <Flex
      wrap
      gap="small"
      align="center"
      role="group"
      aria-label={say('views')}
      className="panel-views no-print"
    >
      {views.map((view) => (
        <Tag
          key={view.name}
          closable={{ 'aria-label': say('deleteView', { name: view.name }) }}
          className={view.search === search ? 'panel-view panel-view-open' : 'panel-view'}
          onClose={() => keep(withoutView(views, view.name))}
        >
          <Button
            type="text"
            size="small"
            aria-pressed={view.search === search}
            onClick={() => onOpen(view.search)}
          >
            {view.name}
          </Button>
        </Tag>
      ))}
      {canSave && !views.some((view) => view.search === search) ? <Saving onSave={save} /> : null}
    </Flex>
  );
};
