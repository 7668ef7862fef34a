#include "pdf/metadata.h"

#include <lcms2.h>

#include "base/utf8.h"
#include "pdf/syntax.h"

namespace hustings::pdf {
namespace {

constexpr std::string_view kAccessibleNamespace = "http://www.aiim.org/pdfua/ns/id/";

// XML 1.0 allows no control characters but tab and line ends, not even escaped; they are left out.
std::string escaped(std::string_view text) {
  std::string out;
  for (size_t byte = 0; byte < text.size();) {
    const size_t begin = byte;
    const char32_t c = next_code_point(text, byte);
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if ((c < 0x20 && c != '\t' && c != '\n') || c == 0xFFFE || c == 0xFFFF)
      continue;
    else if (c == 0xFFFD)
      append_utf8(out, c);
    else
      out += text.substr(begin, byte - begin);
  }
  return out;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += between;
    out += word;
  }
  return out;
}

bool is_iso_time(std::string_view time) {
  // "2026-11-03T00:00:00Z"
  if (time.size() != 20) return false;
  for (size_t i = 0; i < time.size(); ++i) {
    const char pattern = "0000-00-00T00:00:00Z"[i];
    if (pattern == '0' ? time[i] < '0' || time[i] > '9' : time[i] != pattern) return false;
  }
  return true;
}

std::string alternative(std::string_view property, std::string_view value) {
  if (value.empty()) return {};
  std::string out = "<";
  out += property;
  out += "><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(value) + "</rdf:li></rdf:Alt></";
  out += property;
  return out + ">\n";
}

std::string collection(std::string_view property, std::string_view kind, const std::vector<std::string>& values) {
  if (values.empty()) return {};
  std::string out = "<";
  out += property;
  out += "><rdf:";
  out += kind;
  out += '>';
  for (const std::string& value : values) out += "<rdf:li>" + escaped(value) + "</rdf:li>";
  out += "</rdf:";
  out += kind;
  out += "></";
  out += property;
  return out + ">\n";
}

std::string simple(std::string_view property, std::string_view value) {
  if (value.empty()) return {};
  std::string out = "<";
  out += property;
  out += '>';
  out += escaped(value);
  out += "</";
  out += property;
  return out + ">\n";
}

// PDF/A knows no schema of PDF/UA's and none of ours: the file has to bring their descriptions (ISO
// 19005-2, 6.6.2.3.3).
std::string schema_of(std::string_view name, std::string_view address, std::string_view prefix,
                      std::string_view property, std::string_view type, std::string_view category,
                      std::string_view description) {
  std::string out = "<rdf:li rdf:parseType=\"Resource\">\n";
  out += simple("pdfaSchema:schema", name);
  out += simple("pdfaSchema:namespaceURI", address);
  out += simple("pdfaSchema:prefix", prefix);
  out += "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n";
  out += simple("pdfaProperty:name", property);
  out += simple("pdfaProperty:valueType", type);
  out += simple("pdfaProperty:category", category);
  out += simple("pdfaProperty:description", description);
  return out + "</rdf:li></rdf:Seq></pdfaSchema:property>\n</rdf:li>\n";
}

std::string schemas(bool accessible, bool statements) {
  std::string out = "<pdfaExtension:schemas><rdf:Bag>\n";
  if (accessible) {
    out += schema_of("PDF/UA identification schema", kAccessibleNamespace, "pdfuaid", "part", "Integer", "internal",
                     "The part of ISO 14289 to which the file conforms");
  }
  if (statements) {
    out += schema_of("Statements of candidates", kStatementNamespace, "hustings", "statements", "seq Text", "external",
                     "For each statement the SHA-256 of its Markdown source below the front matter, in hexadecimal "
                     "digits, a space, and the ID of the candidate");
  }
  return out + "</rdf:Bag></pdfaExtension:schemas>\n";
}

// The namespaces of what is there, and what the file claims.
std::string claims(const PdfStandard& standard, bool statements) {
  std::string namespaces, out;
  const auto declare = [&namespaces](std::string_view prefix, std::string_view address) {
    namespaces += "\n xmlns:";
    namespaces += prefix;
    namespaces += "=\"";
    namespaces += address;
    namespaces += '"';
  };
  if (standard.archive != PdfArchive::None) {
    declare("pdfaid", "http://www.aiim.org/pdfa/ns/id/");
    declare("pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/");
    declare("pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#");
    declare("pdfaProperty", "http://www.aiim.org/pdfa/ns/property#");
    out += simple("pdfaid:part", std::to_string(standard.archive_part()));
    out += simple("pdfaid:conformance", standard.archive_level());
  }
  if (standard.accessible) {
    declare("pdfuaid", kAccessibleNamespace);
    out += simple("pdfuaid:part", "1");
  }
  if (statements) declare("hustings", kStatementNamespace);
  return namespaces + ">\n" + out;
}

}  // namespace

