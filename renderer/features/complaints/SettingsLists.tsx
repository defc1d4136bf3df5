/** The lists among the settings of complaints: root causes and letters. */
import { ActionIcon, Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type ComplaintSettings, FIRST_CAUSES, LETTER_LANGUAGES } from '../../../shared/contract/complaint-settings.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { LETTER_PLACEHOLDERS, unknownPlaceholders } from '../../../shared/domain/complaint-letter.ts';
import { useText } from '../../i18n/index.ts';
import { Panel, Segmented, fieldError } from '../../ui/index.ts';
import settingsCss from '../settings/settings.module.css';
import css from './complaints.module.css';

interface ListProps<T> { readonly error: DeskError | null; readonly onChange: (all: T[]) => void }
type Cause = ComplaintSettings['causes'][number];
type Template = ComplaintSettings['templates'][number];

/** A cause that complaints name already is switched off, never taken away. */
export function CauseList({ causes, error, onChange }: ListProps<Cause> & { causes: readonly Cause[] }) {
  const t = useText('complaints');
  const settings = useText('settings');
  const change = (at: number, part: Partial<Cause>): void => { onChange(causes.map((cause, index) => (index === at ? { ...cause, ...part } : cause))); };
  return (
    <Panel title={t('settings.causes')} padded>
      <div className={settingsCss.stack}>
        {causes.map(({ id, name, active }, at) => {
          const builtIn = FIRST_CAUSES.some((known) => known === id);
          return (
            <div key={id} className={css.causeRow}>
              <TextInput aria-label={t('settings.causeName', { number: at + 1 })} maxLength={80} value={name ?? (builtIn ? t(`cause.${id}`) : '')} error={fieldError(settings, error, `causes.${at}.name`)} onChange={(event) => { change(at, { name: event.currentTarget.value }); }} />
              <Checkbox label={t('settings.causeActive')} checked={active} onChange={(event) => { change(at, { active: event.currentTarget.checked }); }} />
            </div>
          );
        })}
        <div><Button size="xs" variant="default" leftSection={<IconPlus size={15} />} onClick={() => { onChange([...causes, { id: crypto.randomUUID(), name: '', active: true }]); }}>{t('settings.addCause')}</Button></div>
      </div>
    </Panel>
  );
}

export function TemplateList({ templates, error, onChange }: ListProps<Template> & { templates: readonly Template[] }) {
  const t = useText('complaints');
  const settings = useText('settings');
  const change = (at: number, part: Partial<Template>): void => { onChange(templates.map((template, index) => (index === at ? { ...template, ...part } : template))); };
  return (
    <Panel title={t('settings.templates')} aside={t('settings.templatesHint', { list: LETTER_PLACEHOLDERS.map((name) => `{${name}}`).join(' ') })} padded>
      <div className={settingsCss.stack}>
        {templates.map((template, at) => {
          const unknown = unknownPlaceholders(template.text);
          return (
            <fieldset key={template.id} className={css.template} aria-label={template.name}>
              <div className={css.templateHead}>
                <TextInput label={t('settings.templateName')} maxLength={80} value={template.name} error={fieldError(settings, error, `templates.${at}.name`)} onChange={(event) => { change(at, { name: event.currentTarget.value }); }} />
                <Segmented label={t('settings.language')} value={template.language} options={LETTER_LANGUAGES.map((language) => ({ value: language, label: t(`letter.language.${language}`) }))} onChange={(language) => { change(at, { language }); }} />
                <ActionIcon size={34} variant="default" aria-label={t('settings.removeTemplate', { name: template.name })} onClick={() => { onChange(templates.filter((_, index) => index !== at)); }}><IconTrash size={16} /></ActionIcon>
              </div>
              <Textarea label={t('settings.templateText')} autosize minRows={4} maxRows={10} maxLength={3000} value={template.text} onChange={(event) => { change(at, { text: event.currentTarget.value }); }}
                error={unknown.length > 0 ? t('settings.unknown', { what: unknown.join(', ') }) : fieldError(settings, error, `templates.${at}.text`)} />
            </fieldset>
          );
        })}
        <div><Button size="xs" variant="default" leftSection={<IconPlus size={15} />} onClick={() => { onChange([...templates, { id: crypto.randomUUID(), name: t('settings.newTemplate'), language: 'id', text: '' }]); }}>{t('settings.addTemplate')}</Button></div>
      </div>
    </Panel>
  );
}
