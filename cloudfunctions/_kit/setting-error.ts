/** A setting that can't be used. The process that meets it ends with code 78 and one line: `variable: why`. */
export class SettingError extends Error {
  constructor(
    readonly variable: string,
    readonly why: string
  ) {
    super(`${variable}: ${why}`)
    this.name = 'SettingError'
  }
}
