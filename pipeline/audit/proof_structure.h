// The structure tree of a file that is joined from pages of others.
//
// A structure tree speaks of all pages of its file (ISO 32000-1, 14.7): pages that are copied leave it behind, and
// their marked content belongs to nobody. So the trees of the files are copied beside the pages, cut back to what
// stands on these pages: elements that lose all their content go, those that never had any (empty cells) stay with
// their row.
#pragma once

#include <map>
#include <string>
#include <vector>

#ifndef POINTERHOLDER_TRANSITION
#define POINTERHOLDER_TRANSITION 4  // as in verify/pdf_reader.cpp
#endif
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

namespace hustings::audit {

// On which pages the content of each element is: the first and the last, counted from 0; first > last: it has none.
// Worked out once for a file, so that pages of a booklet of thousands are found without reading all of its tree again.
class TreeExtents {
 public:
  void read(QPDF& pdf);
  // Whether an element may have content on a page between these two, or has none at all.
  bool may_matter(const QPDFObjectHandle& element, int first, int last) const;

 private:
  struct Extent {
    int first = 0x7FFFFFFF, last = -1;
  };
  Extent extent_of(QPDFObjectHandle kid, QPDFObjectHandle page, int depth);
  std::map<QPDFObjGen, int> pages_;
  std::map<QPDFObjGen, Extent> extents_;
};

class JoinedStructure {
 public:
  explicit JoinedStructure(QPDF& joined) : joined_(joined) {}

  // A page and its copy, in the order of the file; then `add_tree` of the document that these pages are from.
  void add_page(const QPDFObjectHandle& original, QPDFObjectHandle copy);
  // What its elements say of the pages that were added, which are between `first` and `last` of it.
  void add_tree(QPDF& original, const TreeExtents& extents, int first, int last);
  // Writes the tree and says that the file is tagged.
  void finish();

 private:
  using Object = QPDFObjectHandle;
  // What is left of an element or of one of its kids. `blank`: it had no content of its own from the first.
  struct Left {
    Object object;
    bool kept = false, blank = false;
  };
  struct PlacedPage {
    Object copy;
    long long key = 0;           // of the parent tree
    std::vector<Object> owners;  // elements by the number of their marked content
  };
  struct PlacedAnnotation {
    Object copy;
    long long key = 0;
    Object owner;
  };

  Object copy_value(Object value);
  Left copy_element(Object element, const Object& parent, const Object& inherited_page);
  Left copy_kid(Object kid, const Object& element, const Object& page);
  Left copy_marked_content(long long number, const Object& page, const Object& element);
  void merge_map(Object root, const char* name);

  QPDF& joined_;
  const TreeExtents* extents_ = nullptr;
  int first_ = 0, last_ = 0, depth_ = 0;
  std::map<QPDFObjGen, PlacedPage> pages_;  // by the original; of the document that is being added
  std::map<QPDFObjGen, PlacedAnnotation> annotations_;
  std::vector<Object> parts_;
  std::map<std::string, Object> identified_;
  std::map<std::string, Object> maps_;  // RoleMap, ClassMap
  std::map<long long, Object> parent_tree_;
  long long next_key_ = 0;
  Object document_;
};

}  // namespace hustings::audit
