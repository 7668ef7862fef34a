// Drawings as paths, drawings as pixels, and drawings that mean harm.
#include <gtest/gtest.h>

#include <array>

#include "image/picture.h"
#include "image/pictures.h"

namespace hustings {
namespace {

std::string svg(const std::string& body,
                const std::string& attributes = "width='200' height='100' viewBox='0 0 400 200'") {
  return "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' " + attributes + ">" +
         body + "</svg>";
}

struct Read {
  std::shared_ptr<const Picture> picture;
  Diagnostics diagnostics;
  bool has(std::string_view id) const {
    for (const Diagnostic& diagnostic : diagnostics.list()) {
      if (diagnostic.id == id) return true;
    }
    return false;
  }
};

Read read(const std::string& bytes) {
  Read result;
  result.picture = image::read(bytes, "a.svg", Span{}, result.diagnostics);
  return result;
}

std::string shown(const VectorPath& path) {
  std::string text = path.filled ? "fill " + format_color(path.fill) : "stroke " + format_color(path.stroke);
  size_t point = 0;
  for (const VectorPath::Verb verb : path.verbs) {
    text += verb == VectorPath::Verb::Move    ? " M"
            : verb == VectorPath::Verb::Line  ? " L"
            : verb == VectorPath::Verb::Curve ? " C"
                                              : " Z";
    const int count = verb == VectorPath::Verb::Close ? 0 : verb == VectorPath::Verb::Curve ? 3 : 1;
    for (int i = 0; i < count; ++i, ++point) {
      char number[64];
      std::snprintf(number, sizeof number, "%s%.1f,%.1f", i ? " " : "", path.points[point].x, path.points[point].y);
      text += number;
    }
  }
  return text;
}

TEST(Svg, BecomesFlatPaths) {
  const Read result = read(
      svg("<rect x='10' y='10' width='80' height='40' fill='#336699' stroke='black' stroke-width='4' "
          "stroke-dasharray='5 3'/>"
          "<path d='M10 10 L20 20 L30 10' fill='none' stroke='red' stroke-linecap='round' stroke-linejoin='bevel'/>"
          "<path d='M0 0h10v10z' fill-rule='evenodd' fill='lime' fill-opacity='0.5' transform='translate(100 20) "
          "scale(2)'/>"));
  ASSERT_TRUE(result.picture);
  EXPECT_TRUE(result.diagnostics.list().empty());
  const Picture& picture = *result.picture;
  EXPECT_EQ(picture.format, PictureFormat::Svg);
  EXPECT_EQ(picture.width, 200u);
  EXPECT_EQ(picture.height, 100u);
  EXPECT_TRUE(picture.samples.empty());
  ASSERT_EQ(picture.paths.size(), 4u);
  EXPECT_EQ(shown(picture.paths[0]), "fill #336699 M5.0,5.0 L45.0,5.0 L45.0,25.0 L5.0,25.0 Z");
  EXPECT_EQ(shown(picture.paths[1]), "stroke #000000 M5.0,5.0 L45.0,5.0 L45.0,25.0 L5.0,25.0 Z");
  EXPECT_NEAR(picture.paths[1].stroke_width, 2, 0.001);
  ASSERT_EQ(picture.paths[1].dashes.size(), 2u);
  EXPECT_NEAR(picture.paths[1].dashes[0], 2.5, 0.001);
  EXPECT_EQ(shown(picture.paths[2]), "stroke #ff0000 M5.0,5.0 L10.0,10.0 L15.0,5.0");
  EXPECT_EQ(picture.paths[2].line_cap, 1);
  EXPECT_EQ(picture.paths[2].line_join, 2);
  EXPECT_TRUE(picture.paths[2].dashes.empty());
  EXPECT_EQ(shown(picture.paths[3]), "fill #00ff00 M50.0,10.0 L60.0,10.0 L60.0,20.0 Z");
  EXPECT_TRUE(picture.paths[3].even_odd);
  EXPECT_NEAR(picture.paths[3].fill.alpha, 128, 1);
}

TEST(Svg, AGroundOverTheWholeDrawingStaysAPath) {
  const Read result = read(
      "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='350'><rect width='300' height='350' fill='#dfe6ec'/>"
      "<circle cx='150' cy='140' r='62' fill='red'/></svg>");
  ASSERT_TRUE(result.picture);
  EXPECT_TRUE(result.diagnostics.list().empty());
  ASSERT_EQ(result.picture->paths.size(), 2u);
  EXPECT_EQ(shown(result.picture->paths[0]), "fill #dfe6ec M0.0,0.0 L300.0,0.0 L300.0,350.0 L0.0,350.0 Z");
}

TEST(Svg, SmallUnitsKeepTheirPrecision) {
  const Read result =
      read(svg("<path d='M0.001 0.0015 L0.0333 0.0404 L0 0.05z'/>", "width='1in' height='1in' viewBox='0 0 0.1 0.1'"));
  ASSERT_TRUE(result.picture);
  ASSERT_EQ(result.picture->paths.size(), 1u);
  EXPECT_NEAR(result.picture->paths[0].points[0].x, 0.96, 0.001);
  EXPECT_NEAR(result.picture->paths[0].points[1].y, 38.784, 0.001);
}

// Words become outlines, whatever the drawing's units; the library that draws them says nothing on standard error.
TEST(Svg, WordsBecomeOutlines) {
  const auto word = [](const std::string& attributes, const std::string& size) {
    return svg("<text x='0' y='" + size + "' font-size='" + size + "' font-family='DejaVu Sans'>Vote</text>",
               attributes);
  };
  ::testing::internal::CaptureStderr();
  const Read usual = read(word("width='300' height='150' viewBox='0 0 300 150'", "60"));
  const Read tiny = read(word("width='300' height='150' viewBox='0 0 3 1.5'", "0.6"));
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
  ASSERT_TRUE(usual.picture && tiny.picture);
  EXPECT_TRUE(usual.diagnostics.list().empty());
  const auto extent = [](const Picture& picture) {
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    size_t points = 0;
    for (const VectorPath& path : picture.paths) {
      for (const VectorPath::XY& point : path.points) {
        left = std::min(left, point.x), right = std::max(right, point.x);
        top = std::min(top, point.y), bottom = std::max(bottom, point.y);
        ++points;
      }
    }
    return std::array<double, 5>{left, top, right, bottom, static_cast<double>(points)};
  };
  const auto in_usual = extent(*usual.picture), in_tiny = extent(*tiny.picture);
  EXPECT_GT(in_usual[4], 30);
  EXPECT_EQ(in_usual[4], in_tiny[4]);
  for (size_t i = 0; i < 4; ++i) EXPECT_NEAR(in_usual[i], in_tiny[i], 3) << i;  // hints move a letter a little
}

TEST(Svg, SizesInEveryForm) {
  const auto size = [](const std::string& attributes) {
    const Read result = read(svg("<circle r='5'/>", attributes));
    return result.picture ? std::to_string(result.picture->width) + "x" + std::to_string(result.picture->height)
                          : "none";
  };
  EXPECT_EQ(size("width='1in' height='2cm'"), "96x76");
  EXPECT_EQ(size("viewBox='0 0 120 60'"), "120x60");
  EXPECT_EQ(size("width='100%' height='100%' viewBox='0 0 120 60'"), "120x60");
  EXPECT_EQ(size(""), "300x150");
  EXPECT_EQ(size("viewBox='0 0 1 0.5'"), "1000x500");
  EXPECT_EQ(size("width='1e9' height='1e9'"), "1000x1000");
  EXPECT_EQ(size("width='0' height='0'"), "300x150");
}

TEST(Svg, WhatPathsCannotExpressIsDrawnAsPixels) {
  for (const char* body :
       {"<linearGradient id='g'><stop stop-color='red'/><stop offset='1' stop-color='blue'/></linearGradient><rect "
        "width='400' height='200' fill='url(#g)'/>",
        "<g opacity='.5'><rect width='300' height='100'/><rect x='50' width='300' height='150' fill='red'/></g>",
        "<clipPath id='c'><circle cx='100' cy='100' r='80'/></clipPath><rect width='400' height='200' "
        "clip-path='url(#c)'/>",
        "<filter id='f'><feGaussianBlur stdDeviation='4'/></filter><rect x='50' y='50' width='100' height='100' "
        "filter='url(#f)'/>",
        "<g transform='scale(1 8)'><circle cx='100' cy='10' r='8' fill='none' stroke='red' stroke-width='3'/></g>"}) {
    const Read result = read(svg(body));
    ASSERT_TRUE(result.picture) << body;
    EXPECT_TRUE(result.has("svg-rasterized")) << body;
    EXPECT_FALSE(result.diagnostics.has_errors());
    EXPECT_TRUE(result.picture->paths.empty());
    EXPECT_EQ(result.picture->width, 1500u);  // a page's measure, though the drawing is 200 pixels of 1/96 inch wide
    EXPECT_NEAR(result.picture->dpi, 720, 0.5);
    EXPECT_EQ(result.picture->samples.size(), 1500u * result.picture->height * 3);
  }
  const Read large = read(svg("<g opacity='.5'><rect width='400' height='200'/></g>", "width='10in' height='5in'"));
  ASSERT_TRUE(large.picture);
  EXPECT_EQ(large.picture->width, 3000u);  // 300 dpi
  EXPECT_NEAR(large.picture->dpi, 300, 0.5);
}

TEST(Svg, PixelsHaveTheColorsOfTheDrawing) {
  const Read result =
      read(svg("<g opacity='.5'><rect width='200' height='200' fill='#204060'/><rect width='1' height='1'/></g>"));
  ASSERT_TRUE(result.picture);
  const Picture& picture = *result.picture;
  const size_t inside = 240 * picture.width + 240, outside = 240 * picture.width + 1200;
  EXPECT_NEAR(static_cast<uint8_t>(picture.alpha[inside]), 128, 1);
  EXPECT_EQ(picture.alpha[outside], '\0');
  EXPECT_NEAR(static_cast<uint8_t>(picture.samples[inside * 3]), 0x20, 2);
  EXPECT_NEAR(static_cast<uint8_t>(picture.samples[inside * 3 + 1]), 0x40, 2);
  EXPECT_NEAR(static_cast<uint8_t>(picture.samples[inside * 3 + 2]), 0x60, 2);
}

TEST(Svg, NothingUnsafeIsKept) {
  const Read result = read(
      "<?xml version='1.0'?><?xml-stylesheet href='http://example.org/a.css'?><!DOCTYPE svg [<!ENTITY ns "
      "'http://www.w3.org/2000/svg'>]>"
      "<svg xmlns='&ns;' xmlns:xlink='http://www.w3.org/1999/xlink' xmlns:i='urn:inkscape' width='20' height='20' "
      "onload='alert(1)'>"
      "<script>alert(2)</script><i:note>hidden</i:note><metadata>who</metadata><!-- comment -->"
      "<style>@import "
      "'http://example.org/b.css';</style><style>.a{fill:url(https://example.org/#x)}</style><style>.b{fill:red}</"
      "style>"
      "<a xlink:href='https://example.org/c'><rect class='b' width='5' height='5' onclick='alert(3)'/></a>"
      "<image href='file:///etc/passwd' width='5' height='5'/><image xlink:href='data:text/html,x' width='5' "
      "height='5'/>"
      "<use href='https://example.org/d.svg#e'/><rect width='3' height='3' style='fill:u\\72l(http://example.org/f)'/>"
      "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>g</p></foreignObject><animate attributeName='href' "
      "to='http://h'/>"
      "<text>word &amp; word</text></svg>");
  ASSERT_TRUE(result.picture);
  EXPECT_TRUE(result.has("svg-unsafe"));
  const std::string& text = result.picture->original;
  for (const char* unsafe :
       {"alert", "example.org", "passwd", "onload", "onclick", "script", "foreignObject", "animate", "ENTITY",
        "DOCTYPE", "xml-stylesheet", "inkscape", "hidden", "data:text", "comment", "\\72"}) {
    EXPECT_EQ(text.find(unsafe), std::string::npos) << unsafe << "\n" << text;
  }
  EXPECT_NE(text.find(".b{fill:red}"), std::string::npos);
  EXPECT_NE(text.find("xmlns=\"http://www.w3.org/2000/svg\""), std::string::npos);
  EXPECT_NE(text.find("word &amp; word"), std::string::npos);
  // What is safe already stays as it is when it is read again.
  EXPECT_EQ(read(text).picture->original, text);
  EXPECT_FALSE(read(text).has("svg-unsafe"));
}

std::string base64(const std::string& bytes) {
  static constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (size_t i = 0; i < bytes.size(); i += 3) {
    uint32_t bits = 0;
    for (size_t k = 0; k < 3; ++k) bits = bits << 8 | (i + k < bytes.size() ? static_cast<uint8_t>(bytes[i + k]) : 0U);
    for (size_t k = 0; k < 4; ++k) text += i + k > bytes.size() ? '=' : kDigits[bits >> (18 - 6 * k) & 63];
  }
  return text;
}

TEST(Svg, PicturesInsideAreReadFirst) {
  const auto with = [](const std::string& address) {
    return svg("<image href='" + address + "' width='400' height='200' preserveAspectRatio='none'/>");
  };
  // A picture of which each quarter has its color.
  const Read good = read(with("data:image/png;base64," + base64(testing::make_png(40, 20))));
  ASSERT_TRUE(good.picture);
  EXPECT_TRUE(good.has("svg-rasterized"));
  EXPECT_FALSE(good.has("svg-unsafe"));
  ASSERT_FALSE(good.picture->samples.empty());
  EXPECT_EQ(static_cast<uint8_t>(good.picture->samples[0]), 30);
  EXPECT_NE(good.picture->original.find("data:image/png"), std::string::npos);
  // Damaged, misnamed or no pixels at all: left out, and told.
  for (const std::string& address : {"data:image/png;base64," + base64(testing::make_png(40, 20).substr(0, 60)),
                                     "data:image/png;base64," + base64(svg("<rect width='9' height='9'/>")),
                                     std::string("data:image/png,%89PNG"), std::string("data:image/png;base64,????")}) {
    const Read bad = read(with(address));
    ASSERT_TRUE(bad.picture) << address;
    EXPECT_TRUE(bad.has("svg-unsafe")) << address;
    EXPECT_EQ(bad.picture->original.find("data:"), std::string::npos);
  }
  // 64 megapixels of one gray are 10 KB here, and would be 256 MB there.
  testing::PngOptions flat;
  flat.color_type = 0;
  flat.depth = 1;
  const Read bomb = read(with("data:image/png;base64," + base64(testing::make_png(8000, 8000, flat))));
  EXPECT_TRUE(bomb.has("picture-unreadable"));
}

TEST(Svg, BombsAreRefused) {
  std::string entities =
      "<!DOCTYPE svg [<!ENTITY a "
      "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'>";
  for (char c = 'b'; c < 'm'; ++c) {
    entities += std::string("<!ENTITY ") + c + " '";
    for (int i = 0; i < 10; ++i) entities += std::string("&") + static_cast<char>(c - 1) + ";";
    entities += "'>";
  }
  const Read laughs = read(entities + "]>" + svg("<text>&l;</text>"));
  EXPECT_TRUE(!laughs.picture || laughs.picture->original.size() < 10000u);

  std::string uses = "<g id='g0'><rect width='9' height='9'/></g>";
  for (int i = 1; i < 30; ++i) {
    const std::string before = "<use href='#g" + std::to_string(i - 1) + "'/>";
    uses += "<g id='g" + std::to_string(i) + "'>" + before + before + "</g>";
  }
  EXPECT_TRUE(read(svg(uses)).has("picture-unreadable"));

  std::string deep, end;
  for (int i = 0; i < 10000; ++i) deep += "<g>", end += "</g>";
  EXPECT_TRUE(read(svg(deep + end)).has("picture-unreadable"));

  std::string filters = "<filter id='f'>";
  for (int i = 0; i < 2000; ++i) filters += "<feTurbulence numOctaves='9'/>";
  EXPECT_TRUE(
      read(svg(filters + "</filter><rect width='400' height='200' filter='url(#f)'/>", "width='4000' height='2000'"))
          .has("picture-unreadable"));

  EXPECT_TRUE(read(svg("<use id='a' href='#a'/><g id='b'><use href='#b'/></g>")).picture || true);
  EXPECT_TRUE(read(svg("<rect").substr(0, 60)).has("picture-unreadable"));
}

TEST(Svg, TheSameBytesTwice) {
  const std::string drawing =
      svg("<g opacity='.3'><circle cx='50' cy='50' r='33' fill='url(#none) red'/><circle r='20'/></g>");
  const Read one = read(drawing), two = read(drawing);
  ASSERT_TRUE(one.picture && two.picture);
  EXPECT_EQ(one.picture->samples, two.picture->samples);
  EXPECT_EQ(one.picture->original, two.picture->original);
  EXPECT_EQ(one.picture->sha256, two.picture->sha256);
}

}  // namespace
}  // namespace hustings
