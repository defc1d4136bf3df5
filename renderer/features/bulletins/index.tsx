export { BulletinPanel } from './BulletinPanel.tsx';
