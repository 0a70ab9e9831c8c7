import type { JobHandler } from '../_kit/jobs'
import { freePoints } from './moves'

/** The after-sale window of what earned points is over. */
export const free: JobHandler = (job) => freePoints(job, job.subject)
