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
END
