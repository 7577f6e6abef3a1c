import { Dropdown } from 'antd'
import type { ReactElement } from 'react'
import type { ThemeChoice } from './use-theme.ts'

const themes: Readonly<Record<ThemeChoice, string>> = { system: '跟随系统', light: '浅色', dark: '深色' }

/** The places of the workbench, and light or dark. */
export function Rail(props: {
  readonly choice: ThemeChoice
  readonly isDark: boolean
  readonly choose: (choice: ThemeChoice) => void
}): ReactElement {
  const items = (Object.keys(themes) as ThemeChoice[]).map((key) => ({ key, label: themes[key] }))
  return (
    <nav className="rail" aria-label="去处">
      <div className="brand">衡策</div>
      <a className="place is-here" href="#draft" aria-current="page">
        <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
          <path d="M5 3.5h9l5 5v12H5z M14 3.5v5h5 M8 13h8 M8 16.5h5" />
        </svg>
        起草
      </a>
      <div className="rail-space" />
      <Dropdown
        trigger={['click']}
        placement="topLeft"
        menu={{
          items,
          selectable: true,
          selectedKeys: [props.choice],
          onClick: ({ key }) => props.choose(key as ThemeChoice),
        }}
      >
        <button type="button" className="place" title="界面的明暗">
          <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
            {props.isDark ? (
              <path d="M19 14.5A7.5 7.5 0 0 1 9.5 5 7.5 7.5 0 1 0 19 14.5z" />
            ) : (
              <path d="M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z M12 2.5v2.5 M12 19v2.5 M2.5 12H5 M19 12h2.5 M5.3 5.3 7 7 M17 17l1.7 1.7 M5.3 18.7 7 17 M17 7l1.7-1.7" />
            )}
          </svg>
          明暗
        </button>
      </Dropdown>
    </nav>
  )
}
