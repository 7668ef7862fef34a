// Nettle takes the processor's own instructions for SHA where it has them: every byte of every source goes through.
#include "base/hash.h"

#include <nettle/md5.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>

#include <array>
#include <cstring>

namespace hustings {
namespace {

const uint8_t* bytes_of(std::string_view text) { return reinterpret_cast<const uint8_t*>(text.data()); }

std::string hex(const uint8_t* bytes, size_t count) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (size_t i = 0; i < count; ++i) {
    text += kDigits[bytes[i] / 16U];
    text += kDigits[bytes[i] % 16U];
  }
  return text;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  sha256_ctx state;
  sha256_init(&state);
  sha256_update(&state, bytes.size(), bytes_of(bytes));
  std::array<uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(&state, digest.size(), digest.data());
  return hex(digest.data(), digest.size());
}

std::string md5(std::string_view bytes) {
  md5_ctx state;
  md5_init(&state);
  md5_update(&state, bytes.size(), bytes_of(bytes));
  std::array<uint8_t, MD5_DIGEST_SIZE> digest{};
  md5_digest(&state, digest.size(), digest.data());
  return {digest.begin(), digest.end()};
}

std::string uuid_v5(std::string_view name) {
  // The namespace of URLs, RFC 4122 appendix C.
  static constexpr std::string_view kNamespace("\x6b\xa7\xb8\x11\x9d\xad\x11\xd1\x80\xb4\x00\xc0\x4f\xd4\x30\xc8", 16);
  sha1_ctx state;
  sha1_init(&state);
  sha1_update(&state, kNamespace.size(), bytes_of(kNamespace));
  sha1_update(&state, name.size(), bytes_of(name));
  std::array<uint8_t, SHA1_DIGEST_SIZE> digest{};
  sha1_digest(&state, digest.size(), digest.data());
  digest[6] = static_cast<uint8_t>((digest[6] & 0x0FU) | 0x50U);
  digest[8] = static_cast<uint8_t>((digest[8] & 0x3FU) | 0x80U);
  std::string text = hex(digest.data(), 16);
  for (const size_t at : {20U, 16U, 12U, 8U}) text.insert(at, "-");
  return text;
}

uint64_t fast_hash(std::string_view bytes, uint64_t seed) {
  // wyhash's mixing step (multiply, fold) over 8 bytes at a time, little-endian on every machine Debian's amd64 and
  // arm64 builds run on.
  const auto mix = [](uint64_t a, uint64_t b) {
    const unsigned __int128 product = static_cast<unsigned __int128>(a) * b;
    return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64U);
  };
  uint64_t hash = seed ^ (bytes.size() * UINT64_C(0x9E3779B97F4A7C15));
  while (bytes.size() >= 8) {
    uint64_t word = 0;
    std::memcpy(&word, bytes.data(), 8);
    hash = mix(hash ^ UINT64_C(0xa0761d6478bd642f), word ^ UINT64_C(0xe7037ed1a0b428db));
    bytes.remove_prefix(8);
  }
  uint64_t rest = 0;
  std::memcpy(&rest, bytes.data(), bytes.size());
  return mix(hash ^ UINT64_C(0x8ebc6af09c88c6e3), rest ^ UINT64_C(0x589965cc75374cc3));
}

}  // namespace hustings
