// datapackage.js BUNDLE - reads the data package in the folder BUNDLE with npm's datapackage: the descriptor, each row of
// each table with its types, and each foreign key. Prints what is wrong, one line each; exit status 1 where something is.
const path = require('path')
const { Package } = require('datapackage')

const folder = process.argv[2]
let wrong = 0

function complain(name, error) {
  const errors = error.errors && error.errors.length ? error.errors : [error]
  for (const e of errors) console.log(`${name}: ${e.message}`)
  wrong += errors.length
}

async function judge(resource) {
  try {
    await resource.checkRelations()
    const rows = await resource.read({ keyed: true })
    console.log(`${resource.name}: ${rows.length} rows`)
  } catch (error) {
    complain(resource.name, error)
  }
}

async function main() {
  const bundle = await Package.load(path.join(folder, 'datapackage.json'), { basePath: folder })
  if (!bundle.valid) complain('datapackage.json', { errors: bundle.errors })
  const tables = bundle.resources.filter(resource => resource.tabular)
  if (tables.length < 8) complain('datapackage.json', { message: `only ${tables.length} tables` })
  for (const table of tables) await judge(table)
}

main().catch(error => complain(folder, error)).then(() => process.exit(wrong ? 1 : 0))
