#include "order/draw.h"

#include <algorithm>
#include <numeric>

#include "base/hash.h"

namespace hustings::order {
namespace {

std::string without_leading_zeros(const std::string& number) {
  return number.substr(std::min(number.find_first_not_of('0'), number.size() - 1));
}

// Digits of any length.
bool is_less(const std::string& left, const std::string& right) {
  return left.size() != right.size() ? left.size() < right.size() : left < right;
}

std::string key_of(const SeedSource& seed) {
  if (seed.numbers.empty()) return seed.text + ".";
  std::string key;
  if (seed.numbers.front().find('.') != std::string::npos) {
    for (const std::string& number : seed.numbers) {
      const std::string whole = without_leading_zeros(number.substr(0, number.find('.')));
      const std::string fraction = number.substr(number.find('.') + 1);
      key += whole + "." + fraction.substr(0, fraction.find_last_not_of('0') + 1);
    }
    return key;
  }
  std::vector<std::string> numbers;
  for (const std::string& number : seed.numbers) numbers.push_back(without_leading_zeros(number));
  std::sort(numbers.begin(), numbers.end(), is_less);
  for (const std::string& number : numbers) key += number + ".";
  return key;
}

std::string hexadecimal(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string digits;
  for (const char byte : bytes) {
    digits += kDigits[static_cast<unsigned char>(byte) >> 4U];
    digits += kDigits[static_cast<unsigned char>(byte) & 15U];
  }
  return digits;
}

std::string decimal(unsigned __int128 number) {
  std::string digits;
  do {
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(number % 10)));
    number /= 10;
  } while (number != 0);
  return digits;
}

}  // namespace

std::string key_string(const std::vector<SeedSource>& seeds) {
  std::string key;
  for (const SeedSource& seed : seeds) key += key_of(seed) + "/";
  return key;
}

std::vector<DrawRound> draw(uint32_t pool, std::string_view key) {
  std::vector<uint32_t> left(pool);
  std::iota(left.begin(), left.end(), 0U);
  std::vector<DrawRound> rounds;
  for (uint32_t i = 0; i < pool; ++i) {
    const std::string bracket = {static_cast<char>(i >> 8U), static_cast<char>(i & 0xFFU)};
    std::string text = bracket;
    text += key;
    text += bracket;
    const std::string digest = md5(text);
    unsigned __int128 number = 0;
    for (const char byte : digest) number = (number << 8U) | static_cast<unsigned char>(byte);
    DrawRound round;
    round.md5 = hexadecimal(digest);
    round.number = decimal(number);
    round.left = static_cast<uint32_t>(left.size());
    round.remainder = static_cast<uint32_t>(number % round.left);
    round.chosen = left[round.remainder];
    left.erase(left.begin() + round.remainder);
    rounds.push_back(std::move(round));
  }
  return rounds;
}

}  // namespace hustings::order
