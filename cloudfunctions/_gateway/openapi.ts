import * as z from 'zod/mini'
import type { CallSpec } from '@domain/call'
import { calls } from '@domain/contract'

const ERRORS = ['bad_input', 'no_session', 'forbidden', 'unknown_call', 'key_reused', 'too_large', 'too_many', 'busy', 'bug']

function jsonSchema(schema: z.core.$ZodType, io: 'input' | 'output'): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

/** Describes every call of the contracts. */
export function describeCalls(): object {
  const paths = Object.entries(calls as Readonly<Record<string, CallSpec>>).map(([name, spec]) => [`/api/${name}`, { post: operation(name, spec) }])
  return {
    openapi: '3.1.0',
    info: { title: 'LinPin', version: '1', license: { name: 'MIT' } },
    paths: Object.fromEntries(paths) as object,
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
      schemas: { Failure: failure },
    },
  }
}

function operation(name: string, spec: CallSpec): object {
  const needsKey = spec.kind === 'write' && !spec.keyless
  return {
    operationId: name,
    tags: [name.slice(0, name.indexOf('.'))],
    'x-kind': spec.kind,
    'x-roles': spec.roles,
    'x-refusals': spec.refusals,
    security: spec.roles.includes('nobody') ? [{}, { session: [] }] : [{ session: [] }],
    parameters: needsKey ? [keyParameter] : [],
    requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(spec.input, 'input') } } },
    responses: {
      200: { description: 'A value, or a refusal that the contract names', content: { 'application/json': { schema: { oneOf: answers(spec) } } } },
      default: { description: 'Not considered', content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } } },
    },
  }
}

function answers({ output, refusals }: CallSpec): object[] {
  const value = { type: 'object', required: ['ok', 'value'], properties: { ok: { const: true }, value: jsonSchema(output, 'output') } }
  if (refusals.length === 0) return [value]
  return [value, { type: 'object', required: ['ok', 'refusal'], properties: { ok: { const: false }, refusal: { enum: refusals }, detail: {} } }]
}

const keyParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'One for each intent; the same again gets the same reply.',
  schema: { type: 'string', minLength: 8, maxLength: 64, pattern: '^[\\x21-\\x7e]{8,64}$' },
}

const failure = {
  type: 'object',
  required: ['ok', 'error'],
  properties: {
    ok: { const: false },
    error: { enum: ERRORS },
    issues: { type: 'array', items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } } },
    retryAfter: { type: 'integer', description: 'Seconds; also in the header Retry-After' },
  },
}
