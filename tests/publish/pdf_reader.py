"""Reads a tagged PDF as its logical structure says (ISO 32000-1, 14.7 and 14.8): elements in the order of the structure
tree, and of each the text of its marked content, by ActualText where it is given and by ToUnicode where not. Words of
right-to-left scripts lie in the file as they are seen, from left to right, and are turned around, one run of glyphs at a
time. Nothing of the program's own is on this path, and nothing is guessed from where things stand."""

import re
import unicodedata

import pikepdf

BACKWARD = 400  # a move to the left of more than this many thousandths of an em begins another run


def _text(value):
    raw = bytes(value)
    return raw[2:].decode("utf-16-be") if raw.startswith(b"\xfe\xff") else raw.decode("latin-1")


def _is_rtl(text):
    return any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)


def _to_unicode(font):
    stream = font["/ToUnicode"].read_bytes().decode("latin-1")
    # Codes have as many bytes as the code space says.
    table = {"bytes": len(re.search(r"begincodespacerange\s*<([0-9A-Fa-f]+)>", stream).group(1)) // 2}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", stream, re.S):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            table[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", stream, re.S):
        for first, last, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            start = bytes.fromhex(text).decode("utf-16-be")
            for code in range(int(first, 16), int(last, 16) + 1):
                table[code] = start[:-1] + chr(ord(start[-1]) + code - int(first, 16))
    return table


class _Run:
    """Glyphs shown one after another without a jump."""

    def __init__(self):
        self.pieces, self.out = [], []

    def add(self, piece):
        # A point or a comma may be the left end of a right-to-left word, or the right end of another: it waits.
        if _is_rtl(piece) or not (piece.isspace() or piece.isalnum()):
            self.pieces.append(piece)
        else:
            self.end()
            self.out.append(piece)

    def end(self):
        if self.pieces:
            rtl = _is_rtl("".join(self.pieces))
            self.out += reversed(self.pieces) if rtl else self.pieces
            self.pieces = []

    def text(self):
        self.end()
        return "".join(self.out)


def marked_content(page, fonts):
    """The text of each marked-content sequence of a page, by its MCID; and all `Span` properties."""
    texts, spans, stack, run, table = {}, [], [], None, {}
    resources = page.resources.get("/Font", {})
    properties = page.resources.get("/Properties", {})
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            values = operands[1] if name == "BDC" else {}
            if isinstance(values, pikepdf.Name):
                values = properties[str(values)]
            entry = {"mcid": int(values["/MCID"]) if "/MCID" in values else None, "actual": None}
            if "/ActualText" in values:
                entry["actual"] = _text(values["/ActualText"])
                spans.append((entry["actual"], _text(values["/Alt"]) if "/Alt" in values else None))
            if entry["mcid"] is not None:
                run = texts.setdefault(entry["mcid"], _Run())
            elif str(operands[0]) == "/Artifact":
                run = None
            stack.append((entry, run))
            if entry["actual"] is not None and run is not None:
                run.end()
                run.out.append(entry["actual"])
        elif name == "EMC":
            if run is not None:
                run.end()
            stack.pop()
            run = stack[-1][1] if stack else None
        elif name == "Tf":
            key = str(operands[0])
            font = resources[key]
            if font.objgen not in fonts:
                fonts[font.objgen] = _to_unicode(font)
            table = fonts[font.objgen]
        elif name in ("Td", "TD", "Tm", "T*") and run is not None:
            run.end()
        elif name in ("Tj", "TJ"):
            silent = run is None or any(entry["actual"] is not None for entry, _ in stack)
            for part in (operands[0] if name == "TJ" else [operands[0]]):
                if isinstance(part, pikepdf.String):
                    raw = bytes(part)
                    size = table["bytes"]
                    for at in range(0, len(raw), size):
                        if not silent:
                            run.add(table[int.from_bytes(raw[at:at + size], "big")])
                elif not silent and float(part) > BACKWARD:
                    run.end()
    return {mcid: run.text() for mcid, run in texts.items()}, spans


class Reader:
    def __init__(self, path):
        self.pdf = pikepdf.open(path)
        self.spans, self._pages, fonts = [], {}, {}
        for page in self.pdf.pages:
            texts, spans = marked_content(page, fonts)
            self._pages[page.obj.objgen] = texts
            self.spans += spans

    def text(self):
        """The whole text in the order of the structure tree."""
        out = []
        self._walk(self.pdf.Root["/StructTreeRoot"], None, out)
        return "".join(out)

    def _walk(self, node, page, out):
        page = node["/Pg"].objgen if "/Pg" in node else page
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                out.append(self._pages[page].get(kid, ""))
            elif isinstance(kid, pikepdf.Dictionary):
                kind = str(kid.get("/Type", ""))
                if kind == "/MCR":
                    out.append(self._pages[kid["/Pg"].objgen if "/Pg" in kid else page].get(int(kid["/MCID"]), ""))
                elif kind != "/OBJR":
                    self._walk(kid, page, out)
        out.append("\n" if str(node.get("/S", "")) in ("/P", "/H1", "/H2", "/H3", "/LI", "/TD", "/TH") else "")
