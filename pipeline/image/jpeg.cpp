// A JPEG goes into the PDF as it is wherever that shows the same picture (DCTDecode, ISO 32000-1 clause 7.4.8); else it
// is decoded. Either way its data is read through once, because libjpeg, like every viewer, fills what is missing with
// gray and only murmurs about it.
//
// libjpeg leaves through longjmp, which must not pass over a C++ object with a destructor: between setjmp and the calls
// of libjpeg there are plain values only; everything that owns memory lives in the caller's Job.
#include <csetjmp>
#include <cstdio>
#include <cstring>

#include <jpeglib.h>

#include <jerror.h>

#include "image/raster.h"

namespace hustings::image {

namespace {

// More scans than any encoder makes, each of which costs a pass over the whole picture.
constexpr int kMostScans = 100;

struct Job {
  jpeg_decompress_struct decoder;
  jpeg_error_mgr errors;
  jpeg_progress_mgr progress;
  std::jmp_buf leave;
  char reason[JMSG_LENGTH_MAX] = {};
};

void leave(j_common_ptr common) {
  Job* job = static_cast<Job*>(common->client_data);
  common->err->format_message(common, job->reason);
  std::longjmp(job->leave, 1);
}

// libjpeg's warnings are damage; two of them only remark on sloppy writing.
void hear_warning(j_common_ptr common, int level) {
  if (level >= 0) return;
  const int code = common->err->msg_code;
  if (code == JWRN_EXTRANEOUS_DATA || code == JWRN_ADOBE_XFORM || code == JWRN_BOGUS_PROGRESSION) return;
  leave(common);
}

void count_scans(j_common_ptr common) {
  Job* job = static_cast<Job*>(common->client_data);
  if (job->decoder.input_scan_number <= kMostScans) return;
  std::snprintf(job->reason, sizeof job->reason, "it has more than %d scans", kMostScans);
  std::longjmp(job->leave, 1);
}

void open(Job& job, std::string_view bytes) {
  job.decoder.err = jpeg_std_error(&job.errors);
  job.decoder.client_data = &job;
  job.errors.error_exit = leave;
  job.errors.emit_message = hear_warning;
  job.errors.output_message = [](j_common_ptr) {};
  jpeg_create_decompress(&job.decoder);
  job.progress = {};
  job.progress.progress_monitor = count_scans;
  job.decoder.progress = &job.progress;
  jpeg_save_markers(&job.decoder, JPEG_APP0 + 1, 0xFFFF);
  jpeg_save_markers(&job.decoder, JPEG_APP0 + 2, 0xFFFF);
  jpeg_mem_src(&job.decoder, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

bool read_header(Job& job, std::string_view bytes) {
  if (setjmp(job.leave)) return false;
  open(job, bytes);
  jpeg_read_header(&job.decoder, TRUE);
  return true;
}

// Reads all data at an eighth of the size, which decodes every code and computes few pixels.
bool read_through(Job& job, unsigned char* row) {
  if (setjmp(job.leave)) return false;
  JSAMPROW rows[1] = {row};
  while (job.decoder.output_scanline < job.decoder.output_height) jpeg_read_scanlines(&job.decoder, rows, 1);
  jpeg_finish_decompress(&job.decoder);
  return true;
}

bool start(Job& job) {
  if (setjmp(job.leave)) return false;
  jpeg_start_decompress(&job.decoder);
  return true;
}

bool read_rows(Job& job, unsigned char* pixels, size_t row_size) {
  if (setjmp(job.leave)) return false;
  while (job.decoder.output_scanline < job.decoder.output_height) {
    JSAMPROW rows[1] = {pixels + job.decoder.output_scanline * row_size};
    jpeg_read_scanlines(&job.decoder, rows, 1);
  }
  jpeg_finish_decompress(&job.decoder);
  return true;
}

struct Markers {
  Exif exif;
  std::string profile;
};

// EXIF in APP1, the color profile in numbered pieces in APP2 (ICC.1:2022 annex B.4).
Markers read_markers(const jpeg_decompress_struct& decoder) {
  constexpr std::string_view kExif("Exif\0\0", 6), kProfile("ICC_PROFILE\0", 12);
  Markers markers;
  std::string_view pieces[256];
  size_t count = 0;
  bool seen_exif = false;
  for (auto marker = decoder.marker_list; marker; marker = marker->next) {
    const std::string_view data(reinterpret_cast<const char*>(marker->data), marker->data_length);
    if (marker->marker == JPEG_APP0 + 1 && !seen_exif && data.starts_with(kExif)) {
      markers.exif = read_exif(data.substr(kExif.size()));
      seen_exif = true;
    } else if (marker->marker == JPEG_APP0 + 2 && data.starts_with(kProfile) && data.size() > 14) {
      pieces[static_cast<uint8_t>(data[12])] = data.substr(14);
      count = static_cast<uint8_t>(data[13]);
    }
  }
  for (size_t i = 1; i <= count; ++i) {
    if (pieces[i].empty()) return {markers.exif, {}};
    markers.profile += pieces[i];
  }
  return markers;
}

double density(const jpeg_decompress_struct& decoder, const Exif& exif) {
  if (decoder.saw_JFIF_marker && decoder.X_density > 1) {
    if (decoder.density_unit == 1) return decoder.X_density;
    if (decoder.density_unit == 2) return decoder.X_density * 2.54;
  }
  return exif.dpi;
}

struct Closed {
  Job& job;
  ~Closed() { jpeg_destroy_decompress(&job.decoder); }
};

[[noreturn]] void give_up(const Job& job) {
  switch (job.errors.msg_code) {
    case JWRN_JPEG_EOF:
    case JWRN_HIT_MARKER:
    case JERR_INPUT_EOF:
    case JERR_INPUT_EMPTY:
      throw Unreadable{"it ends before its data is complete"};
    default:
      throw Unreadable{std::string("its data is damaged (") + job.reason + ')'};
  }
}

}  // namespace

void read_jpeg(std::string_view bytes, Picture& picture) {
  auto job = std::make_unique<Job>();
  std::memset(&job->decoder, 0, sizeof job->decoder);
  const Closed closed{*job};
  if (!read_header(*job, bytes)) give_up(*job);
  jpeg_decompress_struct& decoder = job->decoder;
  check_size(decoder.image_width, decoder.image_height);
  // A block of 64 pixels takes one bit at the least.
  if (static_cast<uint64_t>(decoder.image_width) * decoder.image_height / 512 > bytes.size()) {
    throw Unreadable{"it ends before its data is complete"};
  }
  Markers markers = read_markers(decoder);
  picture.dpi = density(decoder, markers.exif);
  // Inks, and arithmetic coding, are for presses and archives: many reading systems show them wrongly or not at all.
  picture.needs_copy = decoder.num_components == 4 || decoder.arith_code;

  Raster raster;
  raster.colors = static_cast<uint8_t>(decoder.num_components);
  raster.profile = std::move(markers.profile);
  const bool plain = decoder.jpeg_color_space == JCS_GRAYSCALE || decoder.jpeg_color_space == JCS_YCbCr;
  const bool is_near_srgb = is_srgb(raster.profile, raster.colors);
  if (plain && !decoder.arith_code && (is_near_srgb || is_printable(raster.profile, raster.colors))) {
    picture.jpeg = true;
    picture.orientation = static_cast<uint8_t>(markers.exif.orientation);
    picture.width = decoder.image_width;
    picture.height = decoder.image_height;
    if (picture.orientation >= 5) std::swap(picture.width, picture.height);
    picture.channels = raster.colors;
    if (!is_near_srgb) picture.profile = std::move(raster.profile);
    decoder.scale_num = 1;
    decoder.scale_denom = 8;
    decoder.out_color_space = decoder.jpeg_color_space;
    decoder.do_fancy_upsampling = FALSE;
    if (!start(*job)) give_up(*job);
    std::string row(static_cast<size_t>(decoder.output_width) * static_cast<size_t>(decoder.output_components), '\0');
    if (!read_through(*job, reinterpret_cast<unsigned char*>(row.data()))) give_up(*job);
    return;
  }

  switch (decoder.num_components) {
    case 1:
      decoder.out_color_space = JCS_GRAYSCALE;
      break;
    case 3:
      decoder.out_color_space = JCS_RGB;
      break;
    case 4:
      decoder.out_color_space = JCS_CMYK;
      break;
    default:
      throw Unreadable{"it has " + std::to_string(decoder.num_components) + " color components"};
  }
  decoder.dct_method = JDCT_ISLOW;  // exact integers: the same samples on every machine
  if (!start(*job)) give_up(*job);
  raster.width = decoder.output_width;
  raster.height = decoder.output_height;
  const size_t row_size = static_cast<size_t>(raster.width) * raster.colors;
  raster.pixels.resize(row_size * raster.height);
  if (!read_rows(*job, reinterpret_cast<unsigned char*>(raster.pixels.data()), row_size)) give_up(*job);
  // Adobe's programs store CMYK inverted, and are nearly the only ones to write it at all.
  if (raster.colors == 4 && decoder.saw_Adobe_marker) {
    for (char& sample : raster.pixels) sample = static_cast<char>(~sample);
  }
  apply_orientation(raster, markers.exif.orientation);
  keep_samples(std::move(raster), picture);
}

}  // namespace hustings::image
