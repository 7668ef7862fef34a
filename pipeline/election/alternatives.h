// What a picture says to whoever does not see it: the words that its author wrote for it, its caption's, or, when there
// are none, a placeholder and a message with the line to write.
#pragma once

#include "base/diagnostics.h"
#include "document/document.h"

namespace hustings::election {

// The Variant of a picture whose Alternative is a placeholder: the name of its file, or where the link around it leads.
inline constexpr std::string_view kUnnamed = "unnamed";

// Gives every picture of the part that is printed an Alternative, unless it is declared to be decorative. One that is
// all there is of a link is never decorative: nothing else would name the link.
void name_pictures(PartBuilder& builder, const Sources& sources, Diagnostics& diagnostics);

// The author's line with `words` as the alternative of the picture at `span`; when it cannot be had (the picture is a
// value of the manifest, goes over lines, stands in a very long line), the picture alone.
std::string line_to_write(const Sources& sources, Span span, std::string_view target, std::string_view words);

}  // namespace hustings::election
