#!/bin/bash
# Long documents of monotonous shapes, where an algorithm that looks back over what it has seen would take hours.
. "${ROOT:-.}/tests/hostile/expect"
n=${SANITIZED:+3000}
n=${n:-10000}		# quadratic work would show: a hundred million steps, many times over
million=${SANITIZED:+20000}
million=${million:-1000000}

# shape NAME COUNT AWK - a document of COUNT times what AWK prints, i being the count, w(i) a word for it
shape() {
	name=$1
	awk -v n="$2" 'function w(i,  s) { do { s = s substr("bdfgklmnprstvz", i % 14 + 1, 1) substr("aeiou", i % 5 + 1, 1)
			i = int(i / 14) } while (i > 0); return toupper(substr(s, 1, 1)) substr(s, 2) }
		BEGIN { for (i = 0; i < n; i++) { '"$3"' } }' > shape.txt
	converts "0 1" shape.txt
}

shape "a million short lines" $million 'print w(i % 1000)'
shape "blank lines" $million 'print ""'
shape "form feeds" $n 'printf "\f"'
shape "pages of one line" $n 'printf "Page %d\f\n", i'
shape "page header and number" $((n / 10)) 'printf "Record of the Moot    %d\n\nA line of text.\n\n- %d -\n\f", i, i'
shape "hyphens at line ends" $n 'print w(i) "-"'
shape "paragraphs" $n 'print w(i) " spoke of " w(i + 7) ".\n"'
shape "items" $n 'print "- " w(i)'
shape "labelled items" $n 'print "- " w(i) ": " w(i + 1)'
shape "numbered headings" $n 'print i ". " w(i) "\n\n" w(i) " is here.\n"'
shape "capitals" $n 'print toupper(w(i)) "\n"'
shape "distinct speakers" $n 'print "  Mr. " toupper(w(i)) ". I agree.\n"'
shape "speakers in turns" $n 'print "  Mr. " toupper(w(i % 3)) ". I agree with number " i ".\n"'
shape "distinct delegations" $n 'print "The delegation of " w(i) " said that it agreed.\n"'
shape "named officials" $n 'print "Ms. " w(i) " " w(i * 3) ", Director of " w(i * 5) ", said that all was well.\n"'
shape "pipe rows" $n 'print "| " w(i) " | " i " | " i * 2 " |"'
shape "blank-aligned rows" $n 'printf "%-20s %10d %10d\n", w(i), i, i * 2'
shape "leader rows" $n 'print w(i) " ............ " i'
shape "tab rows" $n 'print w(i) "\t" i "\t" i * 2'
shape "rules" $n 'print "----------"'
shape "two columns" $n 'printf "%-40s    %s\n", w(i) " went down to the sea in", w(i + 3) " and came back with salt"'
shape "questions and answers" $n 'print "Q: Why " w(i) "?\nA: Because.\n"'
shape "quotation marks never closed" $n 'print "\"" w(i)'
shape "opening brackets" $n 'print "(" w(i)'
shape "residue" $n 'print "Subscribe to our newsletter\n"'
finish
