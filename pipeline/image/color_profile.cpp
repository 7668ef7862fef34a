// Pages are sRGB; a picture in other colors (Adobe RGB, Display P3, a press's CMYK) takes its profile with it where its
// data stay as they are, and is converted where they are unpacked; else its colors would be wrong in every viewer that
// trusts the page.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>

#include <lcms2.h>

#include "image/raster.h"

namespace hustings::image {

namespace {

struct CloseProfile {
  void operator()(void* profile) const { cmsCloseProfile(profile); }
};
struct DeleteTransform {
  void operator()(void* transform) const { cmsDeleteTransform(transform); }
};
struct DeleteContext {
  void operator()(cmsContext context) const { cmsDeleteContext(context); }
};
using Context = std::unique_ptr<std::remove_pointer_t<cmsContext>, DeleteContext>;
using Profile = std::unique_ptr<void, CloseProfile>;

// From a device's samples to sRGB, 8 bits each. Empty when the profile is damaged or for other samples.
struct Transform {
  Context context{cmsCreateContext(nullptr, nullptr)};
  std::unique_ptr<void, DeleteTransform> transform;

  Transform(std::string_view bytes, uint8_t colors) {
    if (bytes.empty() || bytes.size() > kLongestProfile) return;
    const Profile device(
        cmsOpenProfileFromMemTHR(context.get(), bytes.data(), static_cast<cmsUInt32Number>(bytes.size())));
    if (!device) return;
    const cmsColorSpaceSignature space = cmsGetColorSpace(device.get());
    const bool fits = (colors == 1 && space == cmsSigGrayData) || (colors == 3 && space == cmsSigRgbData) ||
                      (colors == 4 && space == cmsSigCmykData);
    if (!fits) return;
    const cmsUInt32Number from = colors == 1 ? TYPE_GRAY_8 : colors == 3 ? TYPE_RGB_8 : TYPE_CMYK_8;
    const Profile srgb(cmsCreate_sRGBProfileTHR(context.get()));
    transform.reset(cmsCreateTransformTHR(context.get(), device.get(), from, srgb.get(), TYPE_RGB_8, INTENT_PERCEPTUAL,
                                          cmsFLAGS_NOCACHE));
  }
};

// Gray samples of a neutral gray profile stay gray.
bool stays_gray(const Transform& transform) {
  for (int level = 0; level < 256; level += 15) {
    const auto gray = static_cast<uint8_t>(level);
    uint8_t rgb[3];
    cmsDoTransform(transform.transform.get(), &gray, rgb, 1);
    if (std::max({rgb[0], rgb[1], rgb[2]}) - std::min({rgb[0], rgb[1], rgb[2]}) > 3) return false;
  }
  return true;
}

template <typename Light>
Curve tabulate(Light light) {
  constexpr size_t kSteps = 4096;
  Curve curve;
  curve.light.reserve(kSteps);
  for (size_t i = 0; i < kSteps; ++i) {
    const double value = light(static_cast<double>(i) / (kSteps - 1));
    curve.light.push_back(static_cast<uint16_t>(std::lround(std::clamp(value, 0.0, 1.0) * 65535)));
  }
  return curve;
}

std::string saved(const Profile& profile) {
  cmsUInt32Number size = 0;
  if (!profile || !cmsSaveProfileToMem(profile.get(), nullptr, &size)) return {};
  std::string bytes(size, '\0');
  if (!cmsSaveProfileToMem(profile.get(), bytes.data(), &size)) return {};
  return bytes;
}

void convert_cmyk_simply(const uint8_t* cmyk, uint8_t* rgb) {
  for (int c = 0; c < 3; ++c) rgb[c] = static_cast<uint8_t>((255 - cmyk[c]) * (255 - cmyk[3]) / 255);
}

}  // namespace

// IEC 61966-2-1.
Curve Curve::srgb() {
  return tabulate([](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); });
}

Curve Curve::gamma(double exponent) {
  return tabulate([exponent](double v) { return std::pow(v, exponent); });
}

// ITU-R BT.2100: from signal to candelas, of which 203 are the white of paper (ITU-R BT.2408).
Curve Curve::perceptual_quantizer() {
  return tabulate([](double v) {
    const double root = std::pow(v, 1 / 78.84375);
    const double light = std::pow(std::max(root - 0.8359375, 0.0) / (18.8515625 - 18.6875 * root), 1 / 0.1593017578125);
    return light * 10000 / 203;
  });
}

// ITU-R BT.2100, on a display of 1000 candelas, whose system gamma is 1.2.
Curve Curve::hybrid_log_gamma() {
  return tabulate([](double v) {
    const double scene = v <= 0.5 ? v * v / 3 : (std::exp((v - 0.55991073) / 0.17883277) + 0.28466892) / 12;
    return std::pow(scene, 1.2) * 1000 / 203;
  });
}

