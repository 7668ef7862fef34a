#include "verify/versions.h"

#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>

namespace hustings::verify {

std::string library_versions() { return "qpdf " + QPDF::QPDFVersion(); }

}  // namespace hustings::verify
