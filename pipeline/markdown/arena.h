// The memory that cmark works in. A node is 176 bytes, most live until the tree has been read, and all go at once; so
// they are cut from large blocks and never given back one by one. That is the faster half. The other half is safety:
// the library cannot be stopped from outside, and a few kilobytes can make it fill rows of tables or copy the address
// of a reference until the machine has no memory left. Here it stops at a bound, by a jump out of the library's C.
#pragma once

#include <cstddef>
#include <vector>

#include <cmark-gfm.h>

namespace hustings::markdown {

class Arena {
 public:
  explicit Arena(size_t most_bytes) : most_bytes_(most_bytes) {}
  ~Arena();
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  // Calls `work(argument)`, in which the library allocates from this arena; false when it was stopped because it wanted
  // more than the bound. No object with a destructor may live in a frame between this one and the library's.
  bool run(void (*work)(void*), void* argument);
  // What parsers take; it stands for the arena whose `run` this thread is in.
  static cmark_mem* memory();

  size_t taken() const { return taken_; }  // bytes, from the machine

  void* allocate(size_t bytes);
  void* resize(void* old, size_t bytes);
  void release(void* old);

 private:
  static constexpr size_t kFirstBlock = size_t{32} << 10, kLargestBlock = size_t{1} << 20;
  static constexpr size_t kStep = 8, kClasses = 64;  // pieces of up to 504 bytes are used again by others of their size
  struct Escape;

  char* at_ = nullptr;
  char* end_ = nullptr;
  size_t taken_ = 0, next_block_ = kFirstBlock;
  size_t most_bytes_;
  std::vector<void*> blocks_;
  void* free_[kClasses] = {};
  Escape* escape_ = nullptr;
};

}  // namespace hustings::markdown
