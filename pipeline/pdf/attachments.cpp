#include "pdf/attachments.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "base/parallel.h"
#include "pdf/metadata.h"
#include "pdf/syntax.h"
#include "pdf/trees.h"

namespace hustings::pdf {
namespace {

struct Described {
  std::string sha256, md5;
};

ObjectId write_file(Objects& objects, const Attachment& attachment, const Described& described,
                    const PdfOptions& options) {
  std::string entries = "/Type/EmbeddedFile/Subtype";
  append_name(entries, attachment.media_type);
  entries += "/Params<</Size ";
  append_integer(entries, static_cast<int64_t>(attachment.bytes.size()));
  if (const std::string date = pdf_date(options.creation_date); !date.empty()) {
    entries += "/ModDate";
    append_text(entries, date);
  }
  entries += "/CheckSum";
  append_hexadecimal(entries, described.md5);
  entries += ">>";
  const ObjectId stream = objects.add_deflated(entries, attachment.bytes, options.font_compression);

  std::string specification = "/Type/Filespec/AFRelationship/Source/F";
  append_text(specification, attachment.name);
  specification += "/UF";
  append_text(specification, attachment.name);
  specification += "/Desc";
  append_text(specification, "SHA-256 " + described.sha256);
  specification += "/EF<</F ";
  append_reference(specification, stream);
  specification += "/UF ";
  append_reference(specification, stream);
  return objects.add(specification + ">>");
}

}  // namespace

WrittenAttachments write_attachments(Objects& objects, const PdfOptions& options) {
  WrittenAttachments written;
  const std::vector<Attachment>& attachments = options.attachments;
  if (attachments.empty()) return written;
  std::vector<Described> described(attachments.size());
  parallel_for(attachments.size(), [&](size_t i) {
    described[i] = {sha256_hex(attachments[i].bytes), md5(attachments[i].bytes)};
  });
  std::vector<std::pair<std::string, std::string>> names;
  for (size_t i = 0; i < attachments.size(); ++i) {
    std::string reference;
    append_reference(reference, write_file(objects, attachments[i], described[i], options));
    if (i > 0) written.associated += ' ';
    written.associated += reference;
    names.emplace_back(attachments[i].name, std::move(reference));
  }
  std::sort(names.begin(), names.end());
  written.names = write_name_tree(objects, names);
  return written;
}

}  // namespace hustings::pdf
