// Content hashes: SHA-256 for certificates (FIPS 180-4), UUID version 5 for identifiers (RFC 4122 section 4.3).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hustings {

// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);
// 16 bytes, as PDF's check sums of attached files are (ISO 32000-1, 7.11.4); against accidents, not for security.
std::string md5(std::string_view bytes);
// "urn:uuid:" form without the prefix: 36 characters, made from the name alone, in the namespace of URLs.
std::string uuid_v5(std::string_view name);
// A fast 64-bit hash for tables; the same on every machine, not for security.
uint64_t fast_hash(std::string_view bytes, uint64_t seed = 0);

}  // namespace hustings
