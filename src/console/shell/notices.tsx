import '@mantine/notifications/styles.css';
import { Notifications, notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import type { Notice } from '../api/notice.ts';

export default function Notices({ notice }: { notice: Notice }) {
  useEffect(() => {
    notifications.show({
      id: `notice-${notice.id}`,
      color: 'red',
      title: notice.title,
      message: notice.message,
      autoClose: 8_000,
      role: 'alert',
    });
  }, [notice]);
  return <Notifications position="top-right" limit={3} />;
}
