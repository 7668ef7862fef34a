"""Where every glyph of a PDF page stands, read from the text operators of its content streams (ISO 32000-1, 9.3 and
9.4): exact to what the program wrote, which the boxes of text extractors, rounded and merged to words, are not. Simple
and composite fonts, horizontal writing; what fonts are called and which characters a code stands for come from the
PDF's own dictionaries.

A glyph's advance is that of its face at the size and horizontal scale in force. Spaces that a program makes with Tw, Tc,
TJ or by moving the text position are therefore between glyphs, whichever way they were written."""

import dataclasses
import re

import pikepdf


@dataclasses.dataclass
class Glyph:
    text: str
    x: float        # pt, of the origin
    y: float        # pt, of the baseline, from the foot of the page
    advance: float  # pt
    size: float     # pt, the height of an em
    font: str


def multiply(a, b):
    return (a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
            a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5])


def read_unicode_map(stream):
    """The code to text table of a ToUnicode CMap."""
    def text(digits):
        raw = bytes.fromhex(digits)
        return raw.decode("utf-16-be", "replace")

    table = {}
    source = stream.read_bytes().decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.DOTALL):
        for code, value in re.findall(r"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>", block):
            table[int(code, 16)] = text(value)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.DOTALL):
        for first, last, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f\s]+>|\[[^\]]*\])", block):
            low, high = int(first, 16), int(last, 16)
            if value[0] == "[":
                values = [text(v) for v in re.findall(r"<([0-9A-Fa-f\s]+)>", value)]
                table.update(zip(range(low, high + 1), values))
            else:
                start = text(value[1:-1])
                for code in range(low, high + 1):
                    table[code] = start[:-1] + chr(ord(start[-1]) + code - low)
    return table


def read_cid_map(stream):
    """The code to CID table of an embedded CMap, and how many bytes its codes have."""
    table = {}
    source = stream.read_bytes().decode("latin-1")
    code_bytes = len(re.search(r"begincodespacerange\s*<([0-9A-Fa-f]+)>", source).group(1)) // 2
    for block in re.findall(r"begincidchar(.*?)endcidchar", source, re.DOTALL):
        for code, cid in re.findall(r"<([0-9A-Fa-f]+)>\s*(\d+)", block):
            table[int(code, 16)] = int(cid)
    for block in re.findall(r"begincidrange(.*?)endcidrange", source, re.DOTALL):
        for first, last, cid in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(\d+)", block):
            for code in range(int(first, 16), int(last, 16) + 1):
                table[code] = int(cid) + code - int(first, 16)
    return table, code_bytes


class Font:
    def __init__(self, font):
        self.composite = font.Subtype == "/Type0"
        self.name = str(font.BaseFont)[1:].split("+")[-1]
        self.unicode = read_unicode_map(font.ToUnicode) if "/ToUnicode" in font else {}
        self.widths = {}
        self.cids, self.code_bytes = None, 2 if self.composite else 1  # Identity-H has no table: the code is the CID
        if self.composite:
            if isinstance(font.Encoding, pikepdf.Stream):
                self.cids, self.code_bytes = read_cid_map(font.Encoding)
            below = font.DescendantFonts[0]
            self.missing = float(below.get("/DW", 1000))
            self.read_cid_widths(list(below.get("/W", [])))
        else:
            self.missing = 0.0
            first = int(font.get("/FirstChar", 0))
            self.widths = {first + i: float(w) for i, w in enumerate(font.get("/Widths", []))}

    def read_cid_widths(self, entries):
        at = 0
        while at < len(entries):
            first = int(entries[at])
            if isinstance(entries[at + 1], pikepdf.Array):
                for i, width in enumerate(entries[at + 1]):
                    self.widths[first + i] = float(width)
                at += 2
            else:
                for cid in range(first, int(entries[at + 1]) + 1):
                    self.widths[cid] = float(entries[at + 2])
                at += 3

    def codes(self, raw):
        step = self.code_bytes
        return [int.from_bytes(raw[i:i + step], "big") for i in range(0, len(raw) - step + 1, step)]

    def width(self, code):
        """In 1/1000 em."""
        return self.widths.get(code if self.cids is None else self.cids.get(code, 0), self.missing)

    def text(self, code):
        return self.unicode.get(code, "" if self.composite else bytes([code]).decode("cp1252", "replace"))


