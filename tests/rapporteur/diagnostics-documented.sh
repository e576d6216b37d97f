#!/bin/bash
# Each message that the programs know stands in rapporteur(1) with its level, and no other.
levels() {
	sed -n 's/^RAP_MSG([A-Z_]*, \([A-Z]*\), "\(.*\)")$/\1: \2/p' "$ROOT/include/rapporteur/messages.def" |
		sed 's/^INFO:/note:/; s/^WARNING:/warning:/; s/^DATA:/data:/; s/^USAGE:/usage:/; s/^SYSTEM:/system:/; s/^DEFECT:/defect:/'
}
cd "${ROOT:-.}" || exit 1
ROOT=$PWD
diff <(levels) <(sed -n 's/^\.It Sy \([a-z]*: .*\)$/\1/p' stages/rapporteur/rapporteur.1) && [ "$(levels | wc -l)" -gt 10 ]
