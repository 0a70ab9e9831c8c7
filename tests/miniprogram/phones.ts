import { openMiniProgram, type Phone, type PhoneOptions, type PhoneServer } from './runner'

/** Phones on one server for the tests of this describe. After each test they are closed; what the mini-program complained of fails it. */
export function usePhones(server: PhoneServer): (openid: string, options?: PhoneOptions) => Promise<Phone> {
  const phones: Phone[] = []
  afterEach(() => {
    const complaints: unknown[] = []
    for (const phone of phones.splice(0)) {
      try {
        phone.close()
      } catch (error) {
        complaints.push(error)
      }
    }
    expect(complaints).toEqual([])
  })
  return async (openid, options = {}) => {
    const phone = await openMiniProgram({ server, openid, ...options })
    phones.push(phone)
    return phone
  }
}
