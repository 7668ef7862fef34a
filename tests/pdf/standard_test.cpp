// What people may ask of a PDF.
#include "pdf/standard.h"

#include <gtest/gtest.h>

namespace hustings {
namespace {

PdfStandard read(std::string_view list) {
  PdfStandard standard;
  std::string why;
  EXPECT_TRUE(pdf::read_standard(list, standard, why)) << list << ": " << why;
  return standard;
}

std::string refusal(std::string_view list) {
  PdfStandard standard{PdfArchive::A2b, false};
  std::string why;
  EXPECT_FALSE(pdf::read_standard(list, standard, why)) << list;
  EXPECT_EQ(standard, (PdfStandard{PdfArchive::A2b, false})) << list << " is refused and changes nothing";
  return why;
}

TEST(Standard, IsTheOneThatIsNamed) {
  EXPECT_EQ(read("a-2a,ua-1"), PdfStandard());
  EXPECT_EQ(read(" ua-1 , a-2a"), PdfStandard());
  EXPECT_EQ(read("a-2a"), (PdfStandard{PdfArchive::A2a, false}));
  EXPECT_EQ(read("a-2u"), (PdfStandard{PdfArchive::A2u, false}));
  EXPECT_EQ(read("a-2b,ua-1"), (PdfStandard{PdfArchive::A2b, true}));
  EXPECT_EQ(read("a-3a"), (PdfStandard{PdfArchive::A3a, false}));
  EXPECT_EQ(read("ua-1"), (PdfStandard{PdfArchive::None, true}));
  EXPECT_EQ(read("1.7"), (PdfStandard{PdfArchive::None, false}));
  EXPECT_EQ(read("a-2u,a-2u"), (PdfStandard{PdfArchive::A2u, false}));
}

TEST(Standard, SaysWhyItIsRefused) {
  EXPECT_NE(refusal("").find("a name is missing"), std::string::npos);
  EXPECT_NE(refusal("a-2a,").find("a name is missing"), std::string::npos);
  EXPECT_NE(refusal("a-4").find("there is no \"a-4\"; the names are a-2a"), std::string::npos);
  EXPECT_NE(refusal("A-2A").find("there is no"), std::string::npos);
  EXPECT_NE(refusal("a-2a,ua-1,a-3a").find("not both a-2a and a-3a"), std::string::npos);
  EXPECT_NE(refusal("a-2b,a-2a").find("a-2a has in it"), std::string::npos);
  EXPECT_NE(refusal("1.7,ua-1").find("1.7 is a file that claims no other standard"), std::string::npos);
  EXPECT_NE(refusal("a-2u,1.7").find("a-2u is a PDF 1.7 too"), std::string::npos);
}

}  // namespace
}  // namespace hustings
