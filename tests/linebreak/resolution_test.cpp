// Pictures that are too coarse for their size are told of once for each file.
#include <gtest/gtest.h>

#include "image/picture.h"
#include "linebreak/composition.h"

namespace hustings {
namespace {

using testing::Composition;

// 300 by 375 pixels that tell no resolution.
std::shared_ptr<const Picture> photograph(const std::string& path, PictureFormat format = PictureFormat::Jpeg) {
  auto picture = std::make_shared<Picture>();
  picture->path = path;
  picture->format = format;
  picture->width = 300;
  picture->height = 375;
  return picture;
}

class Resolution : public ::testing::Test {
 protected:
  // Shows the first picture at each of these widths, then says what there is to say.
  std::vector<Diagnostic> told(const std::vector<ComputedStyle>& styles, uint32_t picture = 0) {
    auto builder = composition.part();
    uint32_t place = 0;
    for (const ComputedStyle& each : styles) {
      const NodeId node =
          builder.add_leaf(NodeKind::Image, Display::Picture, composition.style(each), 0, Span{0, place, place + 1});
      builder.set(node, Attribute::Picture, std::to_string(picture));
      ++place;
    }
    composition.add(builder);
    composition.set();
    Diagnostics diagnostics;
    linebreak::check_resolution(composition.galley, diagnostics);
    return diagnostics.list();
  }

  ComputedStyle wide(int points) const {
    ComputedStyle style = composition.base();
    style.width.kind = Extent::Kind::Fixed;
    style.width.length = Length::points(points);
    return style;
  }

  Composition composition;
};

TEST_F(Resolution, IsToldOnceForAFileWhereItIsWorst) {
  composition.document.pictures = {photograph("face.jpg")};
  // 300 pixels on 72, 180 and 150 points are 300, 120 and 144 dots an inch.
  const auto list = told({wide(72), wide(180), wide(150)});
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(list[0].id, "low-resolution");
  EXPECT_EQ(list[0].severity, Severity::Warning);
  EXPECT_EQ(list[0].span.begin, 1U);
  EXPECT_EQ(list[0].message, "the picture face.jpg has 120 dots an inch in print; the layout asks for 150");
  ASSERT_EQ(list[0].hints.size(), 1U);
  EXPECT_NE(list[0].hints[0].find("at least 375 by 469 pixels and has 300 by 375"), std::string::npos)
      << list[0].hints[0];
}

TEST_F(Resolution, ExactlyEnoughIsEnough) {
  composition.document.pictures = {photograph("face.jpg")};
  EXPECT_TRUE(told({wide(144)}).empty());
}

TEST_F(Resolution, WhatIsCroppedAwayDoesNotCount) {
  composition.document.pictures = {photograph("face.jpg")};
  // Cropped to a wide strip: all 300 pixels stand on 190 points.
  ComputedStyle strip = wide(190);
  strip.aspect_ratio = 3000;
  // Cropped to a narrow one of 50 by 200 points: 375 pixels stand on 200.
  ComputedStyle narrow = wide(50);
  narrow.aspect_ratio = 250;
  const auto list = told({narrow, strip});
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(list[0].span.begin, 1U);
  EXPECT_NE(list[0].message.find("has 114 dots"), std::string::npos) << list[0].message;
  composition.document.parts.clear();
  const auto narrow_list = told({narrow});
  ASSERT_EQ(narrow_list.size(), 1U);
  EXPECT_NE(narrow_list[0].message.find("has 135 dots"), std::string::npos) << narrow_list[0].message;
}

TEST_F(Resolution, TheLayoutSaysHowMuchIsEnough) {
  composition.document.pictures = {photograph("face.jpg")};
  ComputedStyle fine = wide(100), any = wide(190);
  fine.least_resolution = 300;
  any.least_resolution = 0;
  const auto list = told({any, fine});
  ASSERT_EQ(list.size(), 1U);
  EXPECT_NE(list[0].message.find("216 dots an inch in print; the layout asks for 300"), std::string::npos);
}

TEST_F(Resolution, PicturesInLinesCountAndDrawingsDoNot) {
  composition.document.pictures = {photograph("seal.svg", PictureFormat::Svg), photograph("face.jpg")};
  EXPECT_TRUE(told({wide(190)}).empty());
  composition.document.parts.clear();
  auto builder = composition.part();
  builder.open(NodeKind::Paragraph, Display::Text, 0, 0);
  builder.add_text("A face ", 0, 0);
  const NodeId node = builder.add_leaf(NodeKind::Image, Display::InlinePicture, composition.style(wide(160)), 0);
  builder.set(node, Attribute::Picture, "1");
  builder.close();
  composition.add(builder);
  composition.set();
  Diagnostics diagnostics;
  linebreak::check_resolution(composition.galley, diagnostics);
  ASSERT_EQ(diagnostics.list().size(), 1U);
  EXPECT_NE(diagnostics.list()[0].message.find("has 135 dots"), std::string::npos) << diagnostics.list()[0].message;
}

}  // namespace
}  // namespace hustings
