// TrueType outlines let the file say which glyph each CID is (CIDToGIDMap), so code and CID are one: Identity-H says so
// for codes of two bytes, a CMap of one line for those of one byte. A CFF font has no such map: its CIDs are the font's
// own, and a small CMap of ours leads from codes to them, so that there too one glyph can have several codes with
// different texts.
#include "pdf/fonts.h"

#include <algorithm>
#include <cmath>

#include "base/compress.h"
#include "base/hash.h"
#include "base/parallel.h"
#include "pdf/syntax.h"

namespace hustings::pdf {
namespace {

constexpr size_t kEntriesPerBlock = 100;  // of a CMap (9.7.5.4 through Adobe's Technical Note 5014)

struct PreparedFont {
  font::Subset subset;
  std::vector<uint32_t> cids;  // by code
  std::string file, to_unicode, cid_to_gid, widths, name;
  std::string code_to_cid;  // empty: Identity-H
};

void append_code_hex(std::string& out, uint32_t code, int code_bytes) {
  const std::string both{static_cast<char>(code >> 8), static_cast<char>(code)};
  append_hexadecimal(out, std::string_view(both).substr(code_bytes == 1 ? 1 : 0));
}

std::string cmap(std::string_view name, std::string_view mapping, std::string_view kind, int code_bytes, size_t count,
                 const auto& append_entry) {
  std::string out = "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)";
  out += "/Ordering(";
  out += kind == "bfchar" ? "UCS" : "Identity";
  out += ")/Supplement 0>>def\n/CMapName/";
  out += name;
  out += " def\n/CMapType ";
  out += mapping;
  out += " def\n1 begincodespacerange\n";
  out += code_bytes == 1 ? "<00><FF>" : "<0000><FFFF>";
  out += "\nendcodespacerange\n";
  for (size_t code = 1; code < count; code += kEntriesPerBlock) {
    const size_t end = std::min(code + kEntriesPerBlock, count);
    append_integer(out, static_cast<int64_t>(end - code));
    out += " begin";
    out += kind;
    out += '\n';
    for (size_t i = code; i < end; ++i) append_entry(out, static_cast<uint32_t>(i));
    out += "end";
    out += kind;
    out += '\n';
  }
  out += "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
  return out;
}

// Widths by CID: runs of neighbors as "first [w w w]".
std::string widths_array(std::vector<std::pair<uint32_t, int32_t>> widths) {
  std::sort(widths.begin(), widths.end());
  widths.erase(std::unique(widths.begin(), widths.end()), widths.end());
  std::string out = "[";
  for (size_t i = 0; i < widths.size(); ++i) {
    if (i == 0 || widths[i].first != widths[i - 1].first + 1) {
      if (i != 0) out += ']';
      append_integer(out, widths[i].first);
      out += '[';
    } else {
      out += ' ';
    }
    append_hundredths(out, widths[i].second);
  }
  out += widths.empty() ? "]" : "]]";
  return out;
}

// Six letters that tell two subsets of one face apart (9.6.4).
std::string subset_tag(std::string_view bytes) {
  uint64_t hash = fast_hash(bytes);
  std::string tag;
  for (int i = 0; i < 6; ++i, hash /= 26) tag += static_cast<char>('A' + hash % 26);
  return tag + '+';
}

PreparedFont prepare(const FontSet& fonts, FaceId face, const GlyphCodes& glyph_codes, int compression) {
  const std::vector<GlyphCode>& codes = glyph_codes.codes(face);
  const int code_bytes = glyph_codes.code_bytes(face);
  PreparedFont font;
  std::vector<uint32_t> glyphs;
  for (size_t code = 1; code < codes.size(); ++code) {
    if (glyphs.empty() || glyphs.back() != codes[code].glyph) glyphs.push_back(codes[code].glyph);  // codes are sorted
  }
  font.subset = font::subset(fonts, face, glyphs);
  font.cids.resize(codes.size());
  std::string map(codes.size() * 2, '\0');
  std::vector<std::pair<uint32_t, int32_t>> widths;
  for (size_t code = 1, k = 0; code < codes.size(); ++code) {
    while (glyphs[k] != codes[code].glyph) ++k;
    const uint32_t glyph = font.subset.glyphs[k];
    font.cids[code] = font.subset.cff ? glyph : static_cast<uint32_t>(code);
    map[code * 2] = static_cast<char>(glyph >> 8);
    map[code * 2 + 1] = static_cast<char>(glyph);
    widths.emplace_back(font.cids[code], codes[code].width);
  }
  font.widths = widths_array(std::move(widths));
  font.name = subset_tag(font.subset.bytes + font.widths) + fonts.face(face).postscript_name;
  font.file = zlib_compress(font.subset.bytes, compression);
  font.to_unicode = zlib_compress(cmap("Adobe-Identity-UCS", "2", "bfchar", code_bytes, codes.size(),
                                       [&](std::string& out, uint32_t code) {
                                         append_code_hex(out, code, code_bytes);
                                         append_hexadecimal(out, utf16_from_utf8(codes[code].text));
                                         out += '\n';
                                       }),
                                  compression);
  if (font.subset.cff) {
    font.code_to_cid = zlib_compress(cmap("Hustings-Codes", "1", "cidchar", code_bytes, codes.size(),
                                          [&](std::string& out, uint32_t code) {
                                            append_code_hex(out, code, code_bytes);
                                            append_integer(out, font.cids[code]);
                                            out += '\n';
                                          }),
                                     compression);
  } else {
    font.cid_to_gid = zlib_compress(map, compression);
    if (code_bytes == 1) {
      font.code_to_cid = zlib_compress(cmap("Hustings-Codes", "1", "cidrange", code_bytes, 2,
                                            [](std::string& out, uint32_t) { out += "<00><FF>0\n"; }),
                                       compression);
    }
  }
  return font;
}

ObjectId write_descriptor(Objects& objects, const Face& face, const PreparedFont& font) {
  const auto scaled = [&](int units) { return Length{units}.scaled(1000, face.units_per_em).units; };
  std::string file_entries = "/Filter/FlateDecode";
  if (font.subset.cff) {
    file_entries += "/Subtype/CIDFontType0C";
  } else {
    file_entries += "/Length1 ";
    append_integer(file_entries, static_cast<int64_t>(font.subset.bytes.size()));
  }
  const ObjectId file = objects.add_stream(file_entries, font.file);
  std::string entries = "/Type/FontDescriptor/FontName";
  append_name(entries, font.name);
  // Symbolic: the codes are ours, not those of a standard encoding (9.8.2).
  entries += "/Flags ";
  append_integer(entries, 4 | (face.fixed_pitch ? 1 : 0) | (face.serif ? 2 : 0) | (face.italic ? 64 : 0));
  entries += "/FontBBox[";
  for (const int edge : {face.x_min, face.y_min, face.x_max, face.y_max}) {
    append_integer(entries, scaled(edge));
    entries += ' ';
  }
  entries.back() = ']';
  entries += "/ItalicAngle ";
  append_thousandths(entries, std::llround(face.italic_angle * 1000));
  const std::pair<const char*, int64_t> numbers[] = {{"/Ascent ", scaled(face.ascent)},
                                                     {"/Descent ", scaled(face.descent)},
                                                     {"/CapHeight ", scaled(face.cap_height)},
                                                     {"/XHeight ", scaled(face.x_height)},
                                                     {"/StemV ", 10 + (face.weight - 50) / 5}};
  for (const auto& [key, value] : numbers) {
    entries += key;
    append_integer(entries, value);
  }
  entries += font.subset.cff ? "/FontFile3 " : "/FontFile2 ";
  append_reference(entries, file);
  return objects.add(entries);
}

ObjectId write_font(Objects& objects, const Face& face, const PreparedFont& font) {
  const ObjectId descriptor = write_descriptor(objects, face, font);
  std::string system = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>";
  std::string entries = "/Type/Font/Subtype/CIDFontType";
  entries += font.subset.cff ? '0' : '2';
  entries += "/BaseFont";
  append_name(entries, font.name);
  entries += system;
  entries += "/FontDescriptor ";
  append_reference(entries, descriptor);
  entries += "/DW 0/W";
  entries += font.widths;
  if (!font.subset.cff) {
    entries += "/CIDToGIDMap ";
    append_reference(entries, objects.add_stream("/Filter/FlateDecode", font.cid_to_gid));
  }
  const ObjectId descendant = objects.add(entries);
  entries = "/Type/Font/Subtype/Type0/BaseFont";
  append_name(entries, font.name);
  if (!font.code_to_cid.empty()) {
    entries += "/Encoding ";
    append_reference(entries, objects.add_stream("/Type/CMap/CMapName/Hustings-Codes" + system + "/Filter/FlateDecode",
                                                 font.code_to_cid));
  } else {
    entries += "/Encoding/Identity-H";
  }
  entries += "/DescendantFonts[";
  append_reference(entries, descendant);
  entries += "]/ToUnicode ";
  append_reference(entries, objects.add_stream("/Filter/FlateDecode", font.to_unicode));
  return objects.add(entries);
}

}  // namespace

std::vector<ObjectId> write_fonts(Objects& objects, const FontSet& fonts, const GlyphCodes& codes, int compression) {
  std::vector<FaceId> used;
  for (size_t face = 0; face < codes.face_count(); ++face) {
    if (codes.uses(static_cast<FaceId>(face))) used.push_back(static_cast<FaceId>(face));
  }
  std::vector<PreparedFont> prepared(used.size());
  parallel_for(used.size(), [&](size_t i) { prepared[i] = prepare(fonts, used[i], codes, compression); });
  std::vector<ObjectId> ids(codes.face_count(), kNoObject);
  for (size_t i = 0; i < used.size(); ++i) ids[used[i]] = write_font(objects, fonts.face(used[i]), prepared[i]);
  return ids;
}

}  // namespace hustings::pdf
