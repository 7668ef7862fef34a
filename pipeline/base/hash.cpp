#include "base/hash.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/sha256_blocks.h"

namespace hustings {
namespace {

uint32_t big_endian(const uint8_t* bytes) {
  return (uint32_t{bytes[0]} << 24U) | (uint32_t{bytes[1]} << 16U) | (uint32_t{bytes[2]} << 8U) | bytes[3];
}

std::string hex(const uint8_t* bytes, size_t count) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (size_t i = 0; i < count; ++i) {
    text += kDigits[bytes[i] / 16U];
    text += kDigits[bytes[i] % 16U];
  }
  return text;
}

// SHA-1 (FIPS 180-4, section 6.1.2): RFC 4122 names it for version 5; it protects nothing here.
std::array<uint8_t, 20> sha1(std::string_view text) {
  std::string bytes(text);
  const uint64_t bits = bytes.size() * 8;
  bytes += '\x80';
  while (bytes.size() % 64 != 56) bytes += '\0';
  for (unsigned shift = 64; shift != 0; shift -= 8) bytes += static_cast<char>((bits >> (shift - 8)) & 0xFFU);
  std::array<uint32_t, 5> state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  std::array<uint8_t, 64> block{};
  for (size_t at = 0; at < bytes.size(); at += 64) {
    std::memcpy(block.data(), bytes.data() + at, 64);
    std::array<uint32_t, 80> w{};
    for (size_t i = 0; i < 16; ++i) w[i] = big_endian(block.data() + 4 * i);
    for (size_t i = 16; i < 80; ++i) w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    auto [a, b, c, d, e] = state;
    for (size_t i = 0; i < 80; ++i) {
      const uint32_t f = i < 20   ? ((b & c) | (~b & d)) + 0x5a827999U
                         : i < 40 ? (b ^ c ^ d) + 0x6ed9eba1U
                         : i < 60 ? ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdcU
                                  : (b ^ c ^ d) + 0xca62c1d6U;
      const uint32_t next = std::rotl(a, 5) + f + e + w[i];
      e = d;
      d = c;
      c = std::rotl(b, 30);
      b = a;
      a = next;
    }
    const std::array<uint32_t, 5> sum = {a, b, c, d, e};
    for (size_t i = 0; i < 5; ++i) state[i] += sum[i];
  }
  std::array<uint8_t, 20> digest{};
  for (size_t i = 0; i < 20; ++i) digest[i] = static_cast<uint8_t>(state[i / 4] >> (24 - 8 * (i % 4)));
  return digest;
}

}  // namespace

Sha256::Sha256()
    : state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19},
      block_{} {}

void Sha256::update(std::string_view bytes) {
  size_t filled = size_ % 64;
  size_ += bytes.size();
  while (!bytes.empty()) {
    if (filled == 0 && bytes.size() >= 64) {
      const size_t whole = bytes.size() / 64;
      sha256_blocks(state_, reinterpret_cast<const uint8_t*>(bytes.data()), whole);
      bytes.remove_prefix(whole * 64);
      continue;
    }
    const size_t take = std::min(64 - filled, bytes.size());
    std::memcpy(block_.data() + filled, bytes.data(), take);
    bytes.remove_prefix(take);
    filled += take;
    if (filled == 64) {
      sha256_blocks(state_, block_.data(), 1);
      filled = 0;
    }
  }
}

std::array<uint8_t, 32> Sha256::digest() {
  const uint64_t bits = size_ * 8;
  update(std::string_view("\x80", 1));
  while (size_ % 64 != 56) update(std::string_view("\0", 1));
  std::string length;
  for (unsigned shift = 64; shift != 0; shift -= 8) length += static_cast<char>((bits >> (shift - 8)) & 0xFFU);
  update(length);
  std::array<uint8_t, 32> digest{};
  for (size_t i = 0; i < 32; ++i) digest[i] = static_cast<uint8_t>(state_[i / 4] >> (24 - 8 * (i % 4)));
  return digest;
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 hash;
  hash.update(bytes);
  const std::array<uint8_t, 32> digest = hash.digest();
  return hex(digest.data(), digest.size());
}

std::string uuid_v5(std::string_view name) {
  // The namespace of URLs, RFC 4122 appendix C.
  static constexpr std::string_view kNamespace("\x6b\xa7\xb8\x11\x9d\xad\x11\xd1\x80\xb4\x00\xc0\x4f\xd4\x30\xc8", 16);
  std::array<uint8_t, 20> digest = sha1(std::string(kNamespace) + std::string(name));
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
