"""Prints the text of each paragraph of a tagged PDF, one a line: the marked content of its structure element, with
ActualText where it is given and the fonts' ToUnicode elsewhere. A reader of its own, which knows nothing of how the file
was written but the standard (ISO 32000-1, 14.7 to 14.9 and 9.10)."""

import re
import sys
import unicodedata

import pikepdf


class Font:
    def __init__(self, font):
        self.text = {}
        stream = font.ToUnicode.read_bytes().decode("latin-1")
        # Codes have as many bytes as the code space says.
        self.bytes = len(re.search(r"begincodespacerange\s*<(\w+)>", stream).group(1)) // 2
        for section in re.findall(r"beginbfchar(.*?)endbfchar", stream, re.S):
            for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", section):
                self.text[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
        for section in re.findall(r"beginbfrange(.*?)endbfrange", stream, re.S):
            for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*(\[[^]]*\]|<\w*>)", section):
                for code in range(int(first, 16), int(last, 16) + 1):
                    if text[0] == "[":
                        value = re.findall(r"<(\w*)>", text)[code - int(first, 16)]
                        self.text[code] = bytes.fromhex(value).decode("utf-16-be")
                    else:
                        start = bytes.fromhex(text[1:-1]).decode("utf-16-be")
                        self.text[code] = start[:-1] + chr(ord(start[-1]) + code - int(first, 16))

    def decode(self, string):
        data = bytes(string)
        codes = [int.from_bytes(data[i:i + self.bytes], "big") for i in range(0, len(data), self.bytes)]
        return [self.text[code] for code in codes]


def in_reading_order(glyphs):
    """Glyphs are shown from left to right; words of right-to-left letters are then turned around, as every reader does
    (14.8.2.3.3). What one glyph stands for is in reading order already."""
    words = [[]]
    for text in glyphs:
        if text == " ":
            words += [[text], []]
        else:
            words[-1].append(text)
    for word in words:
        if any(unicodedata.bidirectional(c) in ("R", "AL") for text in word for c in text):
            word.reverse()
    return "".join(text for word in words for text in word)


def content_of(page):
    """The text of each marked-content sequence of a page, by its identifier."""
    fonts = {}
    found, stack, font = {}, [], None

    def say(text):
        # The outermost ActualText replaces what is inside it.
        if any(actual for _, actual in stack):
            return
        for identifier, _ in reversed(stack):
            if identifier is not None:
                found[identifier] = found.get(identifier, "") + text
                return

    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "BDC":
            properties = operands[1]
            actual = properties.get("/ActualText")
            if actual is not None:
                say(str(actual))
            stack.append((int(properties.MCID) if "/MCID" in properties else None, actual is not None))
        elif name == "BMC":
            stack.append((None, False))
        elif name == "EMC":
            stack.pop()
        elif name == "Tf":
            key = str(operands[0])
            if key not in fonts:
                fonts[key] = Font(page.Resources.Font[key])
            font = fonts[key]
        elif name == "Tj":
            say(in_reading_order(font.decode(operands[0])))
        elif name == "TJ":
            strings = [part for part in operands[0] if isinstance(part, pikepdf.String)]
            say(in_reading_order([text for string in strings for text in font.decode(string)]))
    return found


def walk(element, page, contents, paragraphs):
    if isinstance(element, int) or not hasattr(element, "keys"):
        return contents[page].get(int(element), "")
    page = element.Pg.objgen if "/Pg" in element else page
    if element.get("/Type") == "/MCR":
        return contents[page].get(int(element.MCID), "")
    if element.get("/Type") == "/OBJR":
        return ""
    children = element.get("/K", [])
    children = list(children) if isinstance(children, pikepdf.Array) else [children]
    text = "".join(walk(child, page, contents, paragraphs) for child in children)
    if element.get("/S") == "/P":
        paragraphs.append(text)
    return text


def main():
    with pikepdf.open(sys.argv[1]) as file:
        contents = {page.objgen: content_of(page) for page in file.pages}
        paragraphs = []
        walk(file.Root.StructTreeRoot, None, contents, paragraphs)
    for paragraph in paragraphs:
        sys.stdout.buffer.write(paragraph.encode("utf-8") + b"\n")


main()
