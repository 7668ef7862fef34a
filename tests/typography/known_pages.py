"""Pages of a face that tests know: every letter is half an em wide, the space a quarter."""

import pikepdf


def page_pdf(path, contents, composite=False, width=300, height=800):
    """Writes a page for each content stream, all with the face F."""
    pdf = pikepdf.new()
    if composite:
        cmap = b"1 beginbfrange <0020> <007e> <0020> endbfrange"
        below = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType2, BaseFont=pikepdf.Name.Known,
                                   DW=500, W=pikepdf.Array([32, pikepdf.Array([250])]))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0, BaseFont=pikepdf.Name.Known,
                                  Encoding=pikepdf.Name("/Identity-H"), DescendantFonts=pikepdf.Array([below]),
                                  ToUnicode=pdf.make_stream(cmap))
    else:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
                                  FirstChar=32, LastChar=255, Encoding=pikepdf.Name.WinAnsiEncoding,
                                  Widths=pikepdf.Array([250] + [500] * 223))
    for content in contents:
        page = pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=[0, 0, width, height],
                                  Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font)),
                                  Contents=pdf.make_stream(content.encode("cp1252")))
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    pdf.save(path)


def text_at(x, y, size, text):
    """A line of a content stream."""
    return f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET"
