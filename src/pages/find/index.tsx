import type { Category } from '@domain/goods/contract'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useMemo, useState } from 'react'
import { useFinding } from '../../kit/finding'
import { kindsOf } from '../../kit/kinds'
import { useLook } from '../../kit/look'
import { stationOf, useMe } from '../../kit/me'
import { go, to } from '../../kit/nav'
import { takesOrders } from '../../kit/ordering'
import { useShownAgain } from '../../kit/shown'
import { useTonight, type Tonight } from '../../kit/tonight'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { LongList } from '../../ui/LongList'
import { NoStation } from '../../ui/NoStation'
import { Notice } from '../../ui/Notice'
import { Skeleton } from '../../ui/Skeleton'
import { Trouble } from '../../ui/Trouble'
import { ELDER_ROW_HEIGHT, FindRow, ROW_HEIGHT } from './FindRow'
import { Kinds } from './Kinds'
import { keepSearch } from '../../kit/searches'
import { FindField, Results } from './Search'
import './find.scss'
import { words } from './words'

/** One category's items beside all categories; any number of them. */
function Shelf({ tonight }: { readonly tonight: Tonight }) {
  const { elder } = useLook()
  const { category } = useFinding()
  const kinds = useMemo(() => kindsOf(tonight.items), [tonight.items])
  const chosen = kinds.find(({ kind }) => kind === category)
  const rows = chosen?.items ?? kinds.flatMap(({ items }) => items)
  return (
    <View className="find-panes">
      <Kinds kinds={kinds.map(({ kind }) => kind)} value={chosen?.kind ?? null} onChange={(kind) => useFinding.setState({ category: kind })} />
      <View className="find-list">
        <LongList
          key={`${chosen?.kind ?? ''} ${elder}`}
          rows={rows}
          keyOf={({ itemId }) => itemId}
          rowHeight={elder ? ELDER_ROW_HEIGHT : ROW_HEIGHT}
          draw={(item) => <FindRow item={item} tonight={tonight} />}
        />
      </View>
    </View>
  )
}

function Finding({ tonight }: { readonly tonight: Tonight }) {
  const { typing } = useFinding()
  const [typed, setTyped] = useState('')
  const type = (text: string) => {
    setTyped(text)
    useFinding.setState({ typing: true })
  }
  const leave = () => {
    keepSearch(typed)
    setTyped('')
    useFinding.setState({ typing: false })
  }
  return (
    <>
      <FindField typed={typed} focus={typing} onType={type} onFocus={() => useFinding.setState({ typing: true })} onLeave={typing ? leave : null} />
      {!takesOrders(tonight) && <Notice>{words.over}</Notice>}
      {typing ? <Results tonight={tonight} typed={typed} onType={type} onAll={leave} /> : <Shelf tonight={tonight} />}
    </>
  )
}

export default function Find() {
  const stationId = useMe(stationOf)
  const { category } = useRouter<{ category?: string }>().params
  const { answer, value: tonight, again } = useTonight(stationId)
  useShownAgain(() => void again())
  useState(() => {
    if (category) useFinding.setState({ category: category as Category })
  })
  const refused = answer?.kind === 'refused'
  return (
    <AppShell tab>
      <View className="find">
        {stationId === null && <NoStation text={words.noStation} />}
        {stationId !== null && answer === null && <Skeleton rows={5} picture />}
        {refused && <EmptyState drawing="evening" text={words.noCampaign} action={<Button onTap={() => void go(to.stations())}>{words.change}</Button>} />}
        {answer && answer.kind !== 'done' && !refused && <Trouble answer={answer} again={() => void again()} />}
        {tonight && <Finding tonight={tonight} />}
      </View>
    </AppShell>
  )
}
