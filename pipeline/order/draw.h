// A draw that anyone can repeat: RFC 3797, "Publicly Verifiable Nominations Committee (NomCom) Random Selection". Who
// stands in the pool and which sources will be used is published before the sources have spoken; then everybody finds
// the same order with an MD5 program and long division.
//
// 1. Key string (RFC 3797 sections 4.1 and 6). Each source in the order of the list: its whole numbers from the
// smallest
//    to the largest, without zeros in front, a period behind each; decimal numbers as they stand in the list, without
//    zeros at the end, with nothing behind them; a text as it is written. The RFC has numbers only; a text takes a
//    period behind it, as whole numbers do. A slash ends each source: "9319./2.5.8.10.12./9.18.26.34.41.45./".
// 2. Round i, from 0: the MD5 (RFC 1321) of i as two bytes, the high one first, the key string, and the two bytes
// again.
//    Its 16 bytes are one number, the first byte the highest. Its remainder by the number of names left is counted off,
//    from 0, among those left in the order of the pool. That name is taken, until none is left.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "project/order_rule.h"

namespace hustings::order {

// The round's number has two bytes.
inline constexpr uint32_t kLargestPool = 65'536;

struct DrawRound {
  std::string md5;     // 32 hexadecimal digits in capitals, as the RFC prints them
  std::string number;  // the same in decimal
  uint32_t left = 0, remainder = 0;
  uint32_t chosen = 0;  // in the pool, from 0
};

std::string key_string(const std::vector<SeedSource>& seeds);
// Draws all of a pool of at most kLargestPool, one after another.
std::vector<DrawRound> draw(uint32_t pool, std::string_view key);

}  // namespace hustings::order
