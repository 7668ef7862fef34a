// The file's objects, kept and written by libharu. A PDF is a numbered heap of dictionaries and streams that refer to
// each other by number; a number can be reserved first and filled in later, so forward references cost nothing.
//
// libharu is used below its drawing calls, as a writer of objects: each is written as one of its dictionaries without
// keys, whose body our own text stands in for. Its page, font, image and outline calls are not used: they know
// no glyph ids, no ToUnicode, no marked content, and write numbers through 32-bit floats.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace hustings::pdf {

// An object's number, from 1.
using ObjectId = uint32_t;
inline constexpr ObjectId kNoObject = 0;

class Objects {
 public:
  // Throws MachineError when libharu has no memory, here and below.
  Objects();
  ~Objects();
  Objects(const Objects&) = delete;
  Objects& operator=(const Objects&) = delete;

  ObjectId reserve();
  // A dictionary. `entries` is what stands between << and >>; the bytes are copied.
  void fill(ObjectId object, std::string_view entries);
  // A stream of `data`, which is encoded already as `entries` say (their /Filter); /Length is added.
  void fill_stream(ObjectId object, std::string_view entries, std::string data);
  ObjectId add(std::string_view entries);
  ObjectId add_stream(std::string_view entries, std::string data);
  // `data` deflated at `level`.
  ObjectId add_deflated(std::string_view entries, std::string_view data, int level);

  // The whole file: streams, then all other objects in object streams, then a cross-reference stream (ISO 32000-1,
  // 7.5.7 and 7.5.8). `/ID` is made from the bytes. Every reserved object must have been filled. Called once.
  std::string write(ObjectId catalog, ObjectId information, int level);

 private:
  struct Store;
  std::unique_ptr<Store> store_;
};

// "2.3.0"
std::string libharu_version();

}  // namespace hustings::pdf
