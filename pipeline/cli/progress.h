// A progress bar for the patient: on a terminal, and only once the work has taken a second.
#pragma once

#include <chrono>
#include <string_view>

namespace hustings::cli {

class Progress {
 public:
  explicit Progress(bool enabled);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  // `done` of `total` stages are behind us, and `stage` begins.
  void show(std::string_view stage, int done, int total);
  // Takes the bar off the screen.
  void clear();
  double seconds() const;

 private:
  std::chrono::steady_clock::time_point start_;
  bool enabled_;
  bool shown_ = false;
};

}  // namespace hustings::cli
