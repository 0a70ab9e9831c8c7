import type { ReviewView } from '@domain/review/contract'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Face } from '../Face'
import { Tag } from '../Section'
import { sayWhen } from '../when'
import { Photos } from './Photos'
import './review.scss'
import { Stars } from './Stars'
import { words } from './words'

export interface ReviewCardProps {
  readonly review: ReviewView
  /** What it is about, where that isn't plain from the page. */
  readonly about?: string
  readonly children?: ReactNode
}

/** What a neighbour said: who, how many stars, in which words, with which photographs. */
export function ReviewCard({ review, about, children }: ReviewCardProps) {
  const { nickname, face, faceSeed, stars, writtenAt, correctedAt, mine } = review
  return (
    <View className="card review">
      <View className="review-head">
        <Face seed={faceSeed} face={face} nickname={nickname} />
        <View className="review-who">
          <Text className="review-name">{nickname ?? words.neighbour}</Text>
          <Stars stars={stars} />
        </View>
        <View className="review-when">
          {mine && <Tag>{words.mine}</Tag>}
          <Text className="soft small">{correctedAt === null ? sayWhen(writtenAt) : words.corrected(sayWhen(correctedAt))}</Text>
        </View>
      </View>
      {about !== undefined && <Text className="soft small">{about}</Text>}
      <Text className={review.words === '' ? 'soft small' : 'review-words'}>{review.words === '' ? words.noWords : review.words}</Text>
      <Photos pictures={review.pictures} />
      {children}
    </View>
  )
}
