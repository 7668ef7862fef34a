#include "election/furniture.h"

#include <algorithm>

#include "base/hash.h"
#include "base/parallel.h"
#include "project/statements.h"
#include "text/text.h"

namespace hustings::election {

std::shared_ptr<const Part> write_cover(const EditionContext& context, const Metadata& metadata,
                                        Diagnostics& diagnostics) {
  PartWriter writer(context, "cover", Role::Cover, {}, diagnostics);
  if (!metadata.organization.empty()) writer.paragraph(metadata.organization, {}, Role::Organization);
  writer.paragraph(metadata.title, {}, Role::Title);
  if (!metadata.subtitle.empty()) writer.paragraph(metadata.subtitle, {}, Role::Subtitle);
  if (!metadata.date.empty()) {
    writer.paragraph(text::format_date(metadata.date, writer.language()), {}, Role::Date);
  }
  return writer.finish();
}

std::shared_ptr<const Part> write_imprint(const EditionContext& context, const Metadata& metadata,
                                          Diagnostics& diagnostics) {
  PartWriter writer(context, "imprint", Role::Imprint, {}, diagnostics);
  writer.paragraph(metadata.title, {}, Role::Title);
  if (!metadata.description.empty()) writer.paragraph(metadata.description, {}, Role::None);
  if (context.as_submitted) writer.paragraph(writer.message("printed-as-submitted"), {}, Role::Notice);
  if (const ManifestText& disclaimer = context.project.disclaimer; disclaimer.exists()) {
    writer.builder().open(NodeKind::Paragraph, disclaimer.span, Role::Notice);
    writer.inline_markdown(project::one_paragraph(disclaimer.markdown), disclaimer.span);
    writer.builder().close();
  }
  std::vector<Fact> facts;
  const auto add = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) facts.push_back({writer.message(key), value, {}});
  };
  add("publisher", metadata.publisher);
  if (!metadata.publication_date.empty()) {
    add("published", text::format_date(metadata.publication_date, writer.language()));
  }
  add("identifier", metadata.identifier);
  add("rights", metadata.rights);
  writer.facts(facts, Role::Facts);
  return writer.finish();
}

bool has_imprint(const Project& project) {
  const Metadata& metadata = project.metadata;
  return project.has_election || !(metadata.description + metadata.publisher + metadata.publication_date +
                                   metadata.identifier + metadata.rights)
                                      .empty();
}

std::shared_ptr<const Part> write_contents(const EditionContext& context, Diagnostics& diagnostics) {
  PartWriter writer(context, "contents", Role::Contents, {}, diagnostics);
  writer.heading(1, writer.message("contents"), {}, Role::Title);
  const NodeId place = writer.builder().add(NodeKind::Generated);
  writer.builder().set(place, Attribute::Variant, "contents");
  return writer.finish();
}

namespace {

// "2021-11-04 23:59:59" as people write it, the time as it stands; other values as they are.
std::string with_written_date(const std::string& value, std::string_view language) {
  constexpr size_t kDate = 10;
  const auto is_time = [](char c) { return (c >= '0' && c <= '9') || c == ':'; };
  if (value.size() <= kDate + 1 || (value[kDate] != ' ' && value[kDate] != 'T')) return value;
  const std::string day = value.substr(0, kDate), time = value.substr(kDate + 1);
  const std::string written = text::format_date(day, language);
  if (written == day || !std::all_of(time.begin(), time.end(), is_time)) return value;
  return written + ", " + time;
}

}  // namespace

std::shared_ptr<const Part> write_election_facts(const EditionContext& context, Diagnostics& diagnostics) {
  PartWriter writer(context, "election", Role::Information, {}, diagnostics);
  writer.heading(1, writer.message("election"), {}, Role::Title);
  std::vector<Fact> facts = context.project.facts;
  for (Fact& fact : facts) fact.value = with_written_date(fact.value, writer.language());
  writer.facts(facts, Role::Facts);
  return writer.finish();
}

std::shared_ptr<const Part> write_index(const EditionContext& context, Diagnostics& diagnostics) {
  PartWriter writer(context, "index", Role::Index, {}, diagnostics);
  writer.heading(1, writer.message("index"), {}, Role::Title);
  const NodeId place = writer.builder().add(NodeKind::Generated);
  writer.builder().set(place, Attribute::Variant, "index");
  return writer.finish();
}

std::shared_ptr<const Part> write_colophon(const EditionContext& context, Diagnostics& diagnostics) {
  PartWriter writer(context, "colophon", Role::Colophon, {}, diagnostics);
  writer.heading(1, writer.message("colophon"), {}, Role::Title);
  writer.paragraph(writer.message("made-from-sources"), {}, Role::Notice);
  const std::vector<SourceId>& sources = context.project.sources;
  std::vector<std::string> hashes(sources.size());
  parallel_for(sources.size(), [&](size_t i) { hashes[i] = sha256_hex(context.sources.at(sources[i]).text()); });
  PartBuilder& builder = writer.builder();
  builder.open(NodeKind::DescriptionList, {}, Role::Sources);
  for (size_t i = 0; i < sources.size(); ++i) {
    builder.add_block(NodeKind::DescriptionTerm, context.addresses.path_of(sources[i]), {}, Role::SourceFile);
    builder.open(NodeKind::DescriptionDetails, {}, Role::SourceHash);
    writer.paragraph(hashes[i], {}, Role::SourceHash);
    builder.close();
  }
  builder.close();
  return writer.finish();
}

}  // namespace hustings::election
