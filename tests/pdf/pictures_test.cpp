// Pictures on pages, looked at: every portrait of the booklet that proves pages has a red arrow at its upper right and
// a yellow badge at its lower left, and a program that knows nothing of ours draws the page.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "base/files.h"
#include "image/picture.h"
#include "image/pictures.h"
#include "pdf/support/booklet.h"

namespace hustings::testing {
namespace {

std::string portrait(const std::string& name) {
  return read_file(std::string(HUSTINGS_SOURCE_DIR) + "/input/proof-of-pages/portraits/" + name);
}

std::shared_ptr<const Picture> picture_of(const std::string& bytes, const std::string& name) {
  Diagnostics diagnostics;
  auto picture = image::read(bytes, name, Span{}, diagnostics);
  EXPECT_TRUE(picture) << name;
  return picture;
}

// Each picture on a page of its own, cropped to 4:5 as portraits are.
Booklet album(const std::vector<std::shared_ptr<const Picture>>& pictures) {
  StyledDocument styled = empty_booklet();
  styled.styles[kBody].aspect_ratio = 800;
  styled.pictures = pictures;
  for (size_t i = 0; i < pictures.size(); ++i) {
    PartMaker make("part-" + std::to_string(i));
    const NodeId image = make.set(make.leaf(NodeKind::Image, Display::Picture), Attribute::Picture, std::to_string(i));
    make.set(image, Attribute::Alternative, "A face");
    make.paragraph("A face.");
    styled.parts.push_back(make.finish());
  }
  return set_pages(std::move(styled));
}

size_t count(std::string_view text, std::string_view word) {
  size_t found = 0;
  for (size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) ++found;
  return found;
}

struct Rgb {
  int red, green, blue;
};

// The color at a place of the portrait, of which 300 by 375 units stand in `area` of the page at 144 dots an inch.
Rgb color_at(const Picture& page, const Rect& area, int x, int y) {
  const Length left = area.x + area.width.scaled(x, 300), top = area.y + area.height.scaled(y, 375);
  const auto pixel = [](Length length) { return static_cast<size_t>(length.units * 2 / Length::kUnitsPerPoint); };
  const size_t at = (pixel(top) * page.width + pixel(left)) * page.channels;
  const auto level = [&](size_t c) { return static_cast<uint8_t>(page.samples[at + (page.channels == 3 ? c : 0)]); };
  return {level(0), level(1), level(2)};
}

TEST(Pictures, StandUprightAndCroppedAroundTheirCenter) {
  if (!has_program("pdftoppm")) GTEST_SKIP() << "needs pdftoppm (poppler-utils)";
  std::vector<std::string> names;
  for (int i = 1; i <= 8; ++i) names.push_back("jpeg-orientation-" + std::to_string(i) + ".jpg");
  for (const char* name :
       {"png-orientation-6.png", "webp-orientation-8.webp", "avif-turned.avif", "avif-mirrored.avif", "avif-10.avif",
        "avif-alpha.avif", "jpeg-progressive.jpg", "jpeg-cmyk.jpg", "png-palette-8.png", "png-rgb-8.png",
        "png-interlaced.png", "webp-lossless.webp", "webp-alpha.webp", "landscape.jpg", "tall.jpg", "svg-plain.svg",
        "svg-gradient.svg", "svg-filter.svg", "misnamed.png"}) {
    names.push_back(name);
  }
  std::vector<std::shared_ptr<const Picture>> pictures;
  for (const std::string& name : names) pictures.push_back(picture_of(portrait(name), name));
  Booklet booklet = album(pictures);
  ASSERT_EQ(booklet.paged.pages.size(), names.size());
  const std::string bytes = booklet.write();
  for (size_t i = 0; i < names.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    const auto page =
        picture_of(run_on(bytes, "pdftoppm -r 144 -png -f " + number + " -l " + number + " {}"), names[i] + ".png");
    ASSERT_TRUE(page);
    const Page& laid = booklet.paged.pages[i];
    const Fragment* fragments = booklet.paged.fragments.data() + laid.first_fragment;
    const Fragment* fragment = std::find_if(fragments, fragments + laid.fragment_count,
                                            [](const Fragment& each) { return each.kind == FragmentKind::Picture; });
    ASSERT_NE(fragment, fragments + laid.fragment_count);
    const Rgb arrow = color_at(*page, fragment->area, 262, 30), badge = color_at(*page, fragment->area, 83, 298);
    EXPECT_GT(arrow.red, arrow.green + 60) << names[i];
    EXPECT_GT(arrow.red, arrow.blue + 60) << names[i];
    EXPECT_GT(badge.red, 150) << names[i];
    EXPECT_GT(badge.green, badge.blue + 60) << names[i];
    // The mirrored places have neither.
    const Rgb other_top = color_at(*page, fragment->area, 38, 30),
              other_side = color_at(*page, fragment->area, 217, 298);
    EXPECT_LT(other_top.red - other_top.green, 40) << names[i];
    EXPECT_LT(other_side.red + other_side.green - 2 * other_side.blue, 240) << names[i];
  }
}

TEST(Pictures, AJpegIsNotUnpacked) {
  JpegOptions turned, wide;
  turned.orientation = 6;
  wide.profile = wide_profile();
  const std::string first = make_jpeg(40, 24, turned), second = make_jpeg(40, 24, wide),
                    third = make_jpeg(24, 40, wide);
  const auto upright = picture_of(first, "a.jpg"), profiled = picture_of(second, "b.jpg");
  Booklet booklet = album({upright, profiled, picture_of(third, "c.jpg")});
  const std::string bytes = booklet.write();
  EXPECT_EQ(count(bytes, upright->original), 1U);
  EXPECT_EQ(count(bytes, profiled->original), 1U);
  EXPECT_EQ(count(bytes, "/Filter/DCTDecode"), 3U);
  // As it is stored, whatever the page does with it.
  EXPECT_EQ(count(bytes, "/Width 40/Height 24/ColorSpace/DeviceRGB"), 1U);
  // The two with the same colors share their profile; the page's own is another.
  EXPECT_EQ(count(bytes, "/ColorSpace[/ICCBased "), 2U);
  EXPECT_EQ(count(bytes, "/N 3/Alternate/DeviceRGB"), 2U);
}

TEST(Pictures, OneFileUnderTwoNamesIsEmbeddedOnce) {
  const std::string bytes = portrait("jpeg-baseline.jpg"), png = portrait("png-rgba-8.png");
  const auto once = picture_of(bytes, "a.jpg");
  Booklet booklet = album({once, picture_of(bytes, "b.jpg"), once, picture_of(png, "c.png"), picture_of(png, "d.png")});
  const std::string written = booklet.write();
  EXPECT_EQ(count(written, "/Filter/DCTDecode"), 1U);
  EXPECT_EQ(count(written, "/SMask "), 1U);
  EXPECT_EQ(count(written, "/Subtype/Image"), 3U);  // with the mask
}

TEST(Pictures, AnEmptyDrawingIsADrawing) {
  const auto empty = picture_of("<svg xmlns='http://www.w3.org/2000/svg' width='40' height='50'/>", "a.svg");
  ASSERT_TRUE(empty);
  const std::string bytes = album({empty}).write();
  EXPECT_EQ(count(bytes, "/Subtype/Image"), 0U);
  EXPECT_EQ(count(bytes, "/Subtype/Form"), 1U);
}

TEST(Pictures, ConformToBothStandards) {
  const char* checker = std::getenv("HUSTINGS_PDFCHECK");
  if (checker == nullptr) GTEST_SKIP() << "needs HUSTINGS_PDFCHECK, the checker of PDF/A and PDF/UA";
  JpegOptions wide;
  wide.profile = wide_profile();
  wide.orientation = 8;
  std::vector<std::shared_ptr<const Picture>> pictures{picture_of(make_jpeg(40, 24, wide), "a.jpg")};
  for (const char* name : {"avif-alpha.avif", "jpeg-orientation-5.jpg", "jpeg-gray.jpg", "png-gray-alpha-8.png",
                           "svg-plain.svg", "svg-filter.svg"}) {
    pictures.push_back(picture_of(portrait(name), name));
  }
  const std::string output = run_on(album(pictures).write(), std::string("/usr/bin/python3 '") + checker +
                                                                 "' --strict --flavour pdfa-2a --flavour pdfua-1 {}");
  EXPECT_NE(output.find("1 files checked, 0 failed"), std::string::npos) << output;
}

}  // namespace
}  // namespace hustings::testing