std::string make_profile(const Chromaticities& chromaticities, const Curve& curve, uint8_t colors) {
  for (const auto& [x, y] : chromaticities) {
    if (!(x >= 0 && y > 0.001 && x + y <= 1.001)) return {};
  }
  const Context context{cmsCreateContext(nullptr, nullptr)};
  cmsToneCurve* tones =
      cmsBuildTabulatedToneCurve16(context.get(), static_cast<cmsUInt32Number>(curve.light.size()), curve.light.data());
  if (!tones) return {};
  const auto point = [&](size_t i) { return cmsCIExyY{chromaticities[i][0], chromaticities[i][1], 1}; };
  const cmsCIExyY white = point(3);
  const cmsCIExyYTRIPLE primaries{point(0), point(1), point(2)};
  cmsToneCurve* const all[3] = {tones, tones, tones};
  const Profile profile(colors == 1 ? cmsCreateGrayProfileTHR(context.get(), &white, tones)
                                    : cmsCreateRGBProfileTHR(context.get(), &white, &primaries, all));
  cmsFreeToneCurve(tones);
  return saved(profile);
}

bool is_srgb(std::string_view profile, uint8_t colors) {
  if (colors == 4) return false;
  const Transform transform(profile, colors);
  if (!transform.transform) return true;
  // One level in fifty is less than two printings of the same page differ by.
  constexpr int kTolerance = 5;
  uint8_t samples[3], rgb[3];
  for (int i = 0; i < (colors == 1 ? 6 : 216); ++i) {
    samples[0] = static_cast<uint8_t>(i % 6 * 51);
    samples[1] = static_cast<uint8_t>(i / 6 % 6 * 51);
    samples[2] = static_cast<uint8_t>(i / 36 * 51);
    cmsDoTransform(transform.transform.get(), samples, rgb, 1);
    for (int c = 0; c < 3; ++c) {
      if (std::abs(rgb[c] - samples[colors == 1 ? 0 : c]) > kTolerance) return false;
    }
  }
  return true;
}

bool is_printable(std::string_view profile, uint8_t colors) {
  const Transform transform(profile, colors);
  if (!transform.transform) return false;
  const Context context{cmsCreateContext(nullptr, nullptr)};
  const Profile device(
      cmsOpenProfileFromMemTHR(context.get(), profile.data(), static_cast<cmsUInt32Number>(profile.size())));
  const cmsProfileClassSignature kind = cmsGetDeviceClass(device.get());
  // ISO 19005-2 clause 6.2.4.2, which names no version of ISO 15076-1: any before 5.
  return cmsGetProfileVersion(device.get()) < 5 && (kind == cmsSigInputClass || kind == cmsSigDisplayClass ||
                                                    kind == cmsSigOutputClass || kind == cmsSigColorSpaceClass);
}

void convert_to_srgb(Raster& raster) {
  const bool simple = raster.profile.empty() || is_srgb(raster.profile, raster.colors);
  if (raster.colors != 4 && simple) {
    raster.profile.clear();
    return;
  }
  const Transform transform(raster.profile, raster.colors);
  const bool gray = raster.colors == 1 && stays_gray(transform);
  const size_t colors = gray ? 1 : 3, alpha = raster.has_alpha ? 1 : 0;
  const size_t count = static_cast<size_t>(raster.width) * raster.height, channels = raster.channels();
  std::string converted(count * (colors + alpha), '\0');
  const auto* from = reinterpret_cast<const uint8_t*>(raster.pixels.data());
  auto* to = reinterpret_cast<uint8_t*>(converted.data());
  // In runs, because each call of the transform has a cost of its own.
  constexpr size_t kRun = 256;
  uint8_t device[kRun * 4], rgb[kRun * 3];
  for (size_t begin = 0; begin < count; begin += kRun) {
    const size_t run = std::min(kRun, count - begin);
    for (size_t i = 0; i < run; ++i) {
      for (size_t c = 0; c < raster.colors; ++c) device[i * raster.colors + c] = from[(begin + i) * channels + c];
    }
    if (transform.transform) {
      cmsDoTransform(transform.transform.get(), device, rgb, static_cast<cmsUInt32Number>(run));
    } else {
      for (size_t i = 0; i < run; ++i) convert_cmyk_simply(device + i * 4, rgb + i * 3);
    }
    for (size_t i = 0; i < run; ++i) {
      uint8_t* pixel = to + (begin + i) * (colors + alpha);
      for (size_t c = 0; c < colors; ++c) pixel[c] = rgb[i * 3 + (gray ? 1 : c)];
      if (alpha) pixel[colors] = from[(begin + i) * channels + raster.colors];
    }
  }
  raster.pixels = std::move(converted);
  raster.colors = static_cast<uint8_t>(colors);
  raster.profile.clear();
}

}  // namespace hustings::image