class PageReader:
    """The graphics and text state, and the operators that change it."""

    def __init__(self, page, fonts):
        self.resources, self.fonts = page.get("/Resources", pikepdf.Dictionary()), fonts
        self.glyphs, self.stack = [], []
        self.ctm = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        self.font, self.size, self.scale = None, 0.0, 1.0
        self.letter_space = self.word_space = self.leading = self.rise = 0.0
        self.matrix = self.line_matrix = self.ctm

    def state(self):
        return (self.ctm, self.font, self.size, self.scale, self.letter_space, self.word_space, self.leading, self.rise)

    def set_font(self, name, size):
        font = self.resources.Font[name]
        key = font.objgen if font.is_indirect else id(font)
        if key not in self.fonts:
            self.fonts[key] = Font(font)
        self.font, self.size = self.fonts[key], float(size)

    def show(self, raw):
        for code in self.font.codes(bytes(raw)):
            width = self.font.width(code) / 1000 * self.size
            space = self.letter_space
            if code == 32 and not self.font.composite:
                space += self.word_space
            place = multiply((1, 0, 0, 1, 0, self.rise), multiply(self.matrix, self.ctm))
            self.glyphs.append(Glyph(self.font.text(code), place[4], place[5], width * self.scale * place[0],
                                     self.size * place[3], self.font.name))
            self.move((width + space) * self.scale)

    def move(self, x):
        self.matrix = multiply((1, 0, 0, 1, x, 0), self.matrix)

    def next_line(self, x, y):
        self.matrix = self.line_matrix = multiply((1, 0, 0, 1, float(x), float(y)), self.line_matrix)

    def run(self, operands, operator):
        if operator == "q":
            self.stack.append(self.state())
        elif operator == "Q" and self.stack:
            (self.ctm, self.font, self.size, self.scale, self.letter_space, self.word_space, self.leading,
             self.rise) = self.stack.pop()
        elif operator == "cm":
            self.ctm = multiply(tuple(float(v) for v in operands), self.ctm)
        elif operator == "BT":
            self.matrix = self.line_matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        elif operator == "Tf":
            self.set_font(operands[0], operands[1])
        elif operator == "Tz":
            self.scale = float(operands[0]) / 100
        elif operator == "Tc":
            self.letter_space = float(operands[0])
        elif operator == "Tw":
            self.word_space = float(operands[0])
        elif operator == "TL":
            self.leading = float(operands[0])
        elif operator == "Ts":
            self.rise = float(operands[0])
        elif operator == "Td":
            self.next_line(*operands)
        elif operator == "TD":
            self.leading = -float(operands[1])
            self.next_line(*operands)
        elif operator == "Tm":
            self.matrix = self.line_matrix = tuple(float(v) for v in operands)
        elif operator == "T*":
            self.next_line(0, -self.leading)
        elif operator == "Tj":
            self.show(operands[0])
        elif operator == "'":
            self.next_line(0, -self.leading)
            self.show(operands[0])
        elif operator == '"':
            self.word_space, self.letter_space = float(operands[0]), float(operands[1])
            self.next_line(0, -self.leading)
            self.show(operands[2])
        elif operator == "TJ":
            for part in operands[0]:
                if isinstance(part, pikepdf.String):
                    self.show(part)
                else:
                    self.move(-float(part) / 1000 * self.size * self.scale)


def read_pages(path):
    """The glyphs of each page, in the order in which they are shown."""
    fonts, pages = {}, []
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            reader = PageReader(page.obj, fonts)
            for operands, operator in pikepdf.parse_content_stream(page):
                reader.run(operands, str(operator))
            pages.append(reader.glyphs)
    return pages
