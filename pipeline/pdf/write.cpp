// The whole file, step by step.
#include "pdf/write.h"

#include <algorithm>

#include "base/parallel.h"
#include "pdf/attachments.h"
#include "pdf/fonts.h"
#include "pdf/metadata.h"
#include "pdf/navigation.h"
#include "pdf/objects.h"
#include "pdf/page_content.h"
#include "pdf/pictures.h"
#include "pdf/structure.h"
#include "pdf/syntax.h"
#include "pdf/trees.h"

namespace hustings::pdf {
namespace {

// One dictionary names what all pages draw with. Each page refers to it itself: PDF/A-2 (6.2.2) does not let it be
// inherited.
std::string resources(const std::vector<ObjectId>& fonts, const std::vector<ObjectId>& pictures) {
  std::string out;
  const auto list = [&out](std::string_view key, char letter, const std::vector<ObjectId>& objects) {
    bool any = false;
    for (size_t i = 0; i < objects.size(); ++i) {
      if (objects[i] == kNoObject) continue;
      if (!any) {
        out += key;
        out += "<<";
      }
      any = true;
      out += '/';
      out += letter;
      append_integer(out, static_cast<int64_t>(i));
      out += ' ';
      append_reference(out, objects[i]);
    }
    if (any) out += ">>";
  };
  list("/Font", 'F', fonts);
  list("/XObject", 'X', pictures);
  return out;
}

std::string media_box(Size size) {
  std::string out = "/MediaBox[0 0 ";
  append_thousandths(out, thousandths(size.width));
  out += ' ';
  append_thousandths(out, thousandths(size.height));
  return out + "]";
}

std::string page_entries(size_t index, const PageContent& content, ObjectId stream, ObjectId drawn_with, Size size,
                         Size common_size, const std::vector<ObjectId>& annotations) {
  std::string out = "/Contents ";
  append_reference(out, stream);
  out += "/Resources ";
  append_reference(out, drawn_with);
  if (!content.marked.empty()) {
    out += "/StructParents ";
    append_integer(out, static_cast<int64_t>(index));
  }
  // Readers go from link to link in the order of the structure (PDF/UA-1, 7.18.3).
  out += "/Tabs/S";
  if (!(size == common_size)) out += media_box(size);
  if (!annotations.empty()) {
    out += "/Annots[";
    for (const ObjectId annotation : annotations) {
      if (out.back() != '[') out += ' ';
      append_reference(out, annotation);
    }
    out += ']';
  }
  return out;
}

// In ASCII, where every other byte takes three ("%C3").
size_t address_size(std::string_view address) {
  size_t size = address.size();
  for (const char c : address) size += c > 0x20 && c < 0x7F ? 0 : 2;
  return size;
}

// Strings end at 32,767 bytes (PDF/A-2, 6.1.13). The words on the pages are whole in any case; what stands behind them
// in one string may not be, and that is told.
void tell_cut_strings(const StyledDocument& styled, Diagnostics& diagnostics) {
  for (const auto& part : styled.parts) {
    for (NodeId id = 0; id < part->nodes.size(); ++id) {
      const StyledNode& node = (*part)[id];
      const char* what = nullptr;
      if (node.kind == NodeKind::Heading && !fits_string(part->text_of(node))) what = "heading, for the outline";
      if (node.kind == NodeKind::Link && address_size(part->attribute(id, Attribute::Target)) > kStringLimit) {
        what = "address";
      }
      if (node.attributes != UINT32_MAX && (!fits_string(part->attribute(id, Attribute::Alternative)) ||
                                            !fits_string(part->attribute(id, Attribute::Title)))) {
        what = "description";
      }
      if (what == nullptr) continue;
      diagnostics.warning(
          "text-cut", node.span,
          std::string("this ") + what + " is too long for the PDF, which holds only the beginning of it",
          {"shorten it to 10,000 characters: a string in a PDF has at most 32,767 bytes"});
    }
  }
}

}  // namespace

std::string write(const StyledDocument& styled, const PagedDocument& paged, const FontSet& fonts,
                  const PdfOptions& options, Diagnostics& diagnostics) {
  tell_cut_strings(styled, diagnostics);
  const int level = options.compression;
  const size_t count = paged.pages.size();

  GlyphCodes codes(fonts);
  announce_shapes(paged, codes);
  codes.assign();
  const StructurePlan plan = plan_structure(styled);
  std::vector<PageContent> contents(count);
  parallel_for(count,
               [&](size_t i) { contents[i] = write_page(styled, paged, fonts, codes, plan, paged.pages[i], level); });

  Objects objects;
  const ObjectId catalog = objects.reserve();
  std::vector<ObjectId> page_ids(count);
  std::vector<ObjectId> streams(count);
  std::vector<Length> heights(count);
  for (size_t i = 0; i < count; ++i) {
    page_ids[i] = objects.reserve();
    streams[i] = objects.add_stream("/Filter/FlateDecode", std::move(contents[i].data));
    heights[i] = styled.masters[paged.pages[i].master].size.height;
  }
  const std::vector<ObjectId> font_ids = write_fonts(objects, fonts, codes, options.font_compression);
  const std::vector<ObjectId> picture_ids = write_pictures(objects, styled, paged, options.font_compression);

  const Places places(styled, paged);
  const PlacedPages pages{contents, page_ids, heights};
  std::vector<std::vector<ObjectId>> annotations_of;
  const std::vector<Annotation> annotations = write_links(objects, styled, plan, places, pages, annotations_of);
  const Size common_size = count == 0 ? Size{} : styled.masters[paged.pages[0].master].size;
  const ObjectId drawn_with = objects.add(resources(font_ids, picture_ids));
  std::vector<std::string> page_bodies(count);
  for (size_t i = 0; i < count; ++i) {
    page_bodies[i] = page_entries(i, contents[i], streams[i], drawn_with, styled.masters[paged.pages[i].master].size,
                                  common_size, annotations_of[i]);
  }

  std::string entries = "/Type/Catalog/Pages ";
  append_reference(entries, write_page_tree(objects, page_ids, page_bodies, media_box(common_size)));
  entries += "/StructTreeRoot ";
  append_reference(entries, write_structure(objects, styled, plan, pages, annotations));
  const bool properties = std::any_of(plan.elements.begin(), plan.elements.end(),
                                      [](const StructureElement& element) { return element.generated; });
  entries += properties ? "/MarkInfo<</Marked true/UserProperties true>>/Lang" : "/MarkInfo<</Marked true>>/Lang";
  append_text(entries, styled.metadata.language);
  entries += "/ViewerPreferences<</DisplayDocTitle true";
  if (styled.direction == Direction::RightToLeft) entries += "/Direction/R2L";
  entries += ">>/Metadata ";
  append_reference(entries, write_xmp(objects, styled.metadata, options));
  if (options.standard.archive != PdfArchive::None) {
    entries += "/OutputIntents[";
    append_reference(entries, write_output_intent(objects, options.font_compression));
    entries += ']';
  }
  if (const ObjectId outline = write_outline(objects, styled, plan, places, page_ids); outline != kNoObject) {
    entries += "/Outlines ";
    append_reference(entries, outline);
    entries += "/PageMode/UseOutlines";
  }
  entries += "/PageLabels<<" + page_labels(paged) + ">>/Names<</Dests ";
  append_reference(entries, write_destinations(objects, styled, places, page_ids));
  const WrittenAttachments attached = write_attachments(objects, options);
  if (attached.names != kNoObject) {
    entries += "/EmbeddedFiles ";
    append_reference(entries, attached.names);
    entries += ">>/AF[" + attached.associated + ']';
  } else {
    entries += ">>";
  }
  objects.fill(catalog, entries);
  return objects.write(catalog, write_information(objects, styled.metadata, options), level);
}

}  // namespace hustings::pdf
