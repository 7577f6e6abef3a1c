import { Form, Input, Modal, Radio } from 'antd'
import { type ReactElement, useState } from 'react'
import { type Answers, usualAnswers } from '../../dsl/template/answers.ts'
import { type NewFile, writeNewPolicy } from '../../dsl/template/new-policy.ts'
import { type Question, questions } from '../../dsl/template/questions.ts'

/** Asks the four questions that a new policy is made from, and makes it. */
export function NewPolicyDialog(props: {
  /** Paths that files have already. */
  readonly taken: readonly string[]
  readonly make: (files: readonly NewFile[]) => void
  readonly close: () => void
}): ReactElement {
  const { taken, make, close } = props
  const thisYear = new Date().getFullYear()
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const rows = questions.map((question) => {
    const text = typed[question.key] ?? question.usual(thisYear)
    return { question, text, read: question.read(text) }
  })
  const isReady = rows.every(({ read }) => 'value' in read)
  const create = (): void => {
    const answers = Object.fromEntries(
      rows.flatMap(({ question, read }) => ('value' in read ? [[question.key, read.value]] : [])),
    )
    const all: Answers = { ...usualAnswers, year: thisYear, ...answers }
    make(writeNewPolicy(all, `${all.county}/`, (path) => taken.includes(path)))
    close()
  }
  return (
    <Modal
      open
      title="新建一份办法"
      okText="新建"
      cancelText="取消"
      okButtonProps={{ disabled: !isReady }}
      onOk={create}
      onCancel={close}
    >
      <Form layout="vertical" onFinish={() => isReady && create()}>
        {rows.map(({ question, text, read }) => (
          <Form.Item
            key={question.key}
            label={question.ask}
            {...('why' in read && { validateStatus: 'error', help: read.why })}
          >
            <Answer question={question} text={text} change={(to) => setTyped({ ...typed, [question.key]: to })} />
          </Form.Item>
        ))}
      </Form>
      <p>得到一份马上能算的办法和一份示例数据，再从上往下照自己的办法改。</p>
    </Modal>
  )
}

function Answer(props: {
  readonly question: Question
  readonly text: string
  readonly change: (text: string) => void
}): ReactElement {
  const { question, text, change } = props
  if (!question.choices)
    return <Input aria-label={question.ask} value={text} onChange={(event) => change(event.target.value)} />
  return (
    <Radio.Group
      aria-label={question.ask}
      value={text}
      onChange={(event) => change(String(event.target.value))}
      options={question.choices.map(({ word, about }) => ({ value: word, label: `${word}：${about}` }))}
      vertical
    />
  )
}
