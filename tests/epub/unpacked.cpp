#include "epub/unpacked.h"

#include <zip.h>

#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "epub/booklet.h"
#include "epub/write.h"

namespace hustings::testing {

Unpacked unpack(const std::string& bytes) {
  Unpacked unpacked;
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* const archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  if (archive == nullptr) {
    ADD_FAILURE() << zip_error_strerror(&error);
    return unpacked;
  }
  for (zip_int64_t index = 0; index < zip_get_num_entries(archive, 0); ++index) {
    zip_stat_t status;
    zip_stat_index(archive, static_cast<zip_uint64_t>(index), 0, &status);
    std::string data(status.size, '\0');
    zip_file_t* const file = zip_fopen_index(archive, static_cast<zip_uint64_t>(index), 0);
    const zip_int64_t count =
        zip_fread(file, data.data(), data.size() + 1);  // one more: the checksum is read at the end
    EXPECT_EQ(count, static_cast<zip_int64_t>(data.size())) << status.name << ": " << zip_file_strerror(file);
    zip_fclose(file);
    unpacked.order.emplace_back(status.name);
    unpacked.stored[status.name] = status.comp_method == ZIP_CM_STORE;
    unpacked.files[status.name] = std::move(data);
  }
  zip_discard(archive);
  return unpacked;
}

std::string written_part(StyledDocument styled, size_t part, const PageMap& pages) {
  Diagnostics diagnostics;
  const Unpacked unpacked = unpack(epub::write(styled, pages, FontSet(), {}, diagnostics));
  std::vector<std::string> texts;
  for (const std::string& name : unpacked.order) {
    if (name.starts_with("OEBPS/text/") && name != "OEBPS/text/cover-page.xhtml") texts.push_back(name);
  }
  return unpacked.files.at(texts.at(part));
}

std::string written_part(std::shared_ptr<const StyledPart> part, const PageMap& pages) {
  StyledDocument styled = empty_booklet();
  styled.parts.push_back(std::move(part));
  return written_part(std::move(styled), 0, pages);
}

namespace {
void append_text(std::string& text, pugi::xml_node node) {
  for (const pugi::xml_node child : node.children()) {
    text += child.value();
    append_text(text, child);
  }
}
}  // namespace

std::string body_text(const std::string& xhtml) {
  pugi::xml_document document;
  EXPECT_TRUE(document.load_buffer(xhtml.data(), xhtml.size(), pugi::parse_default | pugi::parse_ws_pcdata));
  std::string text;
  append_text(text, document.child("html").child("body"));
  return text;
}

void expect_well_formed(const std::string& xml, const std::string& name) {
  pugi::xml_document document;
  const pugi::xml_parse_result result =
      document.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8);
  EXPECT_TRUE(result) << name << ", byte " << result.offset << ": " << result.description();
}

}  // namespace hustings::testing
