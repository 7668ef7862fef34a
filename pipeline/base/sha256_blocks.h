// The inner loop of SHA-256 (FIPS 180-4, section 6.2.2): every source of a booklet goes through it for the colophon.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace hustings {

using Sha256State = std::array<uint32_t, 8>;

// Takes `count` blocks of 64 bytes into the state; by the processor's own instructions where it has them.
void sha256_blocks(Sha256State& state, const uint8_t* blocks, size_t count);
// The same on any processor.
void sha256_blocks_plainly(Sha256State& state, const uint8_t* blocks, size_t count);

}  // namespace hustings
