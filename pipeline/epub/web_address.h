// Addresses that candidates wrote, made fit for an href. Reading systems and EPUBCheck parse addresses as the URL
// Standard says (url.spec.whatwg.org), so a stray space or bracket has to be percent-encoded; what cannot be an address
// of the web, of mail or of a telephone is no link at all: the words stay, the link goes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hustings::epub {

// The address for an href, not yet escaped for XML; nothing when it has another scheme than http, https, mailto, tel or
// sms, no scheme, or no usable host.
std::optional<std::string> web_address(std::string_view written);

}  // namespace hustings::epub
