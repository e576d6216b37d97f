"""bundle.py FOLDER - writes the tables of a bundle whose cells are all that spreadsheets are known to spoil."""
import csv
import os
import sys

HARD = ['007', '=1+1', '-5', '+44 20 7946', '@here', '-x', '- ropes', '-', '+5%', '-1,234.50', '-1e5', '-.5', '-$5', '=',
    '1994-05-02', '2/3', '1E5', 'TRUE', '12345678901234567890', '\U0001F600 a face', 'say "no", twice', 'one\ntwo', ' blanks ',
    '\uFF1DSUM', '\u22125', "'quoted", '_x0041_', '\t=1', '3.1', '', '1:30', 'a;b', '#N/A', '<b>&amp;', 'e\u0301t\u00e9']
LONG = 'x' * 32767 + '=1+1' + '\U0001F600' * 7500     # 40,271 characters; the second part of it looks like a formula

TABLES = {
    'documents': 'document,source,tei,title,language,encoding,bytes,characters,sha256,sections,paragraphs,turns,speakers,'
        'tables,review,status',
    'sections': 'document,section,parent,level,label,title,start,end',
    'paragraphs': 'document,paragraph,section,turn,kind,start,end,text',
    'turns': 'document,turn,section,speaker,label,mode,act,cert,start,end,text',
    'speakers': 'document,speaker,kind,name,role,affiliation,aliases,turns',
    'tables': 'document,table,section,caption,rows,columns,layout,file',
    'cells': 'document,table,row,column,rows,cols,role,text',
    'review': 'document,element,kind,cert,reason,start,end,text',
}


def write(path, rows):
    with open(path, 'w', newline='', encoding='utf-8') as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)


def make(folder):
    os.makedirs(folder + '/tables')
    rows = {name: [header.split(',')] for name, header in TABLES.items()}
    for i, text in enumerate(HARD):
        rows['sections'].append(['harbour', 's%d' % i, '', '1', text, text, str(i), str(i + 5)])
    rows['documents'].append(['harbour', '=cmd', 'tei/harbour.xml'] + [''] * 3 + ['0012', '12'] + [''] * 7 + ['ok'])
    rows['turns'].append(['harbour', 'u1'] + [''] * 8 + ['short'])
    rows['turns'].append(['harbour', 'u2'] + [''] * 8 + [LONG])
    rows['turns'].append(['harbour', 'u3'] + [''] * 8 + ['y' * 32767])
    rows['tables'].append(['harbour', 't1', '', 'Tides', '2', '2', 'pipe', 'tables/harbour-t1.csv'])
    rows['tables'].append(['harbour', 't2', '', 'Too ragged', '2', '2', 'pipe', ''])
    rows['tables'].append(['harbour', 't3', '', 'Hostile', '2', '2', 'pipe', 'tables/../../escape.csv'])
    for name in rows:
        write('%s/%s.csv' % (folder, name), rows[name])
    write(folder + '/tables/harbour-t1.csv', [['Port', 'High'], ['007', '=1+1'], ['', 'z' * 33000]])


if __name__ == '__main__':
    make(sys.argv[1])
