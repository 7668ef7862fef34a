#include "markdown/arena.h"

#include <csetjmp>
#include <cstdint>
#include <cstdlib>
#include <cstring>

namespace hustings::markdown {
namespace {

thread_local Arena* the_arena = nullptr;

// Before each piece stands its size.
constexpr size_t kHeader = 8;
size_t& size_of(void* piece) { return *reinterpret_cast<size_t*>(static_cast<char*>(piece) - kHeader); }

void* allocate_zeroed(size_t count, size_t bytes) {
  void* const piece = the_arena->allocate(count * bytes);
  std::memset(piece, 0, count * bytes);
  return piece;
}
void* resize_piece(void* old, size_t bytes) { return the_arena->resize(old, bytes); }
void release_piece(void* old) { the_arena->release(old); }

}  // namespace

struct Arena::Escape {
  std::jmp_buf place;
};

Arena::~Arena() {
  for (void* const block : blocks_) std::free(block);
}

cmark_mem* Arena::memory() {
  static cmark_mem the_memory{allocate_zeroed, resize_piece, release_piece};
  return &the_memory;
}

bool Arena::run(void (*work)(void*), void* argument) {
  Arena* const outer = the_arena;
  Escape escape;
  escape_ = &escape;
  the_arena = this;
  // What this frame reads after the jump was set before it.
  if (setjmp(escape.place) != 0) {
    the_arena = outer;
    escape_ = nullptr;
    return false;
  }
  work(argument);
  the_arena = outer;
  escape_ = nullptr;
  return true;
}

void* Arena::allocate(size_t bytes) {
  const size_t rounded = (bytes + kStep - 1) / kStep * kStep;
  const size_t size_class = rounded / kStep;
  if (size_class < kClasses && free_[size_class] != nullptr) {
    void* const piece = free_[size_class];
    std::memcpy(&free_[size_class], piece, sizeof(void*));
    return piece;
  }
  const size_t needed = rounded + kHeader;
  if (needed > static_cast<size_t>(end_ - at_)) {
    const size_t block = needed > next_block_ ? needed : next_block_;
    void* const fresh = taken_ + block > most_bytes_ ? nullptr : std::malloc(block);
    if (fresh == nullptr) std::longjmp(escape_->place, 1);
    if (next_block_ < kLargestBlock) next_block_ *= 2;
    taken_ += block;
    blocks_.push_back(fresh);
    at_ = static_cast<char*>(fresh);
    end_ = at_ + block;
  }
  void* const piece = at_ + kHeader;
  at_ += needed;
  size_of(piece) = rounded;
  return piece;
}

void* Arena::resize(void* old, size_t bytes) {
  if (old == nullptr) return allocate(bytes);
  const size_t size = size_of(old);
  if (bytes <= size) return old;
  char* const after = static_cast<char*>(old) + size;
  const size_t more = (bytes - size + kStep - 1) / kStep * kStep;
  if (after == at_ && more <= static_cast<size_t>(end_ - at_)) {  // the last piece grows where it stands
    at_ += more;
    size_of(old) = size + more;
    return old;
  }
  void* const piece = allocate(bytes);
  std::memcpy(piece, old, size);
  release(old);
  return piece;
}

void Arena::release(void* old) {
  if (old == nullptr) return;
  const size_t size = size_of(old);
  if (static_cast<char*>(old) + size == at_) {
    at_ = static_cast<char*>(old) - kHeader;
    return;
  }
  const size_t size_class = size / kStep;
  if (size_class == 0 || size_class >= kClasses) return;
  std::memcpy(old, &free_[size_class], sizeof(void*));
  free_[size_class] = old;
}

}  // namespace hustings::markdown
