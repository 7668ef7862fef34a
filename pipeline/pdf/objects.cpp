// How objects reach the file. Dictionaries are small and many (a tagged booklet has twenty a page), so they are
// gathered in object streams and deflated together; each costs a few bytes then, where a plain object with its line in
// a cross-reference table costs a hundred. libharu writes neither object streams nor cross-reference streams itself:
// its objects are written one by one into our own buffers, and these become streams again.
#include "pdf/objects.h"

#include <hpdf.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

#include "base/compress.h"
#include "base/diagnostics.h"
#include "base/hash.h"
#include "base/parallel.h"
#include "pdf/syntax.h"

namespace hustings::pdf {
namespace {

constexpr size_t kObjectsPerStream = 200;
constexpr size_t kArenaBlock = size_t{1} << 18;

[[noreturn]] void fail(const char* what, HPDF_STATUS status) {
  std::string message = "cannot write the PDF: libharu failed while it ";
  message += what;
  message += " (status ";
  message += std::to_string(status);
  message += ")";
  throw MachineError(message);
}

void check(HPDF_STATUS status, const char* what) {
  if (status != HPDF_OK) fail(what, status);
}

struct Object {
  std::string_view entries;
  std::string data;
  bool stream = false, filled = false;
};

// What the shell points to while libharu writes an object through it.
struct Writing {
  const Object* object = nullptr;
  HPDF_Stream out = nullptr;  // the second callback is not told
};

HPDF_STATUS append_to_string(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) {
  static_cast<std::string*>(stream->attr)->append(reinterpret_cast<const char*>(bytes), size);
  return HPDF_OK;
}

HPDF_STATUS write_bytes(HPDF_Stream stream, std::string_view bytes) {
  if (bytes.empty()) return HPDF_OK;
  return HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(bytes.data()),
                           static_cast<HPDF_UINT>(bytes.size()));
}

HPDF_STATUS write_entries(HPDF_Dict shell, HPDF_Stream stream) {
  Writing& writing = *static_cast<Writing*>(shell->attr);
  writing.out = stream;
  return write_bytes(stream, writing.object->entries);
}

HPDF_STATUS write_data(HPDF_Dict shell) {
  const Writing& writing = *static_cast<Writing*>(shell->attr);
  if (!writing.object->stream) return HPDF_OK;
  HPDF_STATUS status = write_bytes(writing.out, "\nstream\n");
  if (status == HPDF_OK) status = write_bytes(writing.out, writing.object->data);
  if (status == HPDF_OK) status = write_bytes(writing.out, "\nendstream");
  return status;
}

// Big-endian, as cross-reference streams want it.
void append_big_endian(std::string& out, uint64_t value, int bytes) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
}

// PNG's "up" predictor over rows of `width` bytes: neighbors in a cross-reference table differ little.
std::string predict_up(std::string_view rows, size_t width) {
  std::string out;
  out.reserve(rows.size() + rows.size() / width);
  for (size_t row = 0; row < rows.size(); row += width) {
    out += '\2';
    for (size_t i = row; i < row + width; ++i) {
      out += static_cast<char>(rows[i] - (row == 0 ? 0 : rows[i - width]));
    }
  }
  return out;
}

// Where an object stands: in the file, or in an object stream.
struct Place {
  uint64_t offset = 0;  // or the number of the object stream
  uint32_t index = 0;   // in it
  bool packed = false;
};

}  // namespace

struct Objects::Store {
  HPDF_Error_Rec error{};
  HPDF_MMgr memory = nullptr;
  // One dictionary without keys is the shell of every object in turn: a booklet of 2,000 pages has 80,000 objects, and
  // to make, keep and take down a shell for each took longer than to write them.
  HPDF_Dict shell = nullptr;
  Writing writing;
  std::vector<Object> objects;  // object n is objects[n - 1]
  std::vector<std::unique_ptr<char[]>> blocks;
  size_t block_used = kArenaBlock;

  ~Store() {
    if (shell != nullptr) HPDF_Dict_Free(shell);
    if (memory != nullptr) HPDF_MMgr_Free(memory);
  }

