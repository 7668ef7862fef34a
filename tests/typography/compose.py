"""Writes one running text for several typesetters: the same words, face, size, leading and measure (A5, margins of
15 mm, 10 pt on 13 pt, paragraphs with an indent of 1.5 em and no space between them, so that a measurer can tell from
the page alone where one begins). Each program keeps its own defaults for what is compared here: bounds of the word
space, tolerance, penalties, least letters beside a hyphen."""

import json

MARGIN, PAPER = "15mm", ("148mm", "210mm")
MEASURE = 118 * 72 / 25.4  # pt
SIZE, LEADING, INDENT = 10, 13, 15  # pt

# Language of the text: what babel calls it.
BABEL = {"en": "american", "de": "ngerman", "es": "spanish", "fr": "french"}


def write_hustings(folder, paragraphs, family, language, ragged):
    """A booklet of one chapter, and a layout that extends the base layout by a page and the text's face."""
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    manifest = {"title": "Lines", "language": language, "front-matter": [{"file": "pages/text.md", "title": "Lines"}]}
    # JSON is YAML.
    (folder / "election.yaml").write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    escaped = "".join("\\" + c if c in "\\`*_{}[]()#+-.!<>|~$&\"':=^@" else c for c in "\n\n".join(paragraphs))
    (folder / "pages" / "text.md").write_text(escaped + "\n", encoding="utf-8")
    align = "start" if ragged else "justify"
    (folder / "lines.xml").write_text(f"""<layout name="lines" extends="base.xml">
  <rule select=":root" font-family="{family}" font-size="{SIZE}pt" line-height="{LEADING}pt" text-align="{align}"
        font-variant-numeric="normal"/>
  <rule select="paragraph, paragraph + paragraph" text-indent="{INDENT}pt"/>
  <rule select="section.contents, .contents-entry, .contents-entry:level(1)" font-size="8pt"/>
  <page-master name="page" page-width="{PAPER[0]}" page-height="{PAPER[1]}" margin-inside="{MARGIN}"
               margin-outside="{MARGIN}" margin-top="{MARGIN}" margin-bottom="{MARGIN}"/>
  <page-sequence name="cover" master="page"/>
  <page-sequence name="front" master="page"/>
  <page-sequence name="body" master="page"/>
</layout>
""", encoding="utf-8")


def write_typst(path, paragraphs, family, language, ragged):
    path.with_suffix(".txt").write_text("\n".join(paragraphs), encoding="utf-8")
    # Optimized line breaks are Typst's default for justified text; ragged text has to ask for them.
    align = 'justify: false, linebreaks: "optimized"' if ragged else "justify: true"
    hyphenate = "#set text(hyphenate: true)\n" if ragged else ""
    path.write_text(f"""#set page(width: {PAPER[0]}, height: {PAPER[1]}, margin: {MARGIN})
#set text(font: "{family}", size: {SIZE}pt, lang: "{language}", top-edge: "ascender", bottom-edge: "descender")
{hyphenate}#set text(top-edge: 0.8em, bottom-edge: -0.2em)
#set par({align}, leading: {LEADING - SIZE}pt, spacing: {LEADING - SIZE}pt, first-line-indent: (amount: {INDENT}pt, all: true))
#for line in read("{path.with_suffix('.txt').name}").split("\\n") {{ par(line) }}
""", encoding="utf-8")


def write_latex(path, paragraphs, family, language, ragged, microtype):
    special = {"\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}"}
    special.update({c: "\\" + c for c in "{}$&#_%"})
    body = "\n\n".join("".join(special.get(c, c) for c in paragraph) for paragraph in paragraphs)
    lines = ["\\documentclass{article}",
             f"\\usepackage[paperwidth={PAPER[0]},paperheight={PAPER[1]},margin={MARGIN}]{{geometry}}",
             "\\usepackage{fontspec}", f"\\usepackage[{BABEL[language]}]{{babel}}",
             # Ligatures=TeX off: the text has its own dashes and quotation marks.
             f"\\setmainfont[Ligatures=TeXReset]{{{family}}}"]
    if microtype:
        lines.append("\\usepackage{microtype}")
    if ragged:
        lines.append("\\usepackage{ragged2e}")
    lines += ["\\pagestyle{empty}", "\\frenchspacing", f"\\AtBeginDocument{{\\fontsize{{{SIZE}bp}}{{{LEADING}bp}}\\selectfont",
              f"\\setlength{{\\parindent}}{{{INDENT}bp}}\\setlength{{\\parskip}}{{0pt}}\\frenchspacing}}",
              "\\begin{document}"]
    if ragged:
        lines.append(f"\\RaggedRight\\setlength{{\\parindent}}{{{INDENT}bp}}")
    lines += [body, "\\end{document}", ""]
    path.write_text("\n".join(lines), encoding="utf-8")
