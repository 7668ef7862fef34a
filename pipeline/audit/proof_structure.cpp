#include "audit/proof_structure.h"

#include <algorithm>
#include <stdexcept>

namespace hustings::audit {

namespace {

using Object = QPDFObjectHandle;

// Damaged trees may hang in a ring; ours are not half as deep.
constexpr int kDeepest = 400;

Object dictionary(QPDF& pdf) { return pdf.makeIndirectObject(Object::newDictionary()); }

}  // namespace

void TreeExtents::read(QPDF& pdf) {
  const std::vector<Object>& pages = pdf.getAllPages();
  for (size_t i = 0; i < pages.size(); ++i) pages_[pages[i].getObjGen()] = static_cast<int>(i);
  Object root = pdf.getRoot().getKey("/StructTreeRoot");
  if (root.isDictionary()) extent_of(root, Object::newNull(), 0);
}

TreeExtents::Extent TreeExtents::extent_of(Object kid, Object page, int depth) {
  if (depth > kDeepest) throw std::runtime_error("the structure tree of the PDF is too deep");
  Extent extent;
  const auto add = [&](const Extent& other) {
    extent.first = std::min(extent.first, other.first);
    extent.last = std::max(extent.last, other.last);
  };
  if (kid.isDictionary() && kid.hasKey("/Pg")) page = kid.getKey("/Pg");
  const bool content = kid.isInteger() || (kid.isDictionary() && (kid.getKey("/Type").isNameAndEquals("/MCR") ||
                                                                  kid.getKey("/Type").isNameAndEquals("/OBJR")));
  if (content) {
    const auto known = pages_.find(page.getObjGen());
    if (known != pages_.end()) extent = {known->second, known->second};
    return extent;
  }
  if (!kid.isDictionary()) return extent;
  Object kids = kid.getKey("/K");
  if (kids.isArray()) {
    for (const Object& each : kids.aitems()) add(extent_of(each, page, depth + 1));
  } else if (!kids.isNull()) {
    add(extent_of(kids, page, depth + 1));
  }
  if (kid.isIndirect()) extents_[kid.getObjGen()] = extent;
  return extent;
}

bool TreeExtents::may_matter(const Object& element, int first, int last) const {
  const auto known = extents_.find(element.getObjGen());
  if (known == extents_.end() || known->second.first > known->second.last) return true;
  return known->second.first <= last && known->second.last >= first;
}

// The links of the page stand in the same order in both: `detach` has dropped the others before it was copied.
void JoinedStructure::add_page(const Object& original, Object copy) {
  if (!document_.isInitialized()) {
    document_ = dictionary(joined_);
    document_.replaceKey("/Type", Object::newName("/StructElem"));
    document_.replaceKey("/S", Object::newName("/Document"));
  }
  PlacedPage page;
  page.copy = copy;
  page.key = next_key_++;
  copy.replaceKey("/StructParents", Object::newInteger(page.key));
  copy.replaceKey("/Tabs", Object::newName("/S"));
  pages_[original.getObjGen()] = page;
  Object from = Object(original).getKey("/Annots"), to = copy.getKey("/Annots");
  if (!from.isArray() || !to.isArray()) return;
  for (int i = 0; i < from.getArrayNItems() && i < to.getArrayNItems(); ++i) {
    PlacedAnnotation annotation;
    annotation.copy = to.getArrayItem(i);
    annotation.key = next_key_++;
    annotations_[from.getArrayItem(i).getObjGen()] = annotation;
  }
}

// Deep, because a value may hold references, and those belong to the other file.
Object JoinedStructure::copy_value(Object value) {
  if (value.isIndirect()) return joined_.copyForeignObject(value);
  if (value.isArray()) {
    Object copy = Object::newArray();
    for (const Object& each : value.aitems()) copy.appendItem(copy_value(each));
    return copy;
  }
  if (value.isDictionary()) {
    Object copy = Object::newDictionary();
    for (const auto& [key, each] : value.ditems()) copy.replaceKey(key, copy_value(each));
    return copy;
  }
  return value.shallowCopy();
}

JoinedStructure::Left JoinedStructure::copy_marked_content(long long number, const Object& page,
                                                           const Object& element) {
  const auto placed = pages_.find(page.getObjGen());
  if (placed == pages_.end() || number < 0 || number > 100000) return {};
  std::vector<Object>& owners = placed->second.owners;
  if (owners.size() <= static_cast<size_t>(number)) owners.resize(static_cast<size_t>(number) + 1, Object::newNull());
  owners[static_cast<size_t>(number)] = element;
  Object reference = Object::newDictionary();
  reference.replaceKey("/Type", Object::newName("/MCR"));
  reference.replaceKey("/Pg", placed->second.copy);
  reference.replaceKey("/MCID", Object::newInteger(number));
  return {reference, true, false};
}

JoinedStructure::Left JoinedStructure::copy_kid(Object kid, const Object& element, const Object& page) {
  if (kid.isInteger()) return copy_marked_content(kid.getIntValue(), page, element);
  if (!kid.isDictionary()) return {};
  if (kid.getKey("/Type").isNameAndEquals("/MCR")) {
    return copy_marked_content(kid.getKey("/MCID").getIntValue(), kid.hasKey("/Pg") ? kid.getKey("/Pg") : page,
                               element);
  }
  if (kid.getKey("/Type").isNameAndEquals("/OBJR")) {
    const auto placed = annotations_.find(kid.getKey("/Obj").getObjGen());
    if (placed == annotations_.end()) return {};
    placed->second.owner = element;
    placed->second.copy.replaceKey("/StructParent", Object::newInteger(placed->second.key));
    Object reference = Object::newDictionary();
    reference.replaceKey("/Type", Object::newName("/OBJR"));
    // The elements of the copy name no page, so each reference does (ISO 32000-1, table 325).
    const auto shown = pages_.find((kid.hasKey("/Pg") ? kid.getKey("/Pg") : page).getObjGen());
    if (shown != pages_.end()) reference.replaceKey("/Pg", shown->second.copy);
    reference.replaceKey("/Obj", placed->second.copy);
    return {reference, true, false};
  }
  return copy_element(kid, element, page);
}

JoinedStructure::Left JoinedStructure::copy_element(Object element, const Object& parent,
                                                    const Object& inherited_page) {
  if (!extents_->may_matter(element, first_, last_)) return {};
  if (++depth_ > kDeepest) throw std::runtime_error("the structure tree of the PDF is too deep");
  Object copy = dictionary(joined_);
  const Object page = element.hasKey("/Pg") ? element.getKey("/Pg") : inherited_page;
  Object kids = element.getKey("/K");
  std::vector<Left> left;
  if (kids.isArray()) {
    for (const Object& kid : kids.aitems()) left.push_back(copy_kid(kid, copy, page));
  } else if (!kids.isNull()) {
    left.push_back(copy_kid(kids, copy, page));
  }
  --depth_;
  bool holds = false, lost = false;
  for (const Left& each : left) {
    holds = holds || (each.kept && !each.blank);
    lost = lost || !each.kept;
  }
  if (!holds && lost) return {};
  Object remaining = Object::newArray();
  for (const Left& each : left) {
    if (each.kept) remaining.appendItem(each.object);
  }
  for (const auto& [key, value] : element.ditems()) {
    if (key == "/K" || key == "/P" || key == "/Pg" || key == "/Ref") continue;
    copy.replaceKey(key, copy_value(value));
  }
  copy.replaceKey("/P", parent);
  if (remaining.getArrayNItems() > 0) copy.replaceKey("/K", remaining);
  // Two files may have given the same one.
  if (copy.getKey("/ID").isString() && !identified_.emplace(copy.getKey("/ID").getStringValue(), copy).second) {
    copy.removeKey("/ID");
  }
  return {copy, true, !holds};
}

// RoleMap and ClassMap: all files are of one writer, so that a name means the same in each.
void JoinedStructure::merge_map(Object root, const char* name) {
  Object map = root.getKey(name);
  if (!map.isDictionary()) return;
  const auto merged = maps_.try_emplace(name, Object::newDictionary()).first;
  for (const auto& [key, value] : map.ditems()) merged->second.replaceKey(key, copy_value(value));
}

void JoinedStructure::add_tree(QPDF& original, const TreeExtents& extents, int first, int last) {
  extents_ = &extents;
  first_ = first;
  last_ = last;
  Object root = original.getRoot().getKey("/StructTreeRoot");
  if (root.isDictionary()) {
    merge_map(root, "/RoleMap");
    merge_map(root, "/ClassMap");
    Object kids = root.getKey("/K");
    const std::vector<Object> all = kids.isArray() ? kids.getArrayAsVector() : std::vector<Object>{kids};
    for (Object kid : all) {
      if (!kid.isDictionary()) continue;
      Left left = copy_element(kid, document_, Object::newNull());
      if (!left.kept || left.blank) continue;
      left.object.replaceKey("/S", Object::newName("/Part"));
      parts_.push_back(left.object);
    }
  }
  for (auto& [name, page] : pages_) parent_tree_[page.key] = joined_.makeIndirectObject(Object::newArray(page.owners));
  for (auto& [name, annotation] : annotations_) {
    if (annotation.owner.isInitialized()) parent_tree_[annotation.key] = annotation.owner;
  }
  pages_.clear();
  annotations_.clear();
}

void JoinedStructure::finish() {
  Object root = dictionary(joined_);
  document_.replaceKey("/P", root);
  document_.replaceKey("/K", Object::newArray(parts_));
  root.replaceKey("/Type", Object::newName("/StructTreeRoot"));
  root.replaceKey("/K", document_);
  Object numbers = Object::newArray();
  for (const auto& [key, owner] : parent_tree_) {
    numbers.appendItem(Object::newInteger(key));
    numbers.appendItem(owner);
  }
  Object parent_tree = dictionary(joined_);
  parent_tree.replaceKey("/Nums", numbers);
  root.replaceKey("/ParentTree", parent_tree);
  root.replaceKey("/ParentTreeNextKey", Object::newInteger(next_key_));
  if (!identified_.empty()) {
    Object names = Object::newArray();
    for (const auto& [name, element] : identified_) {
      names.appendItem(Object::newString(name));
      names.appendItem(element);
    }
    Object tree = dictionary(joined_);
    tree.replaceKey("/Names", names);
    root.replaceKey("/IDTree", tree);
  }
  for (const auto& [name, map] : maps_) root.replaceKey(name, map);
  joined_.getRoot().replaceKey("/StructTreeRoot", root);
  Object marked = Object::newDictionary();
  marked.replaceKey("/Marked", Object::newBool(true));
  joined_.getRoot().replaceKey("/MarkInfo", marked);
}

}  // namespace hustings::audit