  std::string_view keep(std::string_view bytes) {
    if (bytes.empty()) return {};
    if (bytes.size() > kArenaBlock / 4) {
      // A block of its own, put before the one that is being filled.
      auto block = std::make_unique_for_overwrite<char[]>(bytes.size());
      std::copy(bytes.begin(), bytes.end(), block.get());
      const char* kept = block.get();
      blocks.insert(blocks.empty() ? blocks.end() : blocks.end() - 1, std::move(block));
      return {kept, bytes.size()};
    }
    if (blocks.empty() || block_used + bytes.size() > kArenaBlock) {
      blocks.push_back(std::make_unique_for_overwrite<char[]>(kArenaBlock));
      block_used = 0;
    }
    char* target = blocks.back().get() + block_used;
    std::copy(bytes.begin(), bytes.end(), target);
    block_used += bytes.size();
    return {target, bytes.size()};
  }

  Object& at(ObjectId id) {
    Object& object = objects.at(id - 1);
    if (object.filled) throw std::logic_error("a PDF object is filled twice");
    object.filled = true;
    return object;
  }

  // Writes objects with libharu into `out`.
  class Writer {
   public:
    Writer(Store& store, std::string& out)
        : store_(store), stream_(HPDF_CallbackWriter_New(store.memory, append_to_string, &out)) {
      if (stream_ == nullptr) fail("opened its writer", 0);
    }
    ~Writer() { HPDF_Stream_Free(stream_); }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    void write(const Object& object) const {
      store_.writing = {&object, nullptr};
      check(HPDF_Obj_WriteValue(store_.shell, stream_, nullptr), "wrote an object");
    }

   private:
    Store& store_;
    HPDF_Stream stream_;
  };

  void write_in_file(ObjectId id, const Writer& writer, std::string& out, std::vector<Place>& places) {
    places.resize(std::max<size_t>(places.size(), id + size_t{1}));
    places[id] = {out.size(), 0, false};
    append_integer(out, id);
    out += " 0 obj\n";
    writer.write(objects[id - 1]);
    out += "\nendobj\n";
  }
};

Objects::Objects() : store_(std::make_unique<Store>()) {
  HPDF_Error_Init(&store_->error, nullptr);
  store_->memory = HPDF_MMgr_New(&store_->error, 0, nullptr, nullptr);
  if (store_->memory == nullptr) fail("started", store_->error.error_no);
  store_->shell = HPDF_Dict_New(store_->memory);
  if (store_->shell == nullptr) fail("made its shell of objects", store_->error.error_no);
  store_->shell->attr = &store_->writing;
  store_->shell->write_fn = write_entries;
  store_->shell->after_write_fn = write_data;
}

Objects::~Objects() = default;

ObjectId Objects::reserve() {
  store_->objects.emplace_back();
  return static_cast<ObjectId>(store_->objects.size());
}

void Objects::fill(ObjectId id, std::string_view entries) { store_->at(id).entries = store_->keep(entries); }

void Objects::fill_stream(ObjectId id, std::string_view entries, std::string data) {
  Object& object = store_->at(id);
  std::string all(entries);
  all += "/Length ";
  append_integer(all, static_cast<int64_t>(data.size()));
  object.entries = store_->keep(all);
  object.data = std::move(data);
  object.stream = true;
}

ObjectId Objects::add(std::string_view entries) {
  const ObjectId id = reserve();
  fill(id, entries);
  return id;
}

ObjectId Objects::add_stream(std::string_view entries, std::string data) {
  const ObjectId id = reserve();
  fill_stream(id, entries, std::move(data));
  return id;
}

ObjectId Objects::add_deflated(std::string_view entries, std::string_view data, int level) {
  return add_stream(std::string(entries) + "/Filter/FlateDecode", zlib_compress(data, level));
}