std::string pdf_date(std::string_view time) {
  if (!is_iso_time(time)) return {};
  std::string out = "D:";
  for (const char c : time) {
    if (c >= '0' && c <= '9') out += c;
  }
  return out + "Z";
}

ObjectId write_information(Objects& objects, const Metadata& metadata, const PdfOptions& options) {
  std::string entries;
  // What a string cannot hold stands in the XMP alone: the two must not differ.
  const auto entry = [&entries](std::string_view key, std::string_view value) {
    if (value.empty() || !fits_string(value)) return;
    entries += key;
    append_text(entries, value);
  };
  entry("/Title", metadata.title);
  entry("/Author", joined(metadata.authors, ", "));
  entry("/Subject", metadata.description);
  entry("/Keywords", joined(metadata.keywords, ", "));
  entry("/Creator", options.producer);
  entry("/Producer", options.producer);
  if (is_iso_time(options.creation_date)) {
    entry("/CreationDate", pdf_date(options.creation_date));
    entry("/ModDate", pdf_date(options.creation_date));
  }
  return objects.add(entries);
}

ObjectId write_xmp(Objects& objects, const Metadata& metadata, const PdfOptions& options) {
  const PdfStandard& standard = options.standard;
  std::string xmp = "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n";
  xmp +=
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"";
  xmp += claims(standard, !metadata.statements.empty());
  xmp += simple("dc:format", "application/pdf");
  xmp += alternative("dc:title", metadata.title);
  // The information dictionary has one string for all authors; PDF/A asks for the same one here.
  if (!metadata.authors.empty()) xmp += collection("dc:creator", "Seq", {joined(metadata.authors, ", ")});
  xmp += alternative("dc:description", metadata.description);
  xmp += collection("dc:subject", "Bag", metadata.keywords);
  if (!metadata.language.empty()) xmp += collection("dc:language", "Bag", {metadata.language});
  if (!metadata.publisher.empty()) xmp += collection("dc:publisher", "Bag", {metadata.publisher});
  xmp += simple("dc:identifier", metadata.identifier);
  xmp += alternative("dc:rights", metadata.rights);
  xmp += simple("pdf:Keywords", joined(metadata.keywords, ", "));
  xmp += simple("pdf:Producer", options.producer);
  xmp += simple("xmp:CreatorTool", options.producer);
  if (is_iso_time(options.creation_date)) {
    xmp += simple("xmp:CreateDate", options.creation_date);
    xmp += simple("xmp:ModifyDate", options.creation_date);
    xmp += simple("xmp:MetadataDate", options.creation_date);
  }
  if (!metadata.statements.empty()) {
    xmp += "<hustings:statements><rdf:Seq>\n";
    for (const StatementHash& statement : metadata.statements) {
      xmp += "<rdf:li>" + statement.sha256 + ' ' + escaped(statement.candidate) + "</rdf:li>\n";
    }
    xmp += "</rdf:Seq></hustings:statements>\n";
  }
  if (standard.archive != PdfArchive::None && (standard.accessible || !metadata.statements.empty())) {
    xmp += schemas(standard.accessible, !metadata.statements.empty());
  }
  xmp += "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>";
  // Not deflated: programs that know nothing of PDF look for the packet.
  return objects.add_stream("/Type/Metadata/Subtype/XML", std::move(xmp));
}

ObjectId write_output_intent(Objects& objects, int compression) {
  std::string profile;
  if (cmsHPROFILE handle = cmsCreate_sRGBProfile(); handle != nullptr) {
    cmsUInt32Number size = 0;
    if (cmsSaveProfileToMem(handle, nullptr, &size)) {
      profile.resize(size);
      if (!cmsSaveProfileToMem(handle, profile.data(), &size)) profile.clear();
    }
    cmsCloseProfile(handle);
  }
  if (profile.size() < 128) throw MachineError("cannot make the sRGB color profile: Little CMS failed");
  // The header's date of creation (ICC.1, 7.2.8) would be today's: 2000-01-01 0:00:00 instead.
  const unsigned char date[12] = {0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0};
  for (size_t i = 0; i < sizeof date; ++i) profile[24 + i] = static_cast<char>(date[i]);
  const ObjectId stream = objects.add_deflated("/N 3/Alternate/DeviceRGB", profile, compression);
  std::string entries =
      "/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)"
      "/RegistryName(http://www.color.org)/DestOutputProfile ";
  append_reference(entries, stream);
  return objects.add(entries);
}

}  // namespace hustings::pdf
