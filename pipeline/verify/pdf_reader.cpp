#include "verify/pdf_reader.h"

#include <algorithm>
#include <map>
#include <memory>

// shared_ptr everywhere: qpdf asks for this word until its next version.
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageLabelDocumentHelper.hh>

#include "base/compress.h"
#include "base/parallel.h"
#include "verify/page_text.h"

namespace hustings::verify {
namespace {

constexpr int kDeepest = 500;
constexpr size_t kMostStream = size_t{64} << 20;
// How often a structure tree may lead to one thing: a file that repeats itself is told, one that never ends given up.
constexpr size_t kMostRepeats = 8;

using Object = QPDFObjectHandle;

// A stream as it lies in the file; deflated ones are unpacked later, side by side.
struct Packed {
  std::string bytes;
  bool deflated = false;
};

bool is_plainly_deflated(Object& dictionary) {
  Object filter = dictionary.getKey("/Filter");
  if (filter.isArray() && filter.getArrayNItems() == 1) filter = filter.getArrayItem(0);
  return filter.isName() && filter.getName() == "/FlateDecode" && dictionary.getKey("/DecodeParms").isNull();
}

Packed packed_stream(Object stream) {
  Packed packed;
  if (!stream.isStream()) return packed;
  Object dictionary = stream.getDict();
  packed.deflated = is_plainly_deflated(dictionary);
  const auto buffer = packed.deflated ? stream.getRawStreamData() : stream.getStreamData(qpdf_dl_generalized);
  packed.bytes.assign(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
  return packed;
}

std::string unpacked(const Packed& packed) {
  return packed.deflated ? zlib_decompress(packed.bytes, kMostStream) : packed.bytes;
}

class Fonts {
 public:
  const CodeTexts* font(Object font) {
    const QPDFObjGen name = font.getObjGen();
    if (font.isIndirect()) {
      if (const auto found = by_object_.find(name); found != by_object_.end()) return found->second;
    }
    fonts_.push_back(std::make_unique<CodeTexts>());
    CodeTexts& texts = *fonts_.back();
    Object encoding = font.getKey("/Encoding");
    if (encoding.isStream()) {
      texts.code_bytes = code_bytes_of(unpacked(packed_stream(encoding)));
    } else {
      const Object type = font.getKey("/Subtype");
      texts.code_bytes = Object(type).isName() && Object(type).getName() == "/Type0" ? 2 : 1;
    }
    if (Object to_unicode = font.getKey("/ToUnicode"); to_unicode.isStream()) {
      read_to_unicode(unpacked(packed_stream(to_unicode)), texts);
    }
    if (font.isIndirect()) by_object_[name] = &texts;
    return &texts;
  }

  std::shared_ptr<const PageResources> resources(Object dictionary, int depth = 0) {
    if (!dictionary.isDictionary()) return std::make_shared<PageResources>();
    const QPDFObjGen name = dictionary.getObjGen();
    if (dictionary.isIndirect()) {
      if (const auto found = resources_.find(name); found != resources_.end()) return found->second;
    }
    auto made = std::make_shared<PageResources>();
    Object fonts = dictionary.getKey("/Font");
    if (fonts.isDictionary()) {
      for (const std::string& key : fonts.getKeys()) {
        Object each = fonts.getKey(key);
        if (each.isDictionary()) made->fonts[key.substr(1)] = font(each);
      }
    }
    Object externals = dictionary.getKey("/XObject");
    if (externals.isDictionary() && depth < 4) {
      for (const std::string& key : externals.getKeys()) {
        Object each = externals.getKey(key);
        if (!each.isStream()) continue;
        Object form = each.getDict();
        const Object subtype = form.getKey("/Subtype");
        if (!Object(subtype).isName() || Object(subtype).getName() != "/Form") continue;
        PageResources::Form& kept = made->forms[key.substr(1)];
        kept.content = unpacked(packed_stream(each));
        if (Object own = form.getKey("/Resources"); own.isDictionary()) kept.resources = resources(own, depth + 1);
      }
    }
    if (dictionary.isIndirect()) resources_[name] = made;
    return made;
  }

 private:
  std::vector<std::unique_ptr<CodeTexts>> fonts_;
  std::map<QPDFObjGen, const CodeTexts*> by_object_;
  std::map<QPDFObjGen, std::shared_ptr<const PageResources>> resources_;
};

// Elements that stand within a line: what is before and after them may be one word.
bool is_inline(const std::string& type) {
  return type == "/Span" || type == "/Link" || type == "/Code" || type == "/Quote" || type == "/Reference" ||
         type == "/Figure" || type == "/Annot";
}

bool is_heading(const std::string& type) {
  return type == "/H" || (type.size() == 3 && type[1] == 'H' && type[2] >= '1' && type[2] <= '6');
}

class StructureReader {
 public:
  StructureReader(const Wanted& wanted, const std::map<QPDFObjGen, size_t>& pages,
                  const std::vector<std::vector<std::string>>& texts, size_t objects)
      : collector_(wanted),
        pages_(pages),
        texts_(texts),
        starts_(texts.size()),
        elements_left_(kMostRepeats * (objects + 1000)) {
    for (const std::vector<std::string>& page : texts) {
      for (const std::string& piece : page) bytes_left_ += piece.size() * kMostRepeats;
    }
  }

  FinishedText read(Object root, const std::vector<std::string>& labels) {
    Object classes = root.getKey("/ClassMap");
    has_generated_ = classes.isDictionary() && says_generated(classes.getKey("/Generated"));
    read_children(root.getKey("/K"), SIZE_MAX, 0);
    FinishedText result = collector_.finish();
    for (size_t i = 0; i < starts_.size(); ++i) {
      if (!texts_[i].empty()) result.pages.push_back(starts_[i].finish(labels[i]));
    }
    if (elements_left_ == 0 || bytes_left_ == 0)
      result.trouble = "its structure tree leads to the same words too often";
    return result;
  }

 private:
  static bool says_generated(Object attributes) {
    if (!attributes.isDictionary()) return false;
    Object properties = attributes.getKey("/P");
    if (!properties.isArray()) return false;
    for (int i = 0; i < properties.getArrayNItems(); ++i) {
      Object property = properties.getArrayItem(i);
      if (!property.isDictionary()) continue;
      Object name = property.getKey("/N"), value = property.getKey("/V");
      if (name.isString() && name.getUTF8Value() == "Generated" && value.isBool() && value.getBoolValue()) return true;
    }
    return false;
  }

  static bool has_class(Object element, const char* wanted) {
    Object classes = element.getKey("/C");
    if (classes.isName()) return classes.getName() == wanted;
    if (!classes.isArray()) return false;
    for (int i = 0; i < classes.getArrayNItems(); ++i) {
      Object each = classes.getArrayItem(i);
      if (each.isName() && each.getName() == wanted) return true;
    }
    return false;
  }

  size_t page_of(Object dictionary, size_t otherwise) {
    Object page = dictionary.getKey("/Pg");
    if (!page.isIndirect()) return otherwise;
    const auto found = pages_.find(page.getObjGen());
    return found == pages_.end() ? otherwise : found->second;
  }

  void add_marked(size_t page, int64_t mcid) {
    if (page >= texts_.size() || mcid < 0 || static_cast<size_t>(mcid) >= texts_[page].size()) return;
    const std::string& text = texts_[page][static_cast<size_t>(mcid)];
    bytes_left_ -= std::min(bytes_left_, text.size());
    if (bytes_left_ == 0) return;
    if (entry_ != nullptr) {
      if (page_ == SIZE_MAX) page_ = page;
      if (page_ == page) entry_->add(text);
      return;
    }
    collector_.at_page(static_cast<uint32_t>(page + 1));
    collector_.add(text);
    add_to_page(page, text);
  }

  void add_to_page(size_t page, std::string_view text) {
    if (notes_ > 0 || page >= starts_.size()) return;
    page_ = page;
    starts_[page].add(text);
  }

  // The page of an element whose own words are not asked for.
  size_t first_page(Object element, size_t page) {
    Object kids = element.getKey("/K");
    if (kids.isArray() && kids.getArrayNItems() > 0) kids = kids.getArrayItem(0);
    return kids.isDictionary() ? page_of(kids, page) : page;
  }

  void read_children(Object kids, size_t page, int depth) {
    if (kids.isArray()) {
      const int count = kids.getArrayNItems();
      for (int i = 0; i < count; ++i) read_child(kids.getArrayItem(i), page, depth);
    } else {
      read_child(kids, page, depth);
    }
  }

  void read_child(Object child, size_t page, int depth) {
    if (child.isInteger()) return add_marked(page, child.getIntValue());
    if (!child.isDictionary() || depth > kDeepest || elements_left_ == 0) return;
    --elements_left_;
    Object mark = child.getKey("/MCID");
    if (mark.isInteger()) return add_marked(page_of(child, page), mark.getIntValue());
    Object type = child.getKey("/S");
    if (type.isName()) read_element(child, type.getName(), page_of(child, page), depth);
  }

  void read_element(Object element, const std::string& type, size_t page, int depth) {
    const bool within_line = is_inline(type);
    if (entry_ != nullptr) return read_children(element.getKey("/K"), page, depth + 1);
    const bool list = type == "/TOC" || type == "/Index";
    lists_ += list ? 1 : 0;
    if (!within_line) gap();
    if (has_generated_ && has_class(element, "/Generated")) {
      if (lists_ > 0 && !within_line) read_entry(element, page, depth);
    } else {
      bool opened = false;
      if (Object id = element.getKey("/ID"); id.isString() && (type == "/Sect" || type == "/Part")) {
        opened = collector_.open_section(id.getStringValue());
      }
      const bool note = type == "/Note", heading = is_heading(type);
      if (note) {
        collector_.open_note();
        ++notes_;
      }
      if (heading) collector_.open_heading();
      Object actual = element.getKey("/ActualText");
      if (actual.isString()) {
        collector_.add(actual.getUTF8Value());
        add_to_page(first_page(element, page), actual.getUTF8Value());
      } else {
        read_children(element.getKey("/K"), page, depth + 1);
      }
      if (heading) collector_.close_heading();
      if (note) {
        collector_.close_note();
        --notes_;
      }
      if (opened) collector_.close_section();
    }
    if (!within_line) gap();
    // The cells of a row may all go on over a page: then each goes on by itself, here as there.
    // Cells, and boxes side by side, may go on from the page before while others in their row ended there.
    const bool beside = type == "/TD" || type == "/TH" || type == "/Div";
    if (beside && page_ < starts_.size()) starts_[page_].cut();
    lists_ -= list ? 1 : 0;
  }

  void read_entry(Object element, size_t page, int depth) {
    WordCollector words;
    entry_ = &words;
    page_ = SIZE_MAX;
    read_children(element.getKey("/K"), page, depth + 1);
    entry_ = nullptr;
    if (page_ < starts_.size()) starts_[page_].add_entry(words.finish());
  }

  void gap() {
    collector_.gap();
    if (page_ < starts_.size()) starts_[page_].gap();
  }

  SectionCollector collector_;
  const std::map<QPDFObjGen, size_t>& pages_;
  const std::vector<std::vector<std::string>>& texts_;
  std::vector<PageStartCollector> starts_;  // by page
  bool has_generated_ = false;
  size_t page_ = SIZE_MAX;          // that the last words stood on
  size_t notes_ = 0, lists_ = 0;    // open ones
  WordCollector* entry_ = nullptr;  // of the contents or the index that is being read
  size_t elements_left_, bytes_left_ = 1;
};

// ISO 32000-1, 12.4.2. A file without labels counts its pages from 1.
std::vector<std::string> page_labels(QPDF& pdf, size_t count) {
  QPDFPageLabelDocumentHelper helper(pdf);
  std::vector<std::string> labels(count);
  for (size_t i = 0; i < count; ++i) {
    Object label = helper.hasPageLabels() ? helper.getLabelForPage(static_cast<long long>(i)) : Object::newNull();
    if (!label.isDictionary()) {
      labels[i] = std::to_string(i + 1);
      continue;
    }
    Object prefix = label.getKey("/P"), style = label.getKey("/S"), start = label.getKey("/St");
    if (prefix.isString()) labels[i] = prefix.getUTF8Value();
    if (style.isName())
      labels[i] += page_number(start.isInteger() ? start.getIntValue() : 1, style.getName().substr(1));
  }
  return labels;
}

struct PageStreams {
  std::vector<Packed> contents;
  std::shared_ptr<const PageResources> resources;
};

FinishedText read_whole(std::string_view bytes, const Wanted& wanted) {
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  pdf.setAttemptRecovery(false);  // what is damaged is told, not guessed
  pdf.processMemoryFile("file", bytes.data(), bytes.size());
  const std::vector<Object>& all = pdf.getAllPages();
  Fonts fonts;
  std::map<QPDFObjGen, size_t> numbers;
  std::vector<PageStreams> pages(all.size());
  for (size_t i = 0; i < all.size(); ++i) {
    Object page = all[i];
    numbers[page.getObjGen()] = i;
    pages[i].resources = fonts.resources(page.getKey("/Resources"));
    Object contents = page.getKey("/Contents");
    if (contents.isArray()) {
      for (int k = 0; k < contents.getArrayNItems(); ++k) {
        pages[i].contents.push_back(packed_stream(contents.getArrayItem(k)));
      }
    } else if (contents.isStream()) {
      pages[i].contents.push_back(packed_stream(contents));
    }
  }
  std::vector<std::vector<std::string>> texts(pages.size());
  parallel_for(pages.size(), [&](size_t i) {
    std::string content;
    for (const Packed& stream : pages[i].contents) content += unpacked(stream) + '\n';
    texts[i] = read_page(content, *pages[i].resources);
  });
  Object root = pdf.getRoot().getKey("/StructTreeRoot");
  if (!root.isDictionary()) {
    FinishedText untagged;
    untagged.trouble = "it has no structure tree, so nobody can tell whose words are whose";
    return untagged;
  }
  return StructureReader(wanted, numbers, texts, pdf.getObjectCount()).read(root, page_labels(pdf, pages.size()));
}

}  // namespace

FinishedText read_pdf(std::string_view bytes, const Wanted& wanted) {
  try {
    return read_whole(bytes, wanted);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {  // qpdf's, and those of what it uses
    FinishedText damaged;
    damaged.trouble = error.what();
    return damaged;
  }
}

}  // namespace hustings::verify
