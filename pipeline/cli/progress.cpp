#include "cli/progress.h"

#include <unistd.h>

#include <cstdio>
#include <string>

namespace hustings::cli {

Progress::Progress(bool enabled)
    : start_(std::chrono::steady_clock::now()), enabled_(enabled && ::isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() { clear(); }

void Progress::show(std::string_view stage, int done, int total) {
  if (!enabled_ || seconds() < 1.0) return;
  constexpr int kWidth = 24;
  const int filled = total == 0 ? 0 : kWidth * done / total;
  std::string bar = "\r\x1b[2K";
  for (int i = 0; i < kWidth; ++i) bar += i < filled ? "█" : "░";
  bar += "  ";
  bar += stage;
  std::fwrite(bar.data(), 1, bar.size(), stderr);
  std::fflush(stderr);
  shown_ = true;
}

void Progress::clear() {
  if (!shown_) return;
  std::fputs("\r\x1b[2K", stderr);
  std::fflush(stderr);
  shown_ = false;
}

double Progress::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

}  // namespace hustings::cli
