#include "pdf/pictures.h"

#include <charconv>
#include <cmath>
#include <map>

#include "base/compress.h"
#include "base/parallel.h"
#include "image/picture.h"
#include "pdf/syntax.h"

namespace hustings::pdf {
namespace {

struct PreparedPicture {
  std::string data, alpha;
  bool predicted = false, alpha_predicted = false;
};

// TIFF's predictor (7.4.4.4): each sample as its difference to the one before. Photographs pack better so, flat
// drawings worse; both are tried, since pictures are few.
std::string pack(std::string_view samples, size_t row, size_t channels, int compression, bool& predicted) {
  std::string plain = zlib_compress(samples, compression);
  std::string differences(samples);
  for (size_t start = 0; start + row <= samples.size(); start += row) {
    for (size_t i = channels; i < row; ++i) {
      differences[start + i] = static_cast<char>(samples[start + i] - samples[start + i - channels]);
    }
  }
  std::string smaller = zlib_compress(differences, compression);
  predicted = smaller.size() < plain.size();
  return predicted ? smaller : plain;
}

// `profile` is the stream of the samples' ICC profile, or kNoObject for those of the page itself.
std::string image_entries(const Picture& picture, int channels, std::string_view filter, bool predicted,
                          ObjectId profile = kNoObject) {
  const bool turned = picture.orientation >= 5;
  std::string entries = "/Type/XObject/Subtype/Image/Width ";
  append_integer(entries, turned ? picture.height : picture.width);
  entries += "/Height ";
  append_integer(entries, turned ? picture.width : picture.height);
  if (profile != kNoObject) {
    entries += "/ColorSpace[/ICCBased ";
    append_reference(entries, profile);
    entries += ']';
  } else {
    entries += channels == 1 ? "/ColorSpace/DeviceGray" : "/ColorSpace/DeviceRGB";
  }
  entries += "/BitsPerComponent 8/Filter/";
  entries += filter;
  if (predicted) {
    entries += "/DecodeParms<</Predictor 2/Colors ";
    append_integer(entries, channels);
    entries += "/Columns ";
    append_integer(entries, picture.width);
    entries += ">>";
  }
  return entries;
}

void append_coordinate(std::string& out, double value) {
  // Beyond what a page can show; also what is not a number.
  const double bounded = std::isfinite(value) ? std::fmin(std::fmax(value, -30000.0), 30000.0) : 0.0;
  append_thousandths(out, std::llround(bounded * 1000));
  out += ' ';
}

void append_path(std::string& out, const VectorPath& path) {
  size_t point = 0;
  for (const VectorPath::Verb verb : path.verbs) {
    const size_t count = verb == VectorPath::Verb::Curve ? 3 : verb == VectorPath::Verb::Close ? 0 : 1;
    if (point + count > path.points.size()) break;
    for (size_t i = 0; i < count; ++i) {
      append_coordinate(out, path.points[point + i].x);
      append_coordinate(out, path.points[point + i].y);
    }
    point += count;
    switch (verb) {
      case VectorPath::Verb::Move:
        out += "m\n";
        break;
      case VectorPath::Verb::Line:
        out += "l\n";
        break;
      case VectorPath::Verb::Curve:
        out += "c\n";
        break;
      case VectorPath::Verb::Close:
        out += "h\n";
        break;
    }
  }
  const bool fill = path.filled, stroke = path.stroked;
  if (fill && stroke)
    out += path.even_odd ? "B*\n" : "B\n";
  else if (fill)
    out += path.even_odd ? "f*\n" : "f\n";
  else
    out += stroke ? "S\n" : "n\n";
}

// A drawing as a form (8.10) in its own pixels, y downwards; the page turns it around.
ObjectId write_drawing(Objects& objects, const Picture& picture, int compression) {
  std::string content;
  std::map<std::pair<int, int>, std::string> states;  // fill and stroke opacity
  for (const VectorPath& path : picture.paths) {
    if (path.verbs.empty() || path.verbs.front() != VectorPath::Verb::Move) continue;
    content += "q ";
    const int fill = path.filled ? path.fill.alpha : 255, stroke = path.stroked ? path.stroke.alpha : 255;
    if (fill != 255 || stroke != 255) {
      std::string& name = states[{fill, stroke}];
      if (name.empty()) name = "G" + std::to_string(states.size());
      append_name(content, name);
      content += " gs ";
    }
    if (path.filled) {
      append_color(content, path.fill);
      content += " rg ";
    }
    if (path.stroked) {
      append_color(content, path.stroke);
      content += " RG ";
      append_coordinate(content, std::fmax(path.stroke_width, 0));
      content += "w ";
      append_integer(content, path.line_cap);
      content += " J ";
      append_integer(content, path.line_join);
      content += " j ";
      append_coordinate(content, std::fmax(path.miter_limit, 1));
      content += "M ";
      if (!path.dashes.empty()) {
        content += '[';
        for (const double dash : path.dashes) append_coordinate(content, std::fmax(dash, 0));
        content += ']';
        append_coordinate(content, path.dash_offset);
        content += "d ";
      }
    }
    append_path(content, path);
    content += "Q\n";
  }
  std::string entries = "/Type/XObject/Subtype/Form/BBox[0 0 ";
  append_integer(entries, picture.width);
  entries += ' ';
  append_integer(entries, picture.height);
  entries += "]/Resources<<";
  if (!states.empty()) {
    entries += "/ExtGState<<";
    for (const auto& [opacity, name] : states) {
      append_name(entries, name);
      entries += "<</ca ";
      append_thousandths(entries, (opacity.first * 1000 + 127) / 255);
      entries += "/CA ";
      append_thousandths(entries, (opacity.second * 1000 + 127) / 255);
      entries += ">>";
    }
    entries += ">>";
  }
  entries += ">>";
  return objects.add_deflated(entries, content, compression);
}

ObjectId write_pixels(Objects& objects, const Picture& picture, PreparedPicture prepared, ObjectId profile) {
  if (picture.jpeg)
    return objects.add_stream(image_entries(picture, picture.channels, "DCTDecode", false, profile), picture.original);
  std::string entries = image_entries(picture, picture.channels, "FlateDecode", prepared.predicted);
  if (!prepared.alpha.empty()) {
    const ObjectId mask = objects.add_stream(image_entries(picture, 1, "FlateDecode", prepared.alpha_predicted),
                                             std::move(prepared.alpha));
    entries += "/SMask ";
    append_reference(entries, mask);
  }
  return objects.add_stream(entries, std::move(prepared.data));
}

std::vector<uint32_t> pictures_on_pages(const StyledDocument& styled, const PagedDocument& paged) {
  std::vector<bool> used(styled.pictures.size());
  const auto use = [&](uint32_t picture) {
    if (picture < used.size() && styled.pictures[picture] != nullptr) used[picture] = true;
  };
  for (const Fragment& fragment : paged.fragments) {
    if (fragment.kind == FragmentKind::Picture) use(paged.parts[fragment.part]->pictures[fragment.index].picture);
    if (fragment.kind != FragmentKind::Lines) continue;
    const GalleyPart& galley = *paged.parts[fragment.part];
    for (uint32_t i = 0; i < fragment.line_count; ++i) {
      const Line& line = galley.lines[fragment.first_line + i];
      for (uint32_t k = line.first_item; k < line.last_item; ++k) {
        const Item& item = galley.shaped->items[k];
        if (item.kind != ItemKind::Picture) continue;
        const std::string_view index = galley.shaped->styled->attribute(item.node, Attribute::Picture);
        uint32_t picture = UINT32_MAX;
        std::from_chars(index.data(), index.data() + index.size(), picture);
        use(picture);
      }
    }
  }
  std::vector<uint32_t> list;
  for (uint32_t i = 0; i < used.size(); ++i) {
    if (used[i]) list.push_back(i);
  }
  return list;
}

// For each of `used` the place of the first one with the same content: one file under two names is embedded once.
std::vector<size_t> first_of_each(const StyledDocument& styled, const std::vector<uint32_t>& used) {
  std::vector<size_t> first(used.size());
  std::map<std::string_view, size_t> places;
  for (size_t i = 0; i < used.size(); ++i) {
    const std::string& hash = styled.pictures[used[i]]->sha256;
    first[i] = hash.empty() ? i : places.emplace(hash, i).first->second;
  }
  return first;
}

ObjectId write_profile(Objects& objects, const Picture& picture, int compression) {
  std::string entries = "/N ";
  append_integer(entries, picture.channels);
  entries += picture.channels == 1 ? "/Alternate/DeviceGray" : "/Alternate/DeviceRGB";
  return objects.add_deflated(entries, picture.profile, compression);
}

}  // namespace

std::vector<ObjectId> write_pictures(Objects& objects, const StyledDocument& styled, const PagedDocument& paged,
                                     int compression) {
  const std::vector<uint32_t> used = pictures_on_pages(styled, paged);
  std::vector<PreparedPicture> prepared(used.size());
  const std::vector<size_t> first = first_of_each(styled, used);
  parallel_for(used.size(), [&](size_t i) {
    const Picture& picture = *styled.pictures[used[i]];
    if (first[i] != i || picture.jpeg || picture.samples.empty()) return;
    prepared[i].data = pack(picture.samples, size_t{picture.width} * picture.channels, picture.channels, compression,
                            prepared[i].predicted);
    if (!picture.alpha.empty()) {
      prepared[i].alpha = pack(picture.alpha, picture.width, 1, compression, prepared[i].alpha_predicted);
    }
  });
  std::vector<ObjectId> ids(styled.pictures.size(), kNoObject);
  std::map<std::string_view, ObjectId> profiles;  // telephones give all their pictures the same one
  for (size_t i = 0; i < used.size(); ++i) {
    const Picture& picture = *styled.pictures[used[i]];
    if (first[i] != i) {
      ids[used[i]] = ids[used[first[i]]];
    } else if (picture.jpeg || !picture.samples.empty()) {
      ObjectId profile = kNoObject;
      if (!picture.profile.empty()) {
        ObjectId& known = profiles[picture.profile];
        if (known == kNoObject) known = write_profile(objects, picture, compression);
        profile = known;
      }
      ids[used[i]] = write_pixels(objects, picture, std::move(prepared[i]), profile);
    } else {
      ids[used[i]] = write_drawing(objects, picture, compression);
    }
  }
  return ids;
}

}  // namespace hustings::pdf
