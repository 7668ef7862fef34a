// A text of the booklet, parsed.
#pragma once

#include "document/document.h"
#include "project/body.h"

namespace hustings {

// A parsed body and what it is the body of.
struct ParsedBody {
  Body body;
  Document document;
};

}  // namespace hustings
