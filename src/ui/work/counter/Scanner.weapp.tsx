import type { ScannerProps } from './scanner-props'

/** WeChat's own scanner opens by a button (`scanOnce`): nothing stands in the page. */
export const Scanner = (_props: ScannerProps) => null
