import type { Output } from '@domain/contract'
import type { ChainNode } from '@domain/referral/contract'
import { sum, yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useAsk } from '../../../kit/load'
import { go, to } from '../../../kit/nav'
import { useShownAgain } from '../../../kit/shown'
import { a11y } from '../../../ui/a11y'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { Section } from '../../../ui/Section'
import { Shown } from '../../../ui/work/Shown'
import { WorkShell } from '../../../ui/work/WorkShell'
import { Finding } from '../Finding'
import { Places } from '../Places'
import { words } from '../words'
import { CHILDREN_DRAWN, treeRows } from './layout'
import { Node, placeOf, Tree } from './Picture'

type Chain = Output<'referral.chain'>

/** Of a long way these stand there at once: its beginning and its end. */
const FIRST = 2
const LAST = 3

/** Where the way up ends: with somebody who came by herself, by a shop's or an event's code, or where one may not look further. */
function ending({ source, label, boundAt }: ChainNode): string {
  if (source === null || boundAt === null) return words.upNone
  return source === 'resident' || source === 'leader' ? words.upHidden : words.upFrom(words.source(source, label))
}

/** From the root down to the one who brought her. */
function Way({ way }: { readonly way: readonly ChainNode[] }) {
  const [whole, setWhole] = useState(false)
  const hidden = whole ? 0 : Math.max(0, way.length - FIRST - LAST)
  const shown = way.map((node, place) => ({ node, place })).filter(({ place }) => hidden === 0 || place < FIRST || place >= way.length - LAST)
  return (
    <View className="tree-way" {...a11y({ role: 'list', label: words.up })}>
      {shown.map(({ node, place }) => (
        <View key={node.personId} className="tree-step" {...a11y({ role: 'listitem', label: placeOf(place + 1, way[place - 1]) })}>
          {hidden > 0 && place === way.length - LAST && (
            <Button kind="quiet" small onTap={() => setWhole(true)}>
              {words.between(hidden)}
            </Button>
          )}
          <Node node={node} />
        </View>
      ))}
    </View>
  )
}

function Picture({ chain: { up, down } }: { readonly chain: Chain }) {
  const [most, setMost] = useState(CHILDREN_DRAWN)
  const [root, her] = [up[0], up.at(-1)]
  if (!root || !her) return null
  const way = up.slice(0, -1)
  const children = down.filter(({ inviterId }) => inviterId === her.personId)
  const left = Math.min(CHILDREN_DRAWN, children.length - most)
  return (
    <>
      <Section title={words.up}>
        <Text>{way.length === 0 ? ending(root) : words.upFinding(way.length)}</Text>
        {way.length > 0 && root.source !== null && <Text className="soft small">{ending(root)}</Text>}
        {way.length > 0 && <Way way={way} />}
      </Section>
      <Section title={words.down}>
        <Text className="choice-title">{her.children === 0 ? words.downNone : words.downFinding(her.children, her.grandchildren)}</Text>
        {down.length > 0 && <Text className="soft small">{words.downMoney(yuan(sum(down.map(({ paidFen }) => paidFen))), yuan(her.rewardsFen))}</Text>}
        {children.length < her.children && <Notice>{words.tooMany(children.length)}</Notice>}
        <Tree rows={treeRows(her, down, most)} level={way.length + 1} />
        {left > 0 && <Button onTap={() => setMost(most + CHILDREN_DRAWN)}>{words.moreChildren(left)}</Button>}
      </Section>
    </>
  )
}

function OfPerson({ personId }: { readonly personId: string }) {
  const chain = useAsk('referral.chain', { personId })
  const [finding, setFinding] = useState(false)
  useShownAgain(() => void chain.again())
  return (
    <>
      {finding && <Finding onPick={(one) => void go(to.referralTree(one))} />}
      {!finding && (
        <View className="line">
          <Button small onTap={() => setFinding(true)}>
            {words.otherPerson}
          </Button>
        </View>
      )}
      <Shown of={chain} rows={5}>
        {(value) => <Picture chain={value} />}
      </Shown>
    </>
  )
}

/** How somebody came, up to the root, and who came through her, two levels down. */
export default function ReferralTree() {
  const { person } = useRouter().params
  return (
    <WorkShell place="referral" wide>
      <Places here={null} />
      {person ? (
        <OfPerson key={person} personId={person} />
      ) : (
        <Section title={words.treeNobody}>
          <Finding onPick={(one) => void go(to.referralTree(one))} />
        </Section>
      )}
    </WorkShell>
  )
}
