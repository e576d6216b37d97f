"""random_documents.py SCHEMA COUNT FOLDER - COUNT random documents that are valid against the SCHEMA, one a file.

Follows the schema from its start: an optional part is there or not, a repeated one comes so many times, one of several
is picked. Deep down, what can be left out is left out. The seed is fixed."""
import random
import sys
import xml.etree.ElementTree as ET

RNG = '{http://relaxng.org/ns/structure/1.0}'
DEEP = 14
VALUES = {'NCName': 'x', 'language': 'en', 'NMTOKEN': 'word', 'nonNegativeInteger': '3', 'positiveInteger': '2'}
PATTERNS = {'[0-9': '0.1', 'src:': 'src:char=1,2', 'rule': 'rule:guess', 'act:': 'act:thanks', '#\\S+': '#x'}


class Writer:
    def __init__(self, schema):
        self.grammar = ET.parse(schema).getroot()
        self.defines = {d.get('name'): list(d) for d in self.grammar.iter(RNG + 'define')}
        self.ids = 0

    def document(self):
        return ''.join(self.any_of(list(self.grammar.find(RNG + 'start')), 0)[1])

    def any_of(self, patterns, depth):
        """(attributes, content) of patterns in a row."""
        attributes, content = [], []
        for pattern in patterns:
            a, c = getattr(self, pattern.tag.removeprefix(RNG))(pattern, depth)
            attributes += a
            content += c
        return attributes, content

    def times(self, p, depth, least, most):
        attributes, content = [], []
        for _ in range(least if depth > DEEP else random.randint(least, most)):
            a, c = self.any_of(list(p), depth)
            attributes, content = attributes + a, content + c
        return attributes, content

    def optional(self, p, depth): return self.times(p, depth, 0, 1)
    def zeroOrMore(self, p, depth): return self.times(p, depth, 0, 2)
    def oneOrMore(self, p, depth): return self.times(p, depth, 1, 2)
    def group(self, p, depth): return self.any_of(list(p), depth)
    def ref(self, p, depth): return self.any_of(self.defines[p.get('name')], depth)
    def empty(self, p, depth): return [], []
    def text(self, p, depth): return [], ['words ']
    def value(self, p, depth): return [], [p.text]

    def choice(self, p, depth):
        # The first choices are the plain ones: the way out when it gets deep.
        return self.any_of([p[0] if depth > DEEP else random.choice(list(p))], depth)

    def list(self, p, depth):
        return [], [' '.join(self.any_of(list(p), depth)[1])]

    def data(self, p, depth):
        pattern = p.find(RNG + 'param')
        if pattern is not None:
            return [], [PATTERNS[pattern.text[:4]]]
        return [], [VALUES.get(p.get('type'), 'token')]

    def attribute(self, p, depth):
        name = p.get('name')
        value = ' '.join(self.any_of(list(p), depth)[1]) or 'words'
        if name == 'xml:id':
            self.ids += 1
            value = f'x{self.ids}' if self.ids > 1 else 'x'
        return [f' {name}="{value}"'], []

    def element(self, p, depth):
        name = p.get('name')
        attributes, content = self.any_of(list(p), depth + 1)
        space = ' xmlns="http://www.tei-c.org/ns/1.0"' if depth == 0 else ''
        return [], [f'<{name}{space}{"".join(attributes)}>', *content, f'</{name}>']


def main(schema, count, folder):
    random.seed(7)
    for i in range(int(count)):
        with open(f'{folder}/random-{i:04}.xml', 'w', encoding='utf-8') as f:
            f.write(Writer(schema).document())


main(*sys.argv[1:])
