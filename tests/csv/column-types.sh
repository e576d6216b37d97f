#!/bin/bash
# A column's type is what all of its cells agree on: whole numbers, numbers with their marks, shares, sums, dates; numbers
# with noughts before them are names, and different units are words.
cd "${ROOT:-$(dirname "$0")/../..}" || exit 1
BIN=${BIN:-$PWD/bin}
command -v python3 > /dev/null || { echo "no python3"; exit 77; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cat > "$work/d.txt" <<'END'
| Port     | Ships | Tons    | Share | Dues   | Opened     | Depth   | Code | Mixed | Doubt | Toll | Drift |
|----------|-------|---------|-------|--------|------------|---------|------|-------|-------|------|-------|
| Arendal  | 12    | 1,204.5 | 12 %  | $1,204 | 1912-03-01 | 4,5     | 007  | 12 %  | 1.250 | 4 € | +3 |
| Risør    | -7    | 980.25  | 5.5 % | $980   | 1911-12-31 | 12,25   | 012  | 5 %   | 2.310 | 12,50 € | -12 |
| Egersund | 5     | 12      |       | 1,010  | 1910-01-02 | 1.204,5 | 100  | $3    | 4.125 | 1.200 € | 0 |

| Day        | Either     | Month first | Stops     | Long          | Short        | Full          | Leap       | Mixed      |
|------------|------------|-------------|-----------|---------------|--------------|---------------|------------|------------|
| 12/03/2026 | 12/03/2026 | 3/12/2026   | 1.4.2026  | 3 March 2026  | Mar 3, 2026  | March 3, 2026 | 29/02/2024 | 2026-03-01 |
| 27/03/2026 | 05/04/2026 | 3/27/2026   | 02.5.2026 | 14 May 2026   | May 14, 2026 | May 14, 2026  | 28/02/2023 | 1/3/2026   |
| 01/01/1999 | 01/01/1999 | 1/1/1999    | 30.6.2026 | 1 August 2026 | Aug 1, 2026  | June 1, 2026  | 29/02/2023 | 2026-03-03 |
END
"$BIN/rapporteur" convert -o "$work/out" "$work/d.txt" 2> /dev/null || exit 1
python3 - "$work/out/datapackage.json" <<'END'
import json, sys
fields = [r for r in json.load(open(sys.argv[1]))['resources'] if r['name'] == 'table-1'][0]['schema']['fields']
have = {f['name']: ' '.join(str(f[k]) for k in ('type', 'groupChar', 'decimalChar', 'bareNumber') if k in f) for f in fields}
want = {'Port': 'string', 'Ships': 'integer', 'Tons': 'number , .', 'Share': 'number , . False', 'Dues': 'number , . False',
        'Opened': 'date', 'Depth': 'number . ,', 'Code': 'string', 'Mixed': 'string', 'Doubt': 'string',
        'Toll': 'number . , False', 'Drift': 'integer'}
assert have == want, have
fields = [r for r in json.load(open(sys.argv[1]))['resources'] if r['name'] == 'table-2'][0]['schema']['fields']
have = {f['name']: ' '.join(f[k] for k in ('type', 'format') if k in f) for f in fields}
want = {'Day': 'date %d/%m/%Y', 'Either': 'string', 'Month first': 'date %m/%d/%Y', 'Stops': 'date %d.%m.%Y',
        'Long': 'date %d %B %Y', 'Short': 'date %b %d, %Y', 'Full': 'date %B %d, %Y', 'Leap': 'string', 'Mixed': 'string'}
assert have == want, have
END