std::string Objects::write(ObjectId catalog, ObjectId information, int level) {
  Store& store = *store_;
  const size_t count = store.objects.size();
  std::vector<Place> places(count + 1);
  std::vector<ObjectId> small;
  size_t size = 4096;
  for (size_t i = 0; i < count; ++i) {
    const Object& object = store.objects[i];
    if (!object.filled) throw std::logic_error("a PDF object is reserved but never filled");
    if (object.stream)
      size += object.entries.size() + object.data.size() + 64;
    else
      small.push_back(static_cast<ObjectId>(i + 1));
  }

  // Object streams: a list of numbers and offsets, then the objects.
  struct Pack {
    std::string index, bodies, data;
    ObjectId first = 0;
  };
  std::vector<Pack> packs((small.size() + kObjectsPerStream - 1) / kObjectsPerStream);
  for (size_t p = 0; p < packs.size(); ++p) {
    Pack& pack = packs[p];
    const Store::Writer writer(store, pack.bodies);
    const size_t begin = p * kObjectsPerStream, end = std::min(begin + kObjectsPerStream, small.size());
    for (size_t i = begin; i < end; ++i) {
      append_integer(pack.index, small[i]);
      pack.index += ' ';
      append_integer(pack.index, static_cast<int64_t>(pack.bodies.size()));
      pack.index += ' ';
      writer.write(store.objects[small[i] - 1]);
      pack.bodies += '\n';
      places[small[i]] = {0, static_cast<uint32_t>(i - begin), true};
    }
  }
  parallel_for(packs.size(), [&](size_t p) { packs[p].data = zlib_compress(packs[p].index + packs[p].bodies, level); });
  for (size_t p = 0; p < packs.size(); ++p) {
    const size_t begin = p * kObjectsPerStream, end = std::min(begin + kObjectsPerStream, small.size());
    std::string entries = "/Type/ObjStm/N ";
    append_integer(entries, static_cast<int64_t>(end - begin));
    entries += "/First ";
    append_integer(entries, static_cast<int64_t>(packs[p].index.size()));
    entries += "/Filter/FlateDecode";
    size += packs[p].data.size() + 128;
    const ObjectId id = add_stream(entries, std::move(packs[p].data));
    for (size_t i = begin; i < end; ++i) places[small[i]].offset = id;
    packs[p] = {};
  }

  std::string out;
  out.reserve(size + places.size() * 3);
  out += "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
  const Store::Writer writer(store, out);
  for (ObjectId id = 1; id <= store.objects.size(); ++id) {
    if (!store.objects[id - 1].stream) continue;
    store.write_in_file(id, writer, out, places);
    store.objects[id - 1].data = {};
  }

  const size_t start = out.size();
  const ObjectId table = reserve();
  places.resize(table + size_t{1});
  places[table] = {start, 0, false};
  const int offset_bytes = start < (UINT64_C(1) << 24) ? 3 : start < (UINT64_C(1) << 32) ? 4 : 5;
  std::string rows;
  append_big_endian(rows, 0, 1 + offset_bytes);
  append_big_endian(rows, 0xFFFF, 2);  // the head of the list of free objects: there are none
  for (size_t i = 1; i < places.size(); ++i) {
    append_big_endian(rows, places[i].packed ? 2 : 1, 1);
    append_big_endian(rows, places[i].offset, offset_bytes);
    append_big_endian(rows, places[i].index, 2);
  }
  const size_t row = static_cast<size_t>(offset_bytes) + 3;
  std::string entries = "/Type/XRef/Size ";
  append_integer(entries, static_cast<int64_t>(places.size()));
  entries += "/W[1 ";
  append_integer(entries, offset_bytes);
  entries += " 2]/Root ";
  append_reference(entries, catalog);
  entries += "/Info ";
  append_reference(entries, information);
  entries += "/ID[";
  std::string id;
  append_big_endian(id, fast_hash(out, 0), 8);
  append_big_endian(id, fast_hash(out, 1), 8);
  append_hexadecimal(entries, id);
  append_hexadecimal(entries, id);
  entries += "]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns ";
  append_integer(entries, static_cast<int64_t>(row));
  entries += ">>";
  fill_stream(table, entries, zlib_compress(predict_up(rows, row), level));
  store.write_in_file(table, writer, out, places);
  out += "startxref\n";
  append_integer(out, static_cast<int64_t>(start));
  out += "\n%%EOF\n";
  return out;
}

std::string libharu_version() { return HPDF_VERSION_TEXT; }

}  // namespace hustings::pdf
