#include "audit/proof_pages.h"

#include <algorithm>

#include "audit/proof_structure.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace hustings::audit {

using Object = QPDFObjectHandle;

namespace {

// Links that leave the booklet stay; others would lead to pages that are not here. The tree's numbers are given anew.
void detach(Object page) {
  page.removeKey("/StructParents");
  page.removeKey("/Tabs");
  Object annotations = page.getKey("/Annots");
  if (!annotations.isArray()) return;
  Object kept = Object::newArray();
  for (Object each : annotations.aitems()) {
    const bool leads_out = each.isDictionary() && each.getKey("/A").isDictionary() &&
                           each.getKey("/A").getKey("/S").isNameAndEquals("/URI");
    if (!leads_out) continue;
    each.removeKey("/StructParent");
    kept.appendItem(each);
  }
  if (kept.getArrayNItems() == 0) {
    page.removeKey("/Annots");
  } else {
    page.replaceKey("/Annots", kept);
  }
}

void open(QPDF& pdf, const char* name, const std::string& bytes) {
  pdf.setSuppressWarnings(true);
  pdf.processMemoryFile(name, bytes.data(), bytes.size());
  QPDFPageDocumentHelper(pdf).pushInheritedAttributesToPage();
}

// ISO 32000-1, 12.4.2: sheets have numbers of their own, the booklet's pages keep their folios.
Object page_labels(size_t sheets, const JoinedFile& file) {
  Object numbers = Object::newArray();
  Object sheet = Object::newDictionary();
  sheet.replaceKey("/S", Object::newName("/D"));
  sheet.replaceKey("/P", Object::newUnicodeString(file.label_of_sheets));
  numbers.appendItem(Object::newInteger(0));
  numbers.appendItem(sheet);
  for (size_t i = 0; i < file.folios.size(); ++i) {
    Object label = Object::newDictionary();
    label.replaceKey("/P", Object::newUnicodeString(file.folios[i]));
    const size_t index = sheets + i;
    numbers.appendItem(Object::newInteger(static_cast<long long>(index)));
    numbers.appendItem(label);
  }
  Object labels = Object::newDictionary();
  labels.replaceKey("/Nums", numbers);
  return labels;
}

}  // namespace

struct BookletPages::Implementation {
  QPDF pdf;
  std::vector<QPDFPageObjectHelper> pages;
  TreeExtents extents;
};

BookletPages::BookletPages(const std::string& pdf) : implementation_(std::make_unique<Implementation>()) {
  open(implementation_->pdf, "the booklet", pdf);
  implementation_->pages = QPDFPageDocumentHelper(implementation_->pdf).getAllPages();
  for (QPDFPageObjectHelper& page : implementation_->pages) detach(page.getObjectHandle());
  implementation_->extents.read(implementation_->pdf);
}

BookletPages::~BookletPages() = default;

std::string BookletPages::join(const std::string& sheet, const JoinedFile& file) {
  QPDF sheet_pdf;
  open(sheet_pdf, "the proof sheet", sheet);
  QPDF joined;
  joined.emptyPDF();
  QPDFPageDocumentHelper target(joined);
  JoinedStructure structure(joined);
  const auto add = [&](QPDFPageObjectHelper page) {
    target.addPage(page, false);
    structure.add_page(page.getObjectHandle(), joined.getAllPages().back());
  };
  std::vector<QPDFPageObjectHelper> sheets = QPDFPageDocumentHelper(sheet_pdf).getAllPages();
  for (QPDFPageObjectHelper& page : sheets) {
    detach(page.getObjectHandle());
    add(page);
  }
  TreeExtents of_sheet;
  of_sheet.read(sheet_pdf);
  structure.add_tree(sheet_pdf, of_sheet, 0, static_cast<int>(sheets.size()));
  for (const uint32_t page : file.pages) add(implementation_->pages.at(page));
  if (!file.pages.empty()) {
    const auto [first, last] = std::minmax_element(file.pages.begin(), file.pages.end());
    structure.add_tree(implementation_->pdf, implementation_->extents, static_cast<int>(*first),
                       static_cast<int>(*last));
  }
  structure.finish();

  Object catalog = joined.getRoot();
  catalog.replaceKey("/Lang", Object::newUnicodeString(file.language));
  catalog.replaceKey("/PageLabels", page_labels(sheets.size(), file));
  Object preferences = Object::newDictionary();
  preferences.replaceKey("/DisplayDocTitle", Object::newBool(true));
  catalog.replaceKey("/ViewerPreferences", preferences);
  Object information = Object::newDictionary();
  information.replaceKey("/Title", Object::newUnicodeString(file.title));
  information.replaceKey("/Producer", Object::newUnicodeString("hustings"));
  joined.getTrailer().replaceKey("/Info", joined.makeIndirectObject(information));

  QPDFWriter writer(joined);
  writer.setOutputMemory();
  writer.setMinimumPDFVersion("1.7");
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.setDeterministicID(true);
  writer.write();
  const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace hustings::audit
