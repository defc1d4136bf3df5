/** The files of a saved complaint: seen here, in memory alone; further ones are added here, too. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Attachment } from '../../../../shared/contract/complaint-intake.ts';
import type { DeskError } from '../../../../shared/contract/core.ts';
import { useCall } from '../../../app/client.ts';
import { useText } from '../../../i18n/index.ts';
import { Dialog, ErrorNotice } from '../../../ui/index.ts';
import { formatBytes } from '../../settings/bytes.ts';
import { fetchFile, sendFiles, type FileFault } from './attachment-files.ts';
import { FileChoice } from './FileChoice.tsx';
import { FileFaults } from './FileFaults.tsx';
import css from './intake.module.css';

export function Attachments({ complaintId, mayAdd }: { readonly complaintId: string; readonly mayAdd: boolean }) {
  const t = useText('complaintIntake');
  const list = useCall('complaints.attachments', { complaintId });
  const [opened, setOpened] = useState<Attachment | null>(null);
  const [faults, setFaults] = useState<readonly FileFault[]>([]);
  const files = list.data ?? [];
  const add = async (chosen: readonly File[]): Promise<void> => { setFaults(await sendFiles(complaintId, chosen)); };
  if (files.length === 0 && !mayAdd) return null;
  return (
    <section aria-label={t('files.label')} className={css.note}>
      <span className={css.quiet}>{t('files.label')} · {t('files.here')}</span>
      <div className={css.files}>
        {files.map((file) => <Button key={file.id} size="compact-sm" variant="default" onClick={() => { setOpened(file); }}>{file.name} ({formatBytes(file.size)})</Button>)}
      </div>
      {mayAdd && <FileChoice files={[]} onChange={(chosen) => { void add(chosen); }} />}
      <FileFaults faults={faults} />
      {opened !== null && <FileDialog file={opened} onClose={() => { setOpened(null); }} />}
    </section>
  );
}

type Loaded = { readonly url: string; readonly text: string | null } | { readonly error: DeskError };

function FileDialog({ file, onClose }: { readonly file: Attachment; readonly onClose: () => void }) {
  const t = useText('complaintIntake');
  const common = useText('common');
  const loaded = useLoaded(file);
  return (
    <Dialog title={file.name} size="xl" onClose={onClose} actions={<Button variant="default" onClick={onClose} data-autofocus>{common('close')}</Button>}>
      {loaded === null ? <p role="status">{t('files.loading')}</p> : 'error' in loaded ? <ErrorNotice error={loaded.error} /> : <Shown file={file} url={loaded.url} text={loaded.text} />}
    </Dialog>
  );
}

function Shown({ file, url, text }: { readonly file: Attachment; readonly url: string; readonly text: string | null }) {
  const t = useText('complaintIntake');
  if (text !== null) return <pre className={css.text}>{text}</pre>;
  if (file.type.startsWith('image/')) return <img src={url} alt={file.name} className={css.picture} />;
  if (file.type.startsWith('audio/')) return <audio controls src={url} aria-label={file.name} className={css.sound} />;
  return <p>{t('files.pdf')} <a href={url} download={file.name}>{t('files.save')}</a></p>;
}

/** Its address stands for bytes in memory and is given up with the dialog. */
function useLoaded({ id, type }: Attachment): Loaded | null {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    const made: string[] = [];
    let gone = false;
    void fetchFile(id).then(async (answer) => {
      if (!answer.ok) return { error: answer.error };
      const url = URL.createObjectURL(answer.value);
      made.push(url);
      return { url, text: type === 'text/plain' ? await answer.value.text() : null };
    }).then((result) => { if (gone) made.forEach((url) => { URL.revokeObjectURL(url); }); else setLoaded(result); });
    return () => { gone = true; made.forEach((url) => { URL.revokeObjectURL(url); }); };
  }, [id, type]);
  return loaded;
}
