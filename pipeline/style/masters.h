// Page masters, sequences and the rules for reflowable outputs: the parts of a layout that depend on no statement.
#pragma once

#include "style/cascade.h"

namespace hustings::style {

// Fills masters, sequences and rules of `styled`. Styles of running heads are the first of `cascade`.
void resolve_masters(const LayoutRules& rules, Cascade& cascade, StyledDocument& styled);

// The sequence of a Part: the one that its `page` property names, else "body", else the first.
uint32_t find_sequence(const StyledDocument& styled, std::string_view page);

}  // namespace hustings::style
